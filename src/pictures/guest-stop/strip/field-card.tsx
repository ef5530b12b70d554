/** What a field of PSSCR is: its bits in both ways of counting, its meaning, who has set it, and what if not. */
import type { Description } from '../../../protocol/description.ts';
import { byFours } from '../../../base/by-fours.ts';
import { ValueButton } from '../../../views/controls/value-button.tsx';
import { SettingSegments } from '../../../views/picture/setting-segments.tsx';
import { useActions } from '../../../views/use-scope.ts';
import { Terms } from '../../../views/words/terms.tsx';
import { bitsOf, type Field, type Row } from './rows.ts';

interface Props {
  readonly field: Field;
  readonly rows: readonly Row[];
  readonly description: Description;
  readonly isWide: boolean;
}

/** Fields that an entry may write wrongly, by a setting. */
const MAY_BE_WRONG = ['ESL', 'EC', 'FAKE_SUSPEND'];

export function FieldCard({ field, rows, description, isWide }: Props) {
  const { name, bits, shift, width } = field;
  const term = description.words.glossary.find((one) => one.term === name);
  const last = shift + width - 1;
  const mask = ((1n << BigInt(width)) - 1n) << BigInt(shift);
  const many = width > 1;
  return (
    <div className="psscr-card" role="group" aria-label={`About ${name}`}>
      <p className="psscr-card-head">
        <b>{name}</b>
        <span>
          IBM {many ? 'bits' : 'bit'} {bits.replace(':', '–')}
        </span>
        <span>from the lowest: {many ? `${String(last)}–${String(shift)}` : String(shift)}</span>
        <span>
          mask <code>{byFours(mask.toString(16).toUpperCase())}</code>
        </span>
        <span>{field.isSeen ? 'the guest sees it' : 'the guest does not see it'}</span>
        <span className="psscr-card-set">
          {rows.map((row) => (
            <WhoSet key={row.host} row={row} field={field} />
          ))}
        </span>
      </p>
      <div className="psscr-card-meaning">
        <p>
          <Terms text={term?.sentence ?? ''} />
        </p>
        {isWide && MAY_BE_WRONG.includes(name) && (
          <SettingSegments
            path="mistakes.psscr"
            name="what if N2 writes"
            labels={{
              right: 'as it should',
              noEC: 'no EC',
              zeros: '0 for all three',
              noESL: 'ESL cleared only',
            }}
          />
        )}
      </div>
    </div>
  );
}

function WhoSet({ row, field }: { readonly row: Row; readonly field: Field }) {
  const { select, setPlaying } = useActions();
  const { label, step, value, register } = row;
  const digits = bitsOf(field, value).toString(2).padStart(field.width, '0');
  if (step !== null)
    return (
      <span>
        <code>{label}</code> {digits}, written at{' '}
        <button
          type="button"
          className="value-button"
          onClick={() => {
            setPlaying(false);
            select(step);
          }}
        >
          step {step}
        </button>
      </span>
    );
  return (
    <span>
      <code>{label}</code> {digits},{' '}
      <ValueButton kind="register" index={register} name={`PSSCR of ${label}`}>
        who set it?
      </ValueButton>
    </span>
  );
}
