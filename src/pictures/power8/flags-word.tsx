/** sibling_subcore_state.flags as 64 bits, bit 63 at the left, and who won it. */
import type { Run, Shown } from '../../store/state.ts';
import { latestEvent } from '../../store/marks.ts';
import { ChangedMark } from '../../views/controls/changed-mark.tsx';
import { ValueButton } from '../../views/controls/value-button.tsx';
import { findCell } from '../../views/lookup.ts';
import { Terms } from '../../views/words/terms.tsx';
import './flags-word.css';

const BITS = Array.from({ length: 64 }, (_, place) => 63 - place);

export function FlagsWord({ shown, run }: { readonly shown: Shown; readonly run: Run }) {
  const { description, snapshot, runNumber } = shown;
  const bit63 = findCell(description, snapshot, 'core.bit63');
  if (bit63 === null) return null;
  if (run.opened.scenario['kernel'] === 'pre-fix') {
    return (
      <div className="flags-word">
        <h3 className="mono">sibling_subcore_state.flags</h3>
        <p className="dim flags-word-absent">
          <Terms text="Not in this kernel: in_guest[] and bit 63 came with the fix." />
        </p>
      </div>
    );
  }
  const set = bit63.value !== 0;
  const owner = set && runNumber === run.number ? ownerAt(run, snapshot.step) : null;
  return (
    <div className="flags-word">
      <h3 className="mono">sibling_subcore_state.flags</h3>
      <div className="flags-word-bits" aria-hidden="true">
        {BITS.map((bit) => (
          <span key={bit} data-on={bit === 63 && set} />
        ))}
      </div>
      <p className="flags-word-words">
        <span className="mono flags-word-value" data-on={set}>
          <ValueButton kind="cell" index={bit63.index} name="bit 63">
            bit 63 = {bit63.value}
          </ValueButton>{' '}
          <ChangedMark changed={bit63.changed} />
        </span>
        <span className="dim">
          <Terms
            quiet
            text={
              set
                ? `resync requested${owner === null ? '' : `: ${owner} owns it`}`
                : 'no resync requested'
            }
          />
        </span>
      </p>
    </div>
  );
}

/** The actor of the latest step that won bit 63. */
function ownerAt(run: Run, step: number): string | null {
  const { events, actors } = run.opened.description;
  const mask = events.reduce(
    (bits, { marker }, i) => (marker === 'owner' ? bits | (1 << i) : bits),
    0,
  );
  const won = latestEvent(run, step, (bits) => (bits & mask) !== 0);
  return won === 0 ? null : (actors[run.trace.actor[won - 1] ?? -1]?.id ?? null);
}
