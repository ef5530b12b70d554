/** The carry check, close up: four beads and a wrap to be dragged, and the TB with the digits that change. */
import { useState } from 'react';
import { Grip } from '../../views/picture/grip.tsx';
import { useWidth } from '../../views/controls/use-width.ts';
import type { Description } from '../../protocol/description.ts';
import type { Opened } from '../../protocol/messages.ts';
import { valueAt } from '../../scenario/settings.ts';
import { useActions } from '../../views/use-scope.ts';
import { grouped } from './amounts.ts';
import {
  carryCheckOf,
  FIRST_BEADS,
  LAST_TICK,
  offWords,
  type Beads,
  type CarryCheck,
  type CarryRow,
} from './carry-check.ts';
import './carry-close-up.css';

interface CloseUpProps {
  readonly description: Description;
  readonly scenario: Opened['scenario'];
}

export function CarryCloseUp({ description, scenario }: CloseUpProps) {
  const [beads, setBeads] = useState(FIRST_BEADS);
  const [ref, width] = useWidth<HTMLDivElement>();
  const { open, change } = useActions();
  const check = carryCheckOf(description, beads);
  if (check === null) return null;
  const carry = valueAt(scenario, 'carry');
  /** With the carry check that is chosen. */
  const openSuchRun = async () => {
    const { model } = description;
    const isOpen = await open({ kind: 'preset', id: 'carry-close-up', model }, 'scenario');
    if (isOpen && carry !== 'absolute') await change({ carry });
  };
  return (
    <section className="carry" aria-label="Carry check, close up">
      <header>
        <b>Carry check, close up</b>
        <span className="dim">a run of its own, offset 134.2 s: drag a bead or the wrap</span>
        <button type="button" className="button button-small" onClick={() => void openSuchRun()}>
          Open such a run
        </button>
      </header>
      <div className="carry-body">
        <div className="carry-string" ref={ref}>
          {width > 0 && <String beads={beads} onMove={setBeads} check={check} width={width} />}
        </div>
        <Registers rows={check.rows} />
      </div>
    </section>
  );
}

interface StringProps {
  readonly beads: Beads;
  readonly onMove: (beads: Beads) => void;
  readonly check: CarryCheck;
  readonly width: number;
}

const HEIGHT = 116;
const [TOP, LINE, BOTTOM] = [26, 52, 80];

function String({ beads, onMove, check, width }: StringProps) {
  const x = (tick: number) => 18 + (tick / (LAST_TICK + 0.6)) * (width - 30);
  const tickAt = (pixel: number) => ((pixel - 18) / (width - 30)) * (LAST_TICK + 0.6);
  const end = width - 2;
  const ends = check.isMended ? x(beads.mend) : end;
  const { write, back, mend, wrap } = beads;
  const bead = (key: keyof Beads, label: string, min: number, max: number) => (
    <Grip
      key={key}
      look="bead"
      along="x"
      label={label}
      at={{ x: x(beads[key]), y: LINE }}
      value={beads[key]}
      min={min}
      max={max}
      step={1}
      text={`${beads[key]} ticks after E5a`}
      valueAt={(point) => tickAt(point.x)}
      onPreview={(value) => value !== null && onMove({ ...beads, [key]: value })}
      onTake={(value) => onMove({ ...beads, [key]: value })}
    />
  );
  return (
    <svg
      width={width}
      height={HEIGHT}
      role="group"
      aria-label="Four steps of a switch, and the wrap"
    >
      <g aria-hidden="true">
        <rect className="offset-ground" x={0} y={TOP} width={width} height={BOTTOM - TOP} />
        <line className="carry-host" x1={0} x2={x(write)} y1={LINE} y2={LINE} />
        <Block from={x(write)} to={ends} off={check.offWritten} />
        {check.isMended && <Block from={x(mend)} to={end} off={check.offMended} />}
        <line className="carry-wrap" x1={x(wrap)} x2={x(wrap)} y1={18} y2={BOTTOM + 4} />
        <text className="offset-warn" x={x(wrap) + 15} y={14}>
          low 24 bits wrap
        </text>
        {Array.from({ length: LAST_TICK + 1 }, (_, tick) => (
          <text key={tick} className="dim" x={x(tick)} y={BOTTOM + 18} textAnchor="middle">
            {tick === 0 ? '0' : `+${tick}`}
          </text>
        ))}
        <text className="dim" x={end} y={BOTTOM + 34} textAnchor="end">
          ticks after the first read
        </text>
        <circle className="carry-first" cx={x(0)} cy={LINE} r={9} />
        <circle className="grip-bead" cx={x(0)} cy={LINE} r={3.5} />
      </g>
      {bead('write', 'E5b: write of TBU40', 1, back - 1)}
      {bead('back', 'E6a: TB read back', write + 1, mend - 1)}
      {bead('mend', 'E6b: second write', back + 1, LAST_TICK)}
      <Grip
        along="x"
        label="Wrap of the low 24 bits"
        at={{ x: x(wrap), y: 9 }}
        value={wrap}
        min={0.5}
        max={LAST_TICK - 0.5}
        step={1}
        text={`between ${wrap - 0.5} and ${wrap + 0.5} ticks after E5a`}
        valueAt={(point) => tickAt(point.x)}
        onPreview={(value) => value !== null && onMove({ ...beads, wrap: value })}
        onTake={(value) => onMove({ ...beads, wrap: value })}
      />
    </svg>
  );
}

