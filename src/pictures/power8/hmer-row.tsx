/** Which threads have something latched in their HMER. */
import type { Shown } from '../../store/state.ts';
import { ChangedMark } from '../../views/controls/changed-mark.tsx';
import { ValueButton } from '../../views/controls/value-button.tsx';
import { decodeField } from '../../views/format/fields.ts';
import { hexRegister } from '../../views/format/hex.ts';
import { findCell, findRegister } from '../../views/lookup.ts';
import { Terms } from '../../views/words/terms.tsx';
import './hmer-row.css';

export function HmerRow({ shown }: { readonly shown: Shown }) {
  const { description } = shown;
  const latches = description.threads.map(({ id }) => readLatch(shown, id));
  if (latches.every((latch) => latch === null)) return null;
  return (
    <div className="hmer-row">
      <h3>
        <Terms text="HMER" />
      </h3>
      <ul>
        {latches.map((latch, thread) =>
          latch === null ? null : (
            <li key={thread} className="mono" data-on={latch.set} title={latch.words}>
              <ValueButton kind={latch.kind} index={latch.index} name="HMER">
                {description.threads[thread]?.id}
                <span className="visually-hidden">: {latch.words}</span>
              </ValueButton>
              <ChangedMark changed={latch.changed} />
            </li>
          ),
        )}
      </ul>
    </div>
  );
}

interface Latch {
  readonly kind: 'cell' | 'register';
  readonly index: number;
  readonly set: boolean;
  readonly changed: boolean;
  readonly words: string;
}

/** From the exact register, or from the cell when there is no register. */
function readLatch({ description, snapshot }: Shown, thread: string): Latch | null {
  const register = findRegister(description, snapshot, `${thread}.hmer`);
  if (register !== null) {
    const fields = description.registers[register.index]?.fields ?? [];
    const names = fields
      .map((field) => decodeField(field, register.value))
      .filter(({ value }) => value !== 0n)
      .map(({ name }) => name);
    const words = `${hexRegister(register.value, 64)} ${names.join(', ')}`.trim();
    return {
      kind: 'register',
      index: register.index,
      set: register.value !== 0n,
      changed: register.changed,
      words,
    };
  }
  const cell = findCell(description, snapshot, `${thread}.HMER`);
  if (cell === null) return null;
  const info = description.cells[cell.index];
  const words = info?.names[cell.value - info.min] ?? String(cell.value);
  return { kind: 'cell', index: cell.index, set: cell.value !== 0, changed: cell.changed, words };
}
