/** All that one frame shows. The same scene gives the same pixels. */
import type { Geometry } from './geometry.ts';
import type { Theme } from './theme.ts';
import type { TimeWindow } from './time-window.ts';
import type { TimelineModel } from './timeline-model.ts';

export interface Scene {
  readonly model: TimelineModel;
  readonly geometry: Geometry;
  readonly window: TimeWindow;
  readonly theme: Theme;
  readonly devicePxPerCssPx: number;
  readonly selectedStep: number;
  /** A clock that changed since `fromStep` is on its way, 0 to 1; null once all have arrived. */
  readonly settling: { readonly fromStep: number; readonly share: number } | null;
  /** Lane that the keyboard is on; -1 for none. */
  readonly focusedLane: number;
  /** Time under the pointer; null when it is elsewhere. */
  readonly pointerTicks: number | null;
  /** The inject tool is armed. */
  readonly injecting: boolean;
}