/** The guest's time in the TB: right, or by a lost carry lower, or by one too many higher. */
function Block({ from, to, off }: { from: number; to: number; off: number }) {
  if (to <= from) return null;
  const middle = (from + to) / 2;
  if (off === 0)
    return (
      <g className="carry-right">
        <rect x={from} y={TOP + 6} width={to - from} height={20} />
        {to - from > 46 && (
          <text
            x={to - from > 100 ? from + (to - from) / 4 : middle}
            y={TOP + 20}
            textAnchor="middle"
          >
            right
          </text>
        )}
      </g>
    );
  const top = off < 0 ? LINE - 10 : TOP;
  const room = to - from > 104;
  return (
    <g className="carry-wrong">
      {off < 0 && (
        <rect className="carry-ghost" x={from} y={TOP + 2} width={to - from} height={14} />
      )}
      <path d={toothed(from, to, top, top + 12)} />
      <text
        className="offset-bad"
        x={room ? middle : from + 4}
        y={LINE + 22}
        textAnchor={room ? 'middle' : 'start'}
      >
        {offWords(off)}
      </text>
    </g>
  );
}

function toothed(from: number, to: number, top: number, bottom: number): string {
  const count = Math.max(1, Math.round((to - from) / 6));
  const wide = (to - from) / count;
  const teeth = Array.from(
    { length: count },
    (_, i) => `L ${to - (i + 0.5) * wide} ${bottom + 5} L ${to - (i + 1) * wide} ${bottom}`,
  );
  return `M ${from} ${top} H ${to} V ${bottom} ${teeth.join(' ')} Z`;
}

function Registers({ rows }: { readonly rows: readonly CarryRow[] }) {
  return (
    <table className="carry-registers" aria-label="The register, 64 bits">
      <tbody>
        {rows.map(({ label, what, value, note, tone }, i) => (
          <tr key={label}>
            <th scope="row" className="mono">
              {label}
            </th>
            <td className="dim">{what}</td>
            <td className="mono">
              {value === null ? '—' : <Digits value={value} before={lastOf(rows, i)} />}
            </td>
            <td data-tone={tone}>{note}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const lastOf = (rows: readonly CarryRow[], index: number): bigint | null =>
  rows.slice(0, index).findLast(({ value }) => value !== null)?.value ?? null;

/** Those that differ from the row above are marked. */
function Digits({ value, before }: { value: bigint; before: bigint | null }) {
  const text = grouped(value);
  const old = before === null ? text : grouped(before);
  return Array.from(text, (digit, i) => (digit === old[i] ? digit : <mark key={i}>{digit}</mark>));
}
