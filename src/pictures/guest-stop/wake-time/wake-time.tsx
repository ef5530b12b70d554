/** How long it takes to wake from each idle state, as the mails have it, and which of them the governor picks. */
import { useState } from 'react';
import type { Description, TableInfo } from '../../../protocol/description.ts';
import { ChoiceOfFew } from '../../../views/controls/choice-of-few.tsx';
import { useWidth } from '../../../views/controls/use-width.ts';
import { Grip } from '../../../views/picture/grip.tsx';
import { widthOf } from '../way/labels.ts';
import './wake-time.css';

/** The rows of the tables of latencies. */
const STATES = ['snooze', 'stop, native', 'stop, emulated', 'Shared Cede'] as const;
const EMULATED = 2;
const NATIVE = 1;

/** By value of their column. */
const CYCLES = ['burnt', 'to siblings', 'to the host'] as const;

const KINDS = [
  { value: 'latency-timer', label: 'timer' },
  { value: 'latency-ipi', label: 'IPI' },
] as const;

interface Props {
  readonly description: Description;
  /** The guest was told that it may stop. */
  readonly isOffered: boolean;
  /** Its stops trap here. */
  readonly traps: boolean;
  readonly isWide: boolean;
}

const ROW = 24;
const AXIS = 20;
const LEFT = 104;
const RIGHT = 72;
/** ns. */
const [SHORTEST, LONGEST] = [500, 50_000];
const TICKS = [500, 1000, 5000, 10_000, 50_000];

export function WakeTime({ description, isOffered, traps, isWide }: Props) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const [kind, setKind] = useState<(typeof KINDS)[number]['value']>('latency-timer');
  const [expected, setExpected] = useState(40);
  const [preview, setPreview] = useState<number | null>(null);
  const table = (id: string) => description.tables?.find((one) => one.id === id)?.rows ?? [];
  const rows = table(kind);
  const governor = table(isOffered ? 'governor-offered' : 'governor-not-offered');
  const time = preview ?? expected;
  const state = stateAt(governor, time);
  const lit = state === NATIVE && traps ? EMULATED : state;
  const right = width - RIGHT;
  const x = (ns: number) =>
    LEFT + ((right - LEFT) * Math.log(ns / SHORTEST)) / Math.log(LONGEST / SHORTEST);
  return (
    <section className="wake-time" aria-label="Time to wake up">
      <div className="wake-time-head">
        <h2>
          Time to wake up <span className="dim">as printed: least, median, most of 60</span>
        </h2>
        <ChoiceOfFew
          label="Woken by"
          labelHidden
          segments={KINDS}
          value={kind}
          onChange={setKind}
        />
      </div>
      <div ref={ref}>
        {width > 0 && (
          <svg
            className="wake-time-chart"
            width={width}
            height={AXIS + ROW * rows.length}
            role="img"
            aria-label={spoken(rows)}
          >
            {TICKS.map((ns, i) => (
              <g key={ns}>
                <line x1={x(ns)} x2={x(ns)} y1={AXIS - 3} y2={AXIS + ROW * rows.length} />
                <text x={x(ns)} y={12} textAnchor="middle">
                  {ns / 1000}
                  {i === TICKS.length - 1 && ' µs'}
                </text>
              </g>
            ))}
            {rows.map((row, i) => (
              <Bar key={STATES[i]} row={row} index={i} x={x} width={width} isLit={i === lit} />
            ))}
          </svg>
        )}
      </div>
      {isWide && width > 0 && (
        <Governor
          rows={governor}
          width={width}
          expected={expected}
          time={time}
          picks={STATES[lit] ?? ''}
          onPreview={setPreview}
          onTake={setExpected}
        />
      )}
      <p className="wake-time-ratio dim">{ratioWords(rows)}</p>
    </section>
  );
}

/** Which row of the latencies the governor picks: columns are row, exit latency, residency, from, to. */
const stateAt = (governor: TableInfo['rows'], time: number): number =>
  governor.find(([, , , from = 0, to = 0]) => time >= from && time <= to)?.[0] ?? 0;

const medianOf = (row: readonly number[] | undefined): number => row?.[1] ?? 0;

function ratioWords(rows: TableInfo['rows']): string {
  const [, native, emulated, cede] = rows.map(medianOf);
  const times = (a = 0, b = 1) => (a / b).toFixed(2);
  return `Medians: emulated is ${times(emulated, native)} times native, cede ${times(cede, emulated)} times emulated.`;
}

