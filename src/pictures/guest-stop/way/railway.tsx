/** The way of the guest: who has the vCPU, step by step, and where a stop leads to. */
import type { PointerEvent } from 'react';
import type { Description } from '../../../protocol/description.ts';
import { useActions } from '../../../views/use-scope.ts';
import { Fork, forkWords, takenByFork } from './fork.tsx';
import { NAME, type Geometry } from './geometry.ts';
import { placed, widthOf, type Wanted } from './labels.ts';
import { boxOfStop, BOX, RING, takenBy, trapAt, wordsOf, type Mark } from './marks.ts';
import './railway.css';
import { LANES, type Stop, type Story } from './story.ts';
import { piecesOf, restsOf } from './train.ts';

const LANE_NAMES = {
  guest: 'guest',
  hardware: 'hardware',
  kvm: 'KVM',
  qemu: 'QEMU',
} as const;

interface Props {
  readonly description: Description;
  readonly story: Story;
  readonly marks: readonly Mark[];
  /** The one whose fork is shown; null for none. */
  readonly stop: Stop | null;
  readonly geometry: Geometry;
  readonly step: number;
  readonly isWide: boolean;
  /** In a sentence. */
  readonly spoken: string;
}

export function Railway(props: Props) {
  const { story, marks, stop, geometry, step, spoken } = props;
  const { select, setPlaying } = useActions();
  const { x, y, left, right, height, width, top } = geometry;
  const seen = marks.filter((one) => one.step <= step);
  const onPointerDown = (event: PointerEvent<SVGSVGElement>) => {
    const at = event.clientX - event.currentTarget.getBoundingClientRect().left;
    const wanted = story.from + Math.round((at - x(story.from)) / geometry.pitch);
    setPlaying(false);
    select(Math.min(story.to, Math.max(story.from, wanted)));
  };
  return (
    <svg
      className="railway"
      width={width}
      height={height}
      role="img"
      aria-label={spoken}
      onPointerDown={onPointerDown}
    >
      <Hosts {...props} />
      {LANES.map((lane) => (
        <g key={lane} className="railway-lane" data-lane={lane}>
          <line className="railway-sleepers" x1={left} x2={right} y1={y(lane)} y2={y(lane)} />
          <line className="railway-rail" x1={left} x2={right} y1={y(lane)} y2={y(lane)} />
          <text x={0} y={y(lane) + 4}>
            {LANE_NAMES[lane]}
          </text>
        </g>
      ))}
      <Axis {...props} />
      {stop !== null && stop.step <= step && <Fork stop={stop} geometry={geometry} />}
      {piecesOf(story, geometry, step).map(({ key, d, tone, isToCome }) => (
        <path key={key} className="railway-train" data-tone={tone} data-later={isToCome} d={d} />
      ))}
      {restsOf(story, step).map(({ from, to, lane, phase }) => (
        <rect
          key={from}
          className="railway-rest"
          data-phase={phase}
          x={x(from) - 6}
          y={y(lane) - 8}
          width={x(to) - x(from) + 12}
          height={16}
          rx={3}
        />
      ))}
      {[
        [24, top],
        [NAME + 6, height - 4],
      ].map(([from, to]) => (
        <line key={from} className="railway-cursor" x1={x(step)} x2={x(step)} y1={from} y2={to} />
      ))}
      {seen.map((mark) => (
        <Sign key={mark.key} mark={mark} {...props} />
      ))}
      {story.stops
        .filter((one) => one.step <= step + 1 && one.step > story.from)
        .map((one) => (
          <StopBox key={one.step} stop={one} geometry={geometry} isDone={one.step <= step} />
        ))}
      <Words {...props} marks={seen} />
      <Chip at={x(step)} step={step} geometry={geometry} />
      <line className="railway-top" x1={left} x2={right} y1={top} y2={top} />
    </svg>
  );
}

/** Zones, one a host, with what it is. */
function Hosts({ description, story, geometry, isWide }: Props) {
  const { left, right, top, height, x } = geometry;
  const change = story.moved;
  const from = change === null || change > story.to ? null : Math.max(change, story.from);
  const border = from === null ? right : x(from - 0.5);
  const first = story.stands[0]?.host ?? 0;
  const zones =
    from === null || first === 1
      ? [{ host: first, from: left, to: right }]
      : [
          { host: 0, from: left, to: border },
          { host: 1, from: border, to: right },
        ];
  return zones.map(({ host, from: start, to }) => {
    const group = description.groups[host];
    const detail = group?.detail ?? '';
    const name = group?.label ?? '';
    const room = to - start - 14;
    const hasDetail = isWide && widthOf(name) + 8 + widthOf(detail) <= room;
    return (
      <g key={host} className="railway-host" data-host={host}>
        <rect x={start} y={top} width={Math.max(0, to - start)} height={height - top - 4} />
        {widthOf(name) <= room && (
          <text x={start + 8} y={NAME}>
            <tspan className="railway-host-name">{name}</tspan>
            {hasDetail && <tspan dx="8">{detail}</tspan>}
          </text>
        )}
      </g>
    );
  });
}

const CHIP = 56;

const chipWidth = (step: number): number => Math.max(CHIP, widthOf(`step ${String(step)}`) + 14);

function Axis({ story, geometry, step, isWide }: Props) {
  const { x, pitch } = geometry;
  const apart = [5, 10, 20, 50].find((one) => one * pitch >= 60) ?? 100;
  const first = Math.ceil(story.from / apart) * apart;
  const steps: number[] = [];
  for (let at = first; at <= story.to; at += apart) steps.push(at);
  const clear = chipWidth(step) / 2 + widthOf(String(story.to)) / 2 + 4;
  return steps
    .filter((at) => Math.abs(x(at) - x(step)) > clear && (isWide || at > 0))
    .map((at) => (
      <text key={at} className="railway-axis" x={x(at)} y={16} textAnchor="middle">
        {at}
      </text>
    ));
}

