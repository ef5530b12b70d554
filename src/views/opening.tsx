/**
 * What stands before the first run is there: the boxes of its panels, where they will be. A run that is
 * over in a blink takes their place whole, so that nothing in it moves.
 */
import { useState } from 'react';
import type { ScopeState } from '../store/state.ts';
import { useRoom } from './controls/use-room.ts';
import { useScope } from './use-scope.ts';
import './opening.css';

/** A run that is as long is watched while it grows. */
const LONG = 2000;

const isOpened = ({ run }: ScopeState): boolean => run !== null;
const hasCome = ({ run }: ScopeState): boolean =>
  run !== null && (run.finished !== null || run.trace.length >= LONG);

/** Whether there is a run to look at; once there is, its successors are shown from their first step. */
export function useFirstRun(): boolean {
  const [hadOne, setHadOne] = useState(false);
  const opened = useScope(isOpened);
  const comes = useScope(hasCome);
  if (comes && !hadOne) setHadOne(true);
  return comes || (opened && hadOne);
}

/** In the place of the verdict. */
export function OpeningVerdict() {
  return (
    <section aria-label="Verdict" className="verdict">
      <p className="verdict-bar dim">Nothing has been simulated yet.</p>
    </section>
  );
}

/** In the place of the panels. */
export function OpeningPanels() {
  const { wide, tall } = useRoom();
  const progressSteps = useScope((state) => state.progressSteps);
  return (
    <>
      <div className="page-stage">
        <div className="brief opening-line" />
        <div className="timeline-panel opening-timeline">
          <p className="timeline-panel-empty dim" role="status">
            {progressSteps === 0
              ? 'Starting the simulation…'
              : `Replaying the run: ${progressSteps.toLocaleString('en')} steps so far…`}
          </p>
        </div>
        {wide && tall && <div className="panel log-panel" />}
      </div>
      <div className="page-side">
        <div className="tabs" />
        {wide && <div className="panel choices-panel" />}
      </div>
    </>
  );
}
