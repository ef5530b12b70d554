/** Rows of one copy of a timer: what it is called, its value, a word about it. */
import { ValueButton } from '../../../views/controls/value-button.tsx';
import type { Read } from '../moment.ts';

export interface Row {
  readonly name: string;
  readonly read: Read<bigint | number> | null;
  readonly value: string;
  readonly note: string;
  readonly tone?: 'bad';
  /** What it should be, where it is not. */
  readonly wanted?: string;
}

interface Props {
  /** Whose they are, for those who hear the page. */
  readonly of: string;
  readonly rows: readonly Row[];
  /** Without the words. */
  readonly isBrief: boolean;
}

export const CopyRows = ({ of, rows, isBrief }: Props) => (
  <dl className="vt-rows" data-brief={isBrief}>
    {rows.map(({ name, read, value, note, tone, wanted }) => (
      <div key={name} data-tone={tone ?? 'plain'} data-changed={read?.changed ?? false}>
        <dt className="mono">{name}</dt>
        <dd>
          {isBrief && wanted !== undefined && <s>{wanted}</s>}{' '}
          {read === null ? (
            value
          ) : (
            <ValueButton kind={read.kind} index={read.index} name={`${name} of ${of}`}>
              {value}
            </ValueButton>
          )}
        </dd>
        {!isBrief && <dd className="vt-row-note">{note}</dd>}
      </div>
    ))}
  </dl>
);
