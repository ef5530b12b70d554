/** Where steps and lanes are, in pixels. */
import type { Lane, Story } from './story.ts';

export interface Geometry {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  /** Pixels of a step. */
  readonly pitch: number;
  /** Baseline of what comes from above, and top of the hosts. */
  readonly above: number;
  readonly top: number;
  readonly x: (step: number) => number;
  readonly y: (lane: Lane) => number;
}

const MOST_PITCH = 24;
const LEAST_PITCH = 12;
const ABOVE = 48;
const TOP = 54;
/** Baseline of the name of a host. */
export const NAME = TOP + 16;

const gutters = (isWide: boolean) => (isWide ? { left: 82, right: 138 } : { left: 66, right: 6 });

/** How many steps there is room for. */
export function roomFor(width: number, isWide: boolean): number {
  const { left, right } = gutters(isWide);
  return Math.max(8, Math.floor((width - left - right - 24) / LEAST_PITCH));
}

export function geometryOf(
  { from, to }: Pick<Story, 'from' | 'to'>,
  {
    width,
    height,
    isWide,
  }: { readonly width: number; readonly height: number; readonly isWide: boolean },
): Geometry {
  const { left, right: gutter } = gutters(isWide);
  const right = width - gutter;
  // Half a stop stands before its step, and a cross around its own.
  const [start, end] = [left + 12, right - 12];
  const pitch = Math.min(MOST_PITCH, (end - start) / Math.max(1, to - from));
  const guest = TOP + 38;
  const bottom = height - 22;
  const span = bottom - guest;
  const lanes: Readonly<Record<Lane, number>> = {
    guest,
    hardware: guest + span * 0.37,
    kvm: guest + span * 0.68,
    qemu: bottom,
  };
  return {
    width,
    height,
    left,
    right,
    pitch,
    above: ABOVE,
    top: TOP,
    x: (step) => start + (step - from) * pitch,
    y: (lane) => lanes[lane],
  };
}