interface ChipProps {
  readonly at: number;
  readonly step: number;
  readonly geometry: Geometry;
}

function Chip({ at, step, geometry }: ChipProps) {
  const width = chipWidth(step);
  const left = Math.min(geometry.width - width, Math.max(0, at - width / 2));
  return (
    <g className="railway-chip">
      <rect data-plate x={left} y={2} width={width} height={22} rx={4} />
      <text x={left + width / 2} y={17} textAnchor="middle">
        step {step}
      </text>
    </g>
  );
}

function Sign({ mark, geometry, story }: Props & { readonly mark: Mark }) {
  const { look, lane, tone, step, title, event } = mark;
  const { x, y, top, height, above } = geometry;
  const at = x(step);
  const common = { className: 'railway-sign', 'data-tone': tone, 'data-event': event } as const;
  if (look === 'line')
    return (
      <g {...common}>
        <title>{title}</title>
        {[
          [above - 12, top],
          [NAME + 6, height - 4],
        ].map(([from, to]) => (
          <line key={from} className="railway-sign-line" x1={at} x2={at} y1={from} y2={to} />
        ))}
      </g>
    );
  if (look === 'comes' || look === 'missed') {
    // To where the vCPU was when it came.
    const before = story.stands.find((one) => one.step === step - 1);
    const to = y(before?.lane ?? lane) - 10;
    const middle = x(step - 0.5);
    return (
      <g {...common} data-look={look}>
        <title>{title}</title>
        {[
          [above + 4, top],
          [NAME + 5, to - 6],
        ].map(([from, end]) => (
          <line
            key={from}
            className="railway-sign-arrow"
            x1={middle}
            x2={middle}
            y1={from}
            y2={end}
          />
        ))}
        <path
          className="railway-sign-head"
          d={`M${middle - 5} ${to - 8}H${middle + 5}L${middle} ${to}Z`}
        />
      </g>
    );
  }
  if (look === 'cross')
    return (
      <g {...common} transform={`translate(${at} ${y(lane)})`}>
        <title>{title}</title>
        <circle r={11} className="railway-cross-ground" />
        <path className="railway-cross" d="M-5 -5L5 5M5 -5L-5 5" />
      </g>
    );
  return (
    <g {...common} data-top={top}>
      <title>{title}</title>
      <circle className="railway-ring" cx={at} cy={y(lane)} r={RING} />
    </g>
  );
}

interface StopProps {
  readonly stop: Stop;
  readonly geometry: Geometry;
  readonly isDone: boolean;
}

function StopBox({ stop, geometry, isDone }: StopProps) {
  const { left, top } = boxOfStop(stop, geometry);
  const ring = trapAt(stop, geometry);
  return (
    <g className="railway-stop" data-outcome={isDone ? stop.outcome : 'next'}>
      {isDone && stop.traps && <circle className="railway-trap" cx={ring.x} cy={ring.y} r={RING} />}
      <rect data-plate x={left} y={top} width={BOX.width} height={BOX.height} rx={4} />
      <text x={left + BOX.width / 2} y={top + BOX.height / 2 + 4.5} textAnchor="middle">
        stop
      </text>
    </g>
  );
}

/** Where a trap goes, and why. */
function trapWords(stop: Stop, geometry: Geometry): Wanted {
  const { x, y } = trapAt(stop, geometry);
  // Beside it, else beyond the ways that were not taken.
  const spots = [16, 84, 118].flatMap((beyond) =>
    [-8, 17].flatMap((by) => [
      { x: x + beyond, y: y + by, anchor: 'start' as const },
      { x: x - beyond, y: y + by, anchor: 'end' as const },
    ]),
  );
  const tone = stop.outcome === 'crash' ? 'bad' : 'warn';
  return { key: 'trap', text: '0xF80, cause 9', tone, spots };
}

function restWords(story: Story, step: number, { x, y }: Geometry): readonly Wanted[] {
  return restsOf(story, step).map(({ from, to, lane, phase }) => ({
    key: `${phase} ${String(from)}`,
    text: phase,
    tone: 'dim' as const,
    spots: [
      { x: x(to) + 10, y: y(lane) + 18, anchor: 'start' },
      { x: x(from) - 10, y: y(lane) + 18, anchor: 'end' },
    ],
  }));
}

function Words({ story, marks, stop, geometry, step, isWide }: Props) {
  const { left, right, width, x } = geometry;
  const shown = stop !== null && stop.step <= step ? stop : null;
  const traps = shown?.traps === true ? [trapWords(shown, geometry)] : [];
  const wanted = [
    ...traps,
    ...restWords(story, step, geometry),
    ...wordsOf(marks, geometry),
    ...(shown === null ? [] : forkWords(shown, geometry)),
  ];
  const cursor = { left: x(step) - 1, right: x(step) + 1, top: 24, bottom: geometry.height };
  const names = { left, right, top: NAME - 12, bottom: NAME + 4 };
  const fork = shown === null ? [] : takenByFork(shown, geometry);
  const taken = [...takenBy(story, marks, geometry), ...fork, cursor, names];
  const room = { left, right: isWide ? right : width };
  return placed(wanted, taken, room).map(({ key, text, tone, spot }) => (
    <text
      key={key}
      className="railway-word"
      data-tone={tone}
      x={spot.x}
      y={spot.y}
      textAnchor={spot.anchor}
    >
      {text}
    </text>
  ));
}
