/** The fields of TFMR that say something now: its state, what is set, and every error bit. */
import type { Shown } from '../../store/state.ts';
import { ChangedMark } from '../../views/controls/changed-mark.tsx';
import { ValueButton } from '../../views/controls/value-button.tsx';
import { decodeField } from '../../views/format/fields.ts';
import { hexRegister } from '../../views/format/hex.ts';
import { findRegister } from '../../views/lookup.ts';
import { Terms } from '../../views/words/terms.tsx';
import './tfmr-chips.css';

/** Its state now, and whether the TB counts. */
const ALWAYS_SHOWN = ['TBST_ENCODED', 'TB_VALID'];

export function TfmrChips({ shown: { description, snapshot } }: { readonly shown: Shown }) {
  const tfmr = findRegister(description, snapshot, 'core.tfmr');
  const fields = description.registers[tfmr?.index ?? -1]?.fields ?? [];
  if (tfmr === null) return null;
  const decoded = fields.map((field) => ({ field, ...decodeField(field, tfmr.value) }));
  const telling = decoded.filter(
    ({ field, alarming }) => alarming || ALWAYS_SHOWN.includes(field.name),
  );
  const calm = telling.every(({ alarming }) => !alarming);
  return (
    <div className="tfmr-chips">
      <h3>
        <Terms text="TFMR" /> <ChangedMark changed={tfmr.changed} />
      </h3>
      <ul title={hexRegister(tfmr.value, 64)}>
        {telling.map(({ field, name, bits, value, text, alarming }) => (
          <li key={bits + name} className="mono" data-alarm={alarming} title={`bit ${bits}`}>
            <ValueButton kind="register" index={tfmr.index} name="TFMR">
              {alarming && <span aria-label="error">⚠ </span>}
              <Terms
                quiet
                text={field.names.length > 0 ? text : `${name} ${alarming ? '' : String(value)}`}
              />
            </ValueButton>
          </li>
        ))}
        {calm && <li className="tfmr-chips-calm">no error bits</li>}
      </ul>
    </div>
  );
}
