/** PSSCR, bit by bit, a row for each host; a field that is pressed says what it is, and who has set it. */
import { useState } from 'react';
import type { Description } from '../../../protocol/description.ts';
import type { Snapshot } from '../../../protocol/snapshot.ts';
import type { Run } from '../../../store/state.ts';
import { useWidth } from '../../../views/controls/use-width.ts';
import { FieldCard } from './field-card.tsx';
import './psscr-strip.css';
import { bitsOf, fieldsOf, rowsOf, writtenBy, type Field, type Row } from './rows.ts';

interface Props {
  readonly run: Run;
  readonly description: Description;
  readonly snapshot: Snapshot;
  readonly isWide: boolean;
}

/** Where there is no room for its name. */
const SHORT: Readonly<Record<string, string>> = { FAKE_SUSPEND: 'FS' };
const shortName = (name: string): string => SHORT[name] ?? name;

export function PsscrStrip({ run, description, snapshot, isWide }: Props) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const [chosen, setChosen] = useState('EC');
  const fields = fieldsOf(description);
  const rows = rowsOf(run, description, snapshot);
  const field = fields.find(({ name }) => name === chosen) ?? fields[0];
  const isOver = isDead(snapshot, description);
  const hasLeft = rows.some((row, i) => fields.some((one) => writtenBy(one, row, i) === 'left'));
  return (
    <section className="psscr" aria-label="PSSCR" ref={ref} data-narrow={width < ROOMY}>
      <div className="psscr-title">
        <h2>
          PSSCR <span className="dim">IBM numbers: bit 0 is the highest</span>
        </h2>
        <p className="psscr-legend dim">
          <span data-by="kvm">hypervisor only</span>
          <span data-by="guest">the guest’s</span>
          {hasLeft && <span data-by="left">left over from the host</span>}
          <span data-by="traps">makes stop trap</span>
        </p>
      </div>
      <div className="psscr-grid">
        <div className="psscr-row psscr-head" aria-hidden="true">
          <span className="psscr-host" />
          {fields.map((one) => (
            <span
              key={one.name}
              className="psscr-name"
              data-gap={hasGap(one)}
              data-width={one.width}
              data-chosen={one.name === field?.name}
            >
              <b>{shortName(one.name)}</b>
              <span>{one.bits.replace(':', '–')}</span>
            </span>
          ))}
        </div>
        {rows.map((row, i) => (
          <div
            key={row.host}
            className="psscr-row"
            role="group"
            aria-label={`PSSCR of ${row.label}`}
            data-of={row.of}
          >
            <span className="psscr-host">{row.label}</span>
            {fields.map((one) => (
              <button
                key={one.name}
                type="button"
                className="psscr-field"
                data-by={writtenBy(one, row, i)}
                data-gap={hasGap(one)}
                data-traps={
                  row.of !== 'host' &&
                  ['ESL', 'EC'].includes(one.name) &&
                  bitsOf(one, row.value) === 1n
                }
                data-dies={row.of === 'guest' && isOver}
                aria-pressed={one.name === field?.name}
                aria-label={`${one.name} of ${row.label}: ${bits(one, row)}`}
                onClick={() => setChosen(one.name)}
              >
                {Array.from(bits(one, row)).map((digit, at) => (
                  <span key={at} aria-hidden="true">
                    {digit}
                  </span>
                ))}
              </button>
            ))}
            <Verdict row={row} isDead={isOver} />
          </div>
        ))}
      </div>
      {field !== undefined && (
        <FieldCard field={field} rows={rows} description={description} isWide={isWide} />
      )}
    </section>
  );
}

/** As wide as large bits and their words are. */
const ROOMY = 760;

const bits = (field: Field, { value }: Row): string =>
  bitsOf(field, value).toString(2).padStart(field.width, '0');

/** Bits that have no name come before it. */
const GAPS = ['SD', 'FAKE_SUSPEND'];
const hasGap = ({ name }: Field): boolean => GAPS.includes(name);

function isDead(snapshot: Snapshot, { instructions, phases }: Description): boolean {
  const place = instructions[snapshot.places[0] ?? -1];
  return phases[place?.phase ?? -1]?.id === 'dead';
}

/** What a stop is by these bits, or has been. */
function Verdict({ row, isDead: isOver }: { readonly row: Row; readonly isDead: boolean }) {
  const { of, step, traps, seen } = row;
  const verdict =
    of === 'host' ? 'none' : !traps ? 'pauses' : of === 'guest' && isOver ? 'kills' : 'traps';
  return (
    <span className="psscr-verdict" data-verdict={verdict}>
      {seen === 'both' ? 'has trapped, and paused' : VERDICTS[verdict]}
      {step !== null && <span className="dim"> as the guest ran last</span>}
    </span>
  );
}

const VERDICTS = {
  none: 'the host’s own',
  pauses: 'stop pauses',
  traps: 'stop traps',
  kills: 'stop has killed it',
} as const;
