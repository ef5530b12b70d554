/** The core-wide in_guest[] byte of a subcore, or that the kernel has none. */
import type { Run, Shown } from '../../store/state.ts';
import { ChangedMark } from '../../views/controls/changed-mark.tsx';
import { ValueButton } from '../../views/controls/value-button.tsx';
import { findCell } from '../../views/lookup.ts';
import { Terms } from '../../views/words/terms.tsx';
import './in-guest-chip.css';

interface Props {
  readonly shown: Shown;
  readonly run: Run;
  /** Id of the group. */
  readonly group: string;
}

export function InGuestChip({ shown, run, group }: Props) {
  const inGuest = findCell(shown.description, shown.snapshot, `${group}.in_guest`);
  if (inGuest === null) return null;
  const { label = '' } = shown.description.cells[inGuest.index] ?? {};
  if (run.opened.scenario['kernel'] === 'pre-fix') {
    return (
      <span className="in-guest-chip in-guest-chip-absent dim" title="in_guest[] came with the fix">
        no{' '}
        <span className="mono">
          <Terms quiet text={label} />
        </span>
      </span>
    );
  }
  return (
    <span className="in-guest-chip mono" data-on={inGuest.value !== 0}>
      <ValueButton kind="cell" index={inGuest.index} name="in_guest[]">
        <Terms quiet text={label} /> {inGuest.value}
      </ValueButton>
      <ChangedMark changed={inGuest.changed} />
    </span>
  );
}
