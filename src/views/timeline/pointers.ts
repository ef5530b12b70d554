/**
 * Mouse, pen and touch on the canvas: what each gesture means. One finger or a drag pans, two fingers
 * or the wheel zoom around where they are, a click selects, and Shift+click, double click, the menu
 * and the inject tool ask to inject.
 */

interface Point {
  readonly xCssPx: number;
  readonly yCssPx: number;
}

/** What pointers can do; the controller does it. */
export interface PointerCommands {
  /** The inject tool is armed. */
  readonly injecting: boolean;
  /** The wheel and the menu are left to the page around it, and nothing is injected. */
  readonly inFrame: boolean;
  /** The pointer hovers here; null when it has left. */
  point(at: Point | null): void;
  /** Moves the picture to the right by so many pixels. */
  pan(byCssPx: number): void;
  /** Shows `factor` times as much time around x. */
  zoom(factor: number, xCssPx: number): void;
  selectAt(xCssPx: number, yCssPx: number): void;
  injectAt(xCssPx: number): void;
}

/** Below this a press that moves is still a click. */
const DRAG_FROM_CSS_PX = 4;
const WHEEL_ZOOM_PER_PX = 0.0016;
/** Browsers report a pinch on a touchpad as small wheel steps with Ctrl. */
const PINCH_ZOOM_PER_PX = 0.01;
const LINE_PX = 16;

/** Returns the function that stops listening. */
export function listenToPointers(canvas: HTMLCanvasElement, timeline: PointerCommands): () => void {
  const ends = new AbortController();
  const { signal } = ends;
  const pressed = new Map<number, Point>();
  let pressedAt: Point | null = null;
  let dragging = false;

  const pointOf = (event: MouseEvent): Point => {
    const box = canvas.getBoundingClientRect();
    return { xCssPx: event.clientX - box.left, yCssPx: event.clientY - box.top };
  };

  const pinch = (id: number, to: Point): void => {
    const other = [...pressed].find(([key]) => key !== id)?.[1];
    const from = pressed.get(id);
    if (!other || !from) return;
    const before = Math.max(8, Math.abs(from.xCssPx - other.xCssPx));
    const after = Math.max(8, Math.abs(to.xCssPx - other.xCssPx));
    timeline.pan((to.xCssPx - from.xCssPx) / 2);
    timeline.zoom(before / after, (to.xCssPx + other.xCssPx) / 2);
  };

  canvas.addEventListener(
    'wheel',
    (event) => {
      if (timeline.inFrame) return;
      event.preventDefault();
      const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE_PX : 1;
      const along = (event.deltaX || (event.shiftKey ? event.deltaY : 0)) * unit;
      const across = event.deltaY * unit;
      if (!event.ctrlKey && Math.abs(along) >= Math.abs(across)) {
        timeline.pan(-along);
        return;
      }
      const rate = event.ctrlKey || event.metaKey ? PINCH_ZOOM_PER_PX : WHEEL_ZOOM_PER_PX;
      timeline.zoom(Math.exp(Math.max(-120, Math.min(120, across)) * rate), pointOf(event).xCssPx);
    },
    { passive: false, signal },
  );

  canvas.addEventListener(
    'pointerdown',
    (event) => {
      if (event.button !== 0) return;
      const point = pointOf(event);
      pressed.set(event.pointerId, point);
      pressedAt = pressed.size === 1 ? point : null;
      dragging = pressed.size > 1;
    },
    { signal },
  );

  canvas.addEventListener(
    'pointermove',
    (event) => {
      const point = pointOf(event);
      const from = pressed.get(event.pointerId);
      if (!from) {
        if (event.pointerType !== 'touch') timeline.point(point);
        return;
      }
      if (pressed.size > 1) {
        pinch(event.pointerId, point);
      } else {
        if (!dragging && pressedAt) {
          dragging = Math.abs(point.xCssPx - pressedAt.xCssPx) >= DRAG_FROM_CSS_PX;
          if (!dragging) return;
          canvas.setPointerCapture(event.pointerId);
          canvas.dataset['dragging'] = 'true';
        }
        timeline.point(null);
        timeline.pan(point.xCssPx - from.xCssPx);
      }
      pressed.set(event.pointerId, point);
    },
    { signal },
  );

  const release = (event: PointerEvent): void => {
    pressed.delete(event.pointerId);
    if (pressed.size === 0) delete canvas.dataset['dragging'];
  };
  canvas.addEventListener('pointercancel', release, { signal });
  canvas.addEventListener(
    'pointerup',
    (event) => {
      const clicked = pressed.has(event.pointerId) && !dragging && pressed.size === 1;
      release(event);
      if (!clicked) return;
      const { xCssPx, yCssPx } = pointOf(event);
      const injects = (event.shiftKey || timeline.injecting) && !timeline.inFrame;
      if (injects) timeline.injectAt(xCssPx);
      else timeline.selectAt(xCssPx, yCssPx);
    },
    { signal },
  );

  canvas.addEventListener('pointerleave', () => timeline.point(null), { signal });
  canvas.addEventListener(
    'dblclick',
    (event) => {
      // With Shift or the tool, the clicks themselves have asked already.
      const asks = !event.shiftKey && !timeline.injecting && !timeline.inFrame;
      if (asks) timeline.injectAt(pointOf(event).xCssPx);
    },
    { signal },
  );
  canvas.addEventListener(
    'contextmenu',
    (event) => {
      if (timeline.inFrame) return;
      event.preventDefault();
      pressed.clear();
      timeline.injectAt(pointOf(event).xCssPx);
    },
    { signal },
  );
  return () => ends.abort();
}
