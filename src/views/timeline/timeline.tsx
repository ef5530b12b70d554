/** The per-thread timelines: lanes by group, signals above them, markers, playhead and minimap. */
import { useEffect, useId, useRef, useState, useSyncExternalStore } from 'react';
import { TimelineController } from './timeline-controller.ts';
import { TIMELINE_KEYS_SPOKEN } from './timeline-keys.ts';
import type { TimelineProps } from './timeline-props.ts';
import { TimelineTooltip } from './timeline-tooltip.tsx';
import './timeline.css';

export type { TimelineProps } from './timeline-props.ts';

export function Timeline(props: TimelineProps) {
  const [controller] = useState(() => new TimelineController(props.frames));
  const { tooltip, whole, clipped, folded, sentence } = useSyncExternalStore(
    controller.subscribe,
    controller.notes,
  );
  const canvasRef = useRef<HTMLCanvasElement>(null);
  const minimapRef = useRef<HTMLDivElement>(null);
  const helpId = useId();
  const [linear, setLinear] = useState(false);

  useEffect(() => {
    if (canvasRef.current && minimapRef.current) {
      return controller.attach(canvasRef.current, minimapRef.current);
    }
    return undefined;
  }, [controller]);
  useEffect(() => controller.update({ ...props, linear }));

  const { label = 'Timeline', description, steps, selectedStep } = props;
  return (
    <section className="timeline" aria-label={label}>
      <div className="timeline-room" data-clipped={clipped}>
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
      <div ref={minimapRef} className="timeline-minimap" aria-hidden="true" hidden={whole}>
        <canvas />
        <div className="timeline-frame" />
      </div>
      <p className="timeline-foot">
        {(folded || linear) && (
          <>
            {linear ? 'Time is drawn as it passes.' : 'Long idle times are folded.'}{' '}
            <button type="button" className="timeline-scale" onClick={() => setLinear(!linear)}>
              {linear ? 'Fold idle times' : 'Show true time'}
            </button>
          </>
        )}
      </p>
      <p id={helpId} className="timeline-unseen">
        {TIMELINE_KEYS_SPOKEN}
      </p>
      <p className="timeline-unseen" aria-live="polite">
        {sentence}
      </p>
    </section>
  );
}