const micros = (ns: number): string => `${(ns / 1000).toPrecision(ns < 1000 ? 3 : 4)} µs`;

const spoken = (rows: TableInfo['rows']): string =>
  `Time to wake up: ${rows
    .map(
      ([least = 0, median = 0, most = 0], i) =>
        `${STATES[i] ?? ''} ${micros(median)}, from ${micros(least)} to ${micros(most)}`,
    )
    .join('; ')}.`;

interface BarProps {
  readonly row: readonly number[];
  readonly index: number;
  readonly x: (ns: number) => number;
  readonly width: number;
  readonly isLit: boolean;
}

function Bar({ row, index, x, width, isLit }: BarProps) {
  const [least = 0, median = 0, most = 0, average = 0, deviation = 0, cycles = 0] = row;
  const top = AXIS + ROW * index;
  const middle = top + ROW / 2;
  const words = micros(median);
  const isAfter = x(most) + 8 + widthOf(words) < width - RIGHT + 8;
  const exact = (value: number) => (value / 100).toFixed(2);
  return (
    <g className="wake-time-row" data-lit={isLit} data-cycles={cycles}>
      <title>
        {`${STATES[index] ?? ''}: ${String(least)} / ${String(median)} / ${String(most)} ns, average ${exact(average)} ns, standard deviation ${exact(deviation)} ns`}
      </title>
      <rect className="wake-time-ground" x={0} y={top + 1} width={width} height={ROW - 2} rx={4} />
      <text className="wake-time-name" x={6} y={middle + 4}>
        {STATES[index]}
      </text>
      <rect
        className="wake-time-bar"
        x={x(least)}
        y={middle - 5}
        width={x(most) - x(least)}
        height={10}
        rx={2}
      />
      <line
        className="wake-time-median"
        x1={x(median)}
        x2={x(median)}
        y1={middle - 8}
        y2={middle + 8}
      />
      <text
        className="wake-time-value"
        x={isAfter ? x(most) + 8 : x(least) - 8}
        y={middle + 4}
        textAnchor={isAfter ? 'start' : 'end'}
      >
        {words}
      </text>
      <text className="wake-time-cycles" x={width - 6} y={middle + 4} textAnchor="end">
        {CYCLES[cycles]}
      </text>
    </g>
  );
}

interface GovernorProps {
  readonly rows: TableInfo['rows'];
  readonly width: number;
  readonly expected: number;
  readonly time: number;
  readonly picks: string;
  readonly onPreview: (time: number | null) => void;
  readonly onTake: (time: number) => void;
}

/** µs. */
const MOST = 200;

function Governor({ rows, width, expected, time, picks, onPreview, onTake }: GovernorProps) {
  const right = width - RIGHT;
  const x = (at: number) => LEFT + ((right - LEFT) * at) / MOST;
  return (
    <div className="governor">
      <svg width={width} height={24}>
        <text className="wake-time-name" x={6} y={16}>
          expected idle
        </text>
        {rows.map(([row = 0, , , from = 0, to = 0]) => (
          <rect
            key={row}
            className="governor-part"
            data-row={row}
            x={x(from)}
            y={9}
            width={x(Math.min(MOST, to + 1)) - x(from) - 1}
            height={6}
            rx={2}
          />
        ))}
        <text className="wake-time-value" x={width - 6} y={16} textAnchor="end">
          {time} µs
        </text>
        <Grip
          label="expected idle"
          at={{ x: x(time), y: 12 }}
          along="x"
          value={expected}
          min={0}
          max={MOST}
          step={1}
          text={`${String(time)} µs: ${picks}`}
          valueAt={(point) => ((point.x - LEFT) / (right - LEFT)) * MOST}
          onPreview={onPreview}
          onTake={onTake}
        />
      </svg>
      <p className="governor-words" style={{ paddingLeft: LEFT }}>
        the governor picks <b>{picks}</b>
        <span className="dim"> ({rangeOf(rows, time)})</span>
      </p>
    </div>
  );
}

function rangeOf(rows: TableInfo['rows'], time: number): string {
  const [, , , from = 0, to = 0] =
    rows.find(([, , , a = 0, b = 0]) => time >= a && time <= b) ?? [];
  return to >= MOST ? `${String(from)} µs and more` : `${String(from)} to ${String(to)} µs`;
}
