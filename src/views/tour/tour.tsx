/**
 * A tour: a sentence beside the page, while the page itself goes to the moment that it is about. Arrow keys
 * lead on and back, Escape ends it; what was open before can be had back.
 */
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { TourStop } from '../../protocol/description.ts';
import type { Moment, Tour } from '../../store/state.ts';
import { CloseButton } from '../controls/close-button.tsx';
import { panelId } from '../shell/panel-id.ts';
import { useShowPanel } from '../shell/use-show-panel.ts';
import { useActions, useScope } from '../use-scope.ts';
import { Terms } from '../words/terms.tsx';
import { isRunOf, stepOfStop } from './stops.ts';
import './tour.css';

export function TourPanel() {
  const tour = useScope((state) => state.tour);
  return tour === null ? null : <Stops key={tour.model} tour={tour} />;
}

function Stops({ tour }: { readonly tour: Tour }) {
  const { setTour, open, run, basePreset, step } = useActions();
  const [at, setAt] = useState(0);
  // What was open when it began.
  const [before] = useState<Moment | null>(
    run === null ? null : { scenario: run.opened.scenario, preset: basePreset, step },
  );
  const next = useRef<HTMLButtonElement>(null);
  useEffect(() => next.current?.focus(), []);
  const stop = tour.stops[at];
  useVisit(tour.model, stop);
  if (stop === undefined) return null;
  const last = tour.stops.length - 1;
  const go = (to: number) => setAt(Math.max(0, Math.min(last, to)));
  const end = () => setTour(null);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') end();
    else if (event.key === 'ArrowRight') go(at + 1);
    else if (event.key === 'ArrowLeft') go(at - 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <section className="tour" aria-label="Tour">
      {/* The keys are those of its buttons, whichever of them has the focus. */}
      <div role="presentation" className="tour-body" onKeyDown={onKeyDown}>
        <div className="tour-head">
          <h2>
            <span className="dim">
              {at + 1} of {tour.stops.length}
            </span>{' '}
            {stop.title}
          </h2>
          <CloseButton small label="End the tour" title="End the tour (Esc)" onClose={end} />
        </div>
        <p aria-live="polite" className="tour-sentence">
          <Terms text={stop.sentence} />
        </p>
        <div className="tour-buttons">
          <button
            type="button"
            className="button button-small"
            aria-disabled={at === 0}
            onClick={() => go(at - 1)}
          >
            Back
          </button>
          <button
            ref={next}
            type="button"
            className="button button-small button-accent"
            onClick={() => (at === last ? end() : go(at + 1))}
          >
            {at === last ? 'Done' : 'Next'}
          </button>
          {before !== null && (
            <button
              type="button"
              className="button button-small button-quiet"
              title="Ends the tour and opens what was open before"
              onClick={() => {
                end();
                void open({ kind: 'scenario', ...before }, 'scenario');
              }}
            >
              Return to where I was
            </button>
          )}
        </div>
      </div>
    </section>
  );
}

/** Opens the run of a stop, goes to its moment as soon as the run has come so far, and shows what matters. */
function useVisit(model: string, stop: TourStop | undefined): void {
  const run = useScope((state) => state.run);
  const { open, change, select, seekLine, setTour } = useActions();
  const showPanel = useShowPanel();
  const opened = run?.opened ?? null;
  const isThere = opened !== null && stop !== undefined && isRunOf(opened, stop);
  const step = isThere && run !== null ? stepOfStop(run, stop) : null;
  const lines = isThere ? opened.description.lines : null;
  const wanted = useRef<TourStop | null>(null);
  useEffect(() => {
    // Once a stop: who goes elsewhere meanwhile may.
    if (stop === undefined || wanted.current === stop) return;
    wanted.current = stop;
    if (isThere) return;
    const visit = async () => {
      const source = { kind: 'preset', id: stop.preset, model } as const;
      const isOpen = await open(source, 'scenario');
      // Somebody who is in a hurry has gone on to the next one.
      if (wanted.current !== stop) return;
      if (!isOpen) setTour(null);
      else if (stop.change !== undefined) await change(stop.change);
    };
    void visit();
  }, [stop, isThere, model, open, change, setTour]);

  useEffect(() => {
    if (stop === undefined || step === null || lines === null) return undefined;
    select(step);
    const line = lines.find(({ label }) => label === stop.line);
    if (line !== undefined) seekLine(line.id, false);
    showPanel(stop.region);
    const region = () => document.getElementById(panelId(stop.region));
    queueMicrotask(() => region()?.setAttribute('data-told', ''));
    return () => region()?.removeAttribute('data-told');
  }, [stop, step, lines, select, seekLine, showPanel]);
}
