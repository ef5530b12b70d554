/** The rows in the room that there is, and the canvas in the size of both. */
import { type Geometry, layOut, leastHeightCssPx } from '../../timeline/geometry.ts';
import type { TimelineProps } from './timeline-props.ts';

export interface Fit {
  readonly geometry: Geometry;
  /** Pixels of the device to one of the geometry. */
  readonly ratio: number;
}

const MOST_DEVICE_PX_PER_CSS_PX = 3;

/** `known` is how it was; its geometry stays the same object as long as it fits. */
export function fitted(
  canvas: HTMLCanvasElement,
  roomCssPx: { readonly width: number; readonly height: number },
  { description, inFrame = false, over }: Pick<TimelineProps, 'description' | 'inFrame' | 'over'>,
  known: { readonly geometry: Geometry | null; readonly ratio: number },
): Fit {
  const zoom = over?.zoom ?? 1;
  const width = roomCssPx.width / zoom;
  const least = inFrame ? 0 : leastHeightCssPx(description);
  const height = Math.max(roomCssPx.height / zoom, least);
  const ratio = Math.min(MOST_DEVICE_PX_PER_CSS_PX, devicePixelRatio) * zoom;
  const { geometry: before } = known;
  if (before?.widthCssPx === width && before.heightCssPx === height && ratio === known.ratio)
    return { geometry: before, ratio };
  const geometry = layOut(description, width, height, inFrame ? 'fitting' : 'all', over?.most);
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  canvas.style.width = `${width * zoom}px`;
  canvas.style.height = `${height * zoom}px`;
  return { geometry, ratio };
}
