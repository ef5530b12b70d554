/** A register: all its digits, as a difference where that is what it is, and its fields decoded. */
import { memo } from 'react';
import type { FieldInfo, RegisterInfo } from '../../protocol/description.ts';
import { ChangedMark } from '../controls/changed-mark.tsx';
import { ValueButton } from '../controls/value-button.tsx';
import { Label } from './label.tsx';
import { Terms } from '../words/terms.tsx';
import { decodeField } from '../format/fields.ts';
import { hexRegister, hexSigned } from '../format/hex.ts';

interface Props {
  /** Into the description's registers. */
  readonly index: number;
  readonly info: RegisterInfo | undefined;
  readonly value: bigint;
  readonly changed: boolean;
}

export const RegisterRow = memo(function RegisterRow({ index, info, value, changed }: Props) {
  if (info === undefined) return null;
  return (
    <div className="state-register">
      <div className="state-register-head">
        <span className="state-label">
          <Label {...info} /> <ChangedMark changed={changed} />
        </span>
        <span className="mono state-value" data-changed={changed}>
          <ValueButton kind="register" index={index} name={info.label} tabIndex={-1}>
            {hexRegister(value, info.width)}
            {info.signed && <span className="dim"> = {hexSigned(value)}</span>}
          </ValueButton>
        </span>
      </div>
      {info.fields.length > 0 && <Fields info={info} value={value} />}
    </div>
  );
});

/** Those that are set in one line; it opens to show all. */
function Fields({ info, value }: { readonly info: RegisterInfo; readonly value: bigint }) {
  return (
    <details>
      <summary className="state-register-summary">
        <span className="visually-hidden">Fields of {info.label}: </span>
        <TellingFields fields={info.fields} value={value} />
      </summary>
      <dl className="state-fields">
        {info.fields.map((field) => {
          const { name, bits, text, alarming } = decodeField(field, value);
          return (
            <div key={`${bits} ${name}`} data-alarm={alarming}>
              <dt>
                <span className="dim mono">{bits}</span> <Terms quiet text={name} />
              </dt>
              <dd className="mono">
                {alarming && '⚠ '}
                {text}
              </dd>
            </div>
          );
        })}
      </dl>
    </details>
  );
}

/** The fields that are not zero, in one line. */
function TellingFields({ fields, value }: { fields: readonly FieldInfo[]; value: bigint }) {
  const telling = fields
    .map((field) => ({ field, ...decodeField(field, value) }))
    .filter((decoded) => decoded.value !== 0n);
  return (
    <span className="state-telling mono">
      {telling.length === 0 && <span className="dim">no field is set</span>}
      {telling.map(({ field, name, text, alarming }) => (
        <span key={`${field.bits} ${name}`} data-alarm={alarming}>
          {alarming && '⚠ '}
          <Terms quiet text={field.width === 1 ? name : `${name}=${text}`} />
        </span>
      ))}
    </span>
  );
}
