/** The per-thread timelines: lanes by group, signals above them, markers, playhead and minimap. */
import { useEffect, useId, useRef, useState, useSyncExternalStore } from 'react';
import { TimelineController } from './timeline-controller.ts';
import { TIMELINE_KEYS_SPOKEN } from './timeline-keys.ts';
import { TimelineLegend } from './timeline-legend.tsx';
import type { TimelineProps } from './timeline-props.ts';
import { TimelineTooltip } from './timeline-tooltip.tsx';
import './timeline.css';

export type { TimelineProps } from './timeline-props.ts';

export function Timeline(props: TimelineProps) {
  const [controller] = useState(() => new TimelineController(props.frames));
  const { tooltip, sentence } = useSyncExternalStore(controller.subscribe, controller.notes);
  const canvasRef = useRef<HTMLCanvasElement>(null);
  const minimapRef = useRef<HTMLDivElement>(null);
  const helpId = useId();

  useEffect(() => {
    if (canvasRef.current && minimapRef.current) {
      return controller.attach(canvasRef.current, minimapRef.current);
    }
    return undefined;
  }, [controller]);
  useEffect(() => controller.update(props));

  const { label = 'Timeline', legend = false, description, steps, selectedStep } = props;
  return (
    <section className="timeline" aria-label={label}>
      <div className="timeline-room">
        <canvas
          ref={canvasRef}
          className="timeline-canvas"
          role="slider"
          tabIndex={0}
          aria-label={`Timelines of ${description.threads.length} threads`}
          aria-describedby={helpId}
          aria-orientation="horizontal"
          aria-valuemin={0}
          aria-valuemax={steps}
          aria-valuenow={selectedStep}
          aria-valuetext={`step ${selectedStep} of ${steps}`}
        />
        {tooltip && <TimelineTooltip {...tooltip} />}
      </div>
      <div ref={minimapRef} className="timeline-minimap" aria-hidden="true">
        <canvas />
        <div className="timeline-frame" />
      </div>
      {legend && <TimelineLegend description={description} />}
      <p id={helpId} className="timeline-unseen">
        {TIMELINE_KEYS_SPOKEN}
      </p>
      <p className="timeline-unseen" aria-live="polite">
        {sentence}
      </p>
    </section>
  );
}
