/** The fields of TFMR that say something now: its state, what is set, and every error bit. */
import type { Shown } from '../../store/state.ts';
import { ChangedMark } from '../controls/changed-mark.tsx';
import { decodeField } from '../format/fields.ts';
import { hexRegister } from '../format/hex.ts';
import { findRegister } from '../lookup.ts';
import './tfmr-chips.css';

export function TfmrChips({ shown: { description, snapshot } }: { readonly shown: Shown }) {
  const tfmr = findRegister(description, snapshot, 'core.tfmr');
  const fields = description.registers[tfmr?.index ?? -1]?.fields ?? [];
  if (tfmr === null) return null;
  const decoded = fields.map((field) => ({ field, ...decodeField(field, tfmr.value) }));
  const telling = decoded.filter(
    ({ field, value }) =>
      (field.width > 1 && field.names.length > 0) || (field.width === 1 && value !== 0n),
  );
  const calm = telling.every(({ alarming }) => !alarming);
  return (
    <div className="tfmr-chips">
      <h3>
        TFMR <ChangedMark changed={tfmr.changed} />
      </h3>
      <ul title={hexRegister(tfmr.value, 64)}>
        {telling.map(({ field, name, bits, text, alarming }) => (
          <li key={bits + name} className="mono" data-alarm={alarming} title={`bit ${bits}`}>
            {alarming && <span aria-label="error">⚠ </span>}
            {field.width > 1 ? `${name} ${text}` : name}
          </li>
        ))}
        {calm && <li className="tfmr-chips-calm">no error bits</li>}
      </ul>
    </div>
  );
}
