/** The per-thread timelines: lanes by group, signals above them, markers, playhead and minimap. */
import type { TimelineProps } from './timeline-props.ts';

export type { TimelineProps } from './timeline-props.ts';

export function Timeline({ selectedStep }: TimelineProps) {
  return (
    <section aria-label="Timeline">
      <p>step {selectedStep}</p>
    </section>
  );
}
