/**
 * The minimap: the whole run in a low canvas, drawn again only when the run changes, and above it a
 * frame around the visible window that can be dragged, resized at its edges and put anywhere.
 */
import { defined } from '../../base/assert.ts';
import { drawMinimap } from '../../timeline/draw-minimap.ts';
import type { Theme } from '../../timeline/theme.ts';
import { spanTicks, type TimeWindow } from '../../timeline/time-window.ts';
import type { TimelineModel } from '../../timeline/timeline-model.ts';

export interface MinimapPort {
  window(): TimeWindow;
  limits(): TimeWindow;
  show(window: TimeWindow): void;
  onResize(): void;
}

type Grip = 'from' | 'to' | 'whole';

const EDGE_CSS_PX = 7;
const LEAST_FRAME_CSS_PX = 8;

export class MinimapView {
  stale = true;
  readonly #box: HTMLElement;
  readonly #canvas: HTMLCanvasElement;
  readonly #frame: HTMLElement;
  readonly #port: MinimapPort;
  readonly #ends = new AbortController();
  readonly #sizes: ResizeObserver;
  #grip: Grip | null = null;
  #lastTicks = 0;

  constructor(box: HTMLElement, port: MinimapPort) {
    this.#box = box;
    this.#port = port;
    this.#canvas = defined(box.querySelector('canvas'), "the minimap's canvas");
    this.#frame = defined(box.querySelector<HTMLElement>('.timeline-frame'), 'the frame');
    this.#sizes = new ResizeObserver(() => {
      this.stale = true;
      port.onResize();
    });
    this.#sizes.observe(box);
    this.#listen();
  }

  dispose(): void {
    this.#sizes.disconnect();
    this.#ends.abort();
  }

  markStale(): void {
    this.stale = true;
  }

  draw(model: TimelineModel, theme: Theme, devicePxPerCssPx: number): void {
    const width = this.#box.clientWidth;
    const height = this.#box.clientHeight;
    if (width < 1 || height < 1) return;
    const widthDevicePx = Math.round(width * devicePxPerCssPx);
    const heightDevicePx = Math.round(height * devicePxPerCssPx);
    if (this.#canvas.width !== widthDevicePx) this.#canvas.width = widthDevicePx;
    if (this.#canvas.height !== heightDevicePx) this.#canvas.height = heightDevicePx;
    const surface = defined(this.#canvas.getContext('2d', { alpha: false }), 'a 2D context');
    drawMinimap(surface, model, theme, width, height, devicePxPerCssPx);
    this.stale = false;
  }

  /** Puts the frame around the window. */
  place(window: TimeWindow, limits: TimeWindow): void {
    const width = this.#box.clientWidth;
    const perTick = width / spanTicks(limits);
    const size = Math.min(width, Math.max(LEAST_FRAME_CSS_PX, spanTicks(window) * perTick));
    const left = Math.min(
      width - size,
      Math.max(0, (window.fromTicks - limits.fromTicks) * perTick),
    );
    this.#frame.style.transform = `translateX(${left}px)`;
    this.#frame.style.width = `${size}px`;
  }

  #ticksAt(event: PointerEvent): number {
    const box = this.#box.getBoundingClientRect();
    const limits = this.#port.limits();
    return limits.fromTicks + ((event.clientX - box.left) / box.width) * spanTicks(limits);
  }

  #gripAt(event: PointerEvent): Grip | null {
    const frame = this.#frame.getBoundingClientRect();
    const x = event.clientX;
    // A frame too small to have edges can only be moved as a whole.
    if (frame.width >= 4 * EDGE_CSS_PX) {
      if (Math.abs(x - frame.left) <= EDGE_CSS_PX) return 'from';
      if (Math.abs(x - frame.right) <= EDGE_CSS_PX) return 'to';
    }
    return x >= frame.left && x <= frame.right ? 'whole' : null;
  }

  #listen(): void {
    const { signal } = this.#ends;
    const box = this.#box;
    const take = (event: PointerEvent): void => {
      if (event.button !== 0) return;
      box.setPointerCapture(event.pointerId);
      this.#lastTicks = this.#ticksAt(event);
      this.#grip = this.#gripAt(event);
      if (this.#grip !== null) return;
      this.#grip = 'whole';
      const half = spanTicks(this.#port.window()) / 2;
      this.#port.show({ fromTicks: this.#lastTicks - half, toTicks: this.#lastTicks + half });
    };
    const move = (event: PointerEvent): void => {
      if (this.#grip === null) {
        const edge = this.#gripAt(event);
        box.dataset['grip'] = edge === 'from' || edge === 'to' ? 'edge' : (edge ?? 'none');
        return;
      }
      const ticks = this.#ticksAt(event);
      this.#drag(this.#grip, ticks, ticks - this.#lastTicks);
      this.#lastTicks = ticks;
    };
    const drop = (): void => {
      this.#grip = null;
    };
    box.addEventListener('pointerdown', take, { signal });
    box.addEventListener('pointermove', move, { signal });
    box.addEventListener('pointerup', drop, { signal });
    box.addEventListener('pointercancel', drop, { signal });
  }

  #drag(grip: Grip, ticks: number, byTicks: number): void {
    const { fromTicks, toTicks } = this.#port.window();
    const least = 1;
    switch (grip) {
      case 'whole':
        this.#port.show({ fromTicks: fromTicks + byTicks, toTicks: toTicks + byTicks });
        break;
      case 'from':
        this.#port.show({ fromTicks: Math.min(ticks, toTicks - least), toTicks });
        break;
      case 'to':
        this.#port.show({ fromTicks, toTicks: Math.max(ticks, fromTicks + least) });
        break;
    }
  }
}
