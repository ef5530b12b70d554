/**
 * One axis of time from now: both clocks of the guest's host with dec_expires planted on one of them, and how
 * long DEC, DEC of the other width, and the right answer take.
 */
import { amount } from '../amount.ts';
import { otherWidth, type Clock, type Flag, type Moment } from '../moment.ts';
import {
  BEGINNING,
  COUNTED,
  decTexts,
  decTitle,
  flagTexts,
  flagTitle,
  meantTexts,
  offsetWords,
  otherTexts,
  pathTexts,
  rightTexts,
  sleepTexts,
  spoken,
} from '../words.ts';
import { Fuse } from './fuse.tsx';
import { labelBeside, widthOf, type Room } from './label.ts';
import type { ClockLayout, Layout } from './layout.ts';
import { Marks } from './marks.tsx';
import { PlantedFlag } from './planted-flag.tsx';
import { scaleOf, type Scale } from './scale.ts';
import './time-axis.css';

interface Props {
  readonly moment: Moment;
  readonly layout: Layout;
  /** Whose clock it is. */
  readonly hostName: string;
  /** The longest times that 32 and 56 bits hold, in seconds. */
  readonly most: Readonly<Record<32 | 56, number>>;
}

export function TimeAxis({ moment, layout, hostName, most }: Props) {
  const { left, right, width, height, top, words, guest, host, fuses, fuse } = layout;
  const scale = scaleOf(left, right, most[56]);
  const { flag, timer, toGo, isLoaded, dec, verdict, other } = moment;
  const isOn = timer === 'set' || moment.taken !== null;
  const full = flag === null || flag.unit === null ? null : flag.read;
  const answer = { width: moment.width, seconds: dec, full, most: most[moment.width] };
  const due = scale.at(toGo);
  // Names that stand above their rows are in its way.
  const above = layout.isNarrow ? 0 : 10;
  const room = roomOf(scale, moment);
  const isShared = moment.sleep !== null && flag?.readAs === 'host';
  return (
    <svg className="time-axis" width={width} height={height} role="img" aria-label={spoken(moment)}>
      <Ruler scale={scale} layout={layout} />
      <ClockLine clock="guest" scale={scale} at={guest} isStill={moment.offset === null} />
      <ClockLine clock="host" scale={scale} at={host} isStill={false} />
      <Name
        layout={layout}
        y={guest.line}
        name="guest clock"
        more={offsetWords(moment)}
        at={guest}
      />
      <Name
        layout={layout}
        y={host.line}
        name="host clock"
        more={[hostName]}
        at={host}
        isPassed={flag !== null && isAstray(flag) && scale.at(flag.read) < layout.width / 2}
      />
      <Name layout={layout} y={fuses[0] + fuse / 2} name={`DEC, ${moment.width} bit`} more={[]} />
      <Name
        layout={layout}
        y={fuses[1] + fuse / 2}
        name={`DEC, ${otherWidth(moment.width)} bit`}
        more={[]}
      />
      <Name layout={layout} y={fuses[2] + fuse / 2} name="right answer" more={[]} />
      {isOn ? (
        <>
          <Marks moment={moment} layout={layout} scale={scale} />
          <Fuse
            scale={scale}
            y={fuses[0]}
            height={fuse}
            seconds={dec}
            verdict={verdict}
            isHollow={!isLoaded}
            most={most[moment.width]}
            inside={verdict === 'late' ? 'silent' : ''}
            due={due}
            above={above}
            texts={decTexts(answer, isLoaded)}
            title={decTitle(answer)}
          />
          <Fuse
            scale={scale}
            y={fuses[1]}
            height={fuse}
            seconds={other}
            verdict={moment.otherVerdict}
            isHollow
            most={most[otherWidth(moment.width)]}
            due={due}
            above={above}
            texts={otherTexts(moment)}
            end={`holds ${amount(most[otherWidth(moment.width)])}`}
            title={`With ${otherWidth(moment.width)} bits: ${otherTexts(moment)[1] ?? ''}.`}
          />
          <Fuse
            scale={scale}
            y={fuses[2]}
            height={fuse}
            seconds={toGo}
            verdict="right"
            most={null}
            due={due}
            above={above}
            texts={rightTexts(moment)}
            title="When the timer is due, by the clock of the guest."
          />
          {flag !== null && (
            <Flags
              key={String(flag.value)}
              flag={flag}
              moment={moment}
              layout={layout}
              scale={scale}
              room={isShared ? { ...room, from: scale.at(flag.read) } : room}
            />
          )}
          {moment.sleep !== null && (
            <PlantedFlag
              x={scale.at(moment.sleep)}
              line={host.line}
              pole={layout.pole}
              unit="host"
              look="sleep"
              verdict={moment.sleepVerdict}
              sign="z"
              texts={sleepTexts(moment.sleep)}
              title={`The hrtimer wakes the vCPU in ${amount(moment.sleep)}.`}
              // Of two flags at one pole the other one flies to the right.
              room={isShared ? { ...room, to: scale.at(moment.sleep) } : room}
            />
          )}
        </>
      ) : (
        <text className="time-axis-empty" x={left + 32} y={fuses[0] + fuse / 2 + 4.5}>
          {timer === 'none' ? 'The guest sets its timer first.' : 'The guest has its timer.'}
        </text>
      )}
      <line className="time-axis-now" x1={left} x2={left} y1={top - 2} y2={height - 4} />
      {!layout.isNarrow && (
        <text className="time-axis-now-word" x={left - 2} y={words} textAnchor="end">
          {BEGINNING[moment.from]}
        </text>
      )}
      {!layout.isNarrow && (
        <text className="time-axis-more" x="0" y={layout.due}>
          {COUNTED[moment.from]}
        </text>
      )}
    </svg>
  );
}

/** For words beside flags: none upon the lines that go through their rows. */
function roomOf({ left, right, at }: Scale, { toGo, taken }: Moment): Room {
  const lines = taken === null ? [at(toGo)] : [at(toGo), at(taken)];
  return { from: left + 8, to: right - 4, lines };
}

interface AtScale {
  readonly scale: Scale;
  readonly layout: Layout;
}

/** Round times, each with its line; words that would stand upon others are left out. */
function Ruler({ scale, layout }: AtScale) {
  const { top, words, height, isNarrow } = layout;
  const last = scale.ticks.length - 1;
  const end = scale.right - widthOf(scale.ticks[last]?.label ?? '');
  return (
    <>
      {scale.ticks.map(({ x, label }, i) => (
        <g key={label}>
          <line
            className={i === last ? 'time-axis-end' : 'time-axis-tick'}
            x1={x}
            x2={x}
            y1={top}
            y2={height - 4}
          />
          {(i === last || x + widthOf(label) / 2 < end - 6) && (
            <text
              className="time-axis-word"
              x={i === 0 && !isNarrow ? x + 3 : x}
              y={words}
              textAnchor={i === last ? 'end' : 'middle'}
            >
              {label}
            </text>
          )}
        </g>
      ))}
    </>
  );
}

interface ClockProps {
  readonly clock: Clock;
  readonly scale: Scale;
  readonly at: ClockLayout;
  readonly isStill: boolean;
}

function ClockLine({ clock, scale, at: { top, height, line }, isStill }: ClockProps) {
  const { left, right } = scale;
  return (
    <g className="clock-line" data-clock={clock} data-still={isStill}>
      <rect
        className="clock-line-zone"
        x={left}
        y={top}
        width={right - left}
        height={height}
        rx="3"
      />
      <line className="clock-line-rail" x1={left} x2={right} y1={line} y2={line} />
      <rect className="clock-line-gap" x={left + 9} y={line - 5} width="6" height="10" />
      <path
        className="clock-line-fold"
        d={`M${left + 7} ${line - 8}l4 4l-4 4l4 4l-4 4M${left + 13} ${line - 8}l4 4l-4 4l4 4l-4 4`}
      />
    </g>
  );
}

interface NameProps {
  readonly layout: Layout;
  /** Of the middle of its row. */
  readonly y: number;
  readonly name: string;
  /** From long to short. */
  readonly more: readonly string[];
  readonly at?: ClockLayout;
  /** Something comes down to its row where its name would begin. */
  readonly isPassed?: boolean;
}

/** What is not bold is narrower. */
const REGULAR = 0.92;

/** Where a name stands above its row: not upon the line of now. */
const INDENT = 8;

/** Left of its row, or above it. */
function Name({ layout, y, name, more, at, isPassed = false }: NameProps) {
  if (layout.isNarrow) {
    const above = (at === undefined ? y - layout.fuse / 2 : at.top) - 7;
    return (
      <text
        className="time-axis-name"
        x={isPassed ? layout.right : INDENT}
        y={above}
        textAnchor={isPassed ? 'end' : 'start'}
      >
        {name} <tspan className="time-axis-more">{more[0]}</tspan>
      </text>
    );
  }
  const baseline = y + (more.length === 0 ? 5 : 0);
  const fits = (text: string) => widthOf(text) * REGULAR < layout.left - INDENT;
  return (
    <>
      <text className="time-axis-name" x="0" y={baseline}>
        {name}
      </text>
      <text className="time-axis-more" x="0" y={baseline + 16}>
        {more.find(fits) ?? more.at(-1)}
      </text>
    </>
  );
}

/** It is read by a clock that is not its own, and that is somewhere else. */
const isAstray = ({ unit, readAs, meant, read }: Flag): boolean =>
  unit !== null && unit !== readAs && meant !== read;

interface FlagsProps extends AtScale {
  readonly flag: Flag;
  readonly moment: Moment;
  readonly room: Room;
}

/** dec_expires on the clock by which it is read and, where that is not its own, where it was meant. */
function Flags({ flag, moment, scale, layout, room }: FlagsProps) {
  const { unit, readAs, read, meant, isDue, value, verdict } = flag;
  const { from } = moment;
  const isWrong = unit !== null && isAstray(flag);
  const x = scale.at(unit === null && value !== 0n ? Infinity : read);
  const sign = isDue ? 'exp' : '';
  const common = { pole: layout.pole, unit, verdict, sign, title: flagTitle(flag), room };
  return (
    <g className="flags">
      {isWrong && (
        <>
          <PlantedFlag
            {...common}
            x={scale.at(meant)}
            line={layout[unit].line}
            look="meant"
            texts={meantTexts(flag, from)}
          />
          <WrongWay flag={flag} scale={scale} layout={layout} room={room} />
        </>
      )}
      <PlantedFlag
        {...common}
        x={x}
        line={layout[readAs].line}
        look={isWrong ? 'wrong' : 'planted'}
        texts={flagTexts(flag, from)}
        note={isWrong ? 'wrong clock' : ''}
      />
    </g>
  );
}

const GAP = 10;

/** From where it was meant to where it is read. */
function WrongWay({ flag, scale, layout, room }: Omit<FlagsProps, 'moment'>) {
  const from = scale.at(flag.meant);
  const to = scale.at(flag.read);
  const isDown = flag.readAs === 'host';
  const { guest, host, path, pole } = layout;
  const start = isDown ? guest.line + 6 : host.line - pole - 2;
  const tip = isDown ? host.line - pole - 3 : guest.line + 7;
  const way = Math.sign(to - from);
  const bend = Math.min(40, Math.abs(to - from) / 2) * way;
  const back = isDown ? tip - 11 : tip + 11;
  // The words are over the line: what goes up from it would go through them.
  const up = isDown ? from : to;
  const isBentRight = isDown ? way >= 0 : way < 0;
  const label = labelBeside(
    {
      left: up - (isBentRight ? 0 : Math.abs(bend)) - GAP,
      right: up + (isBentRight ? Math.abs(bend) : 0) + GAP,
    },
    pathTexts(flag),
    room,
  );
  return (
    <g className="wrong-way">
      <path
        d={`M${from} ${start}C${from} ${path.line} ${from} ${path.line} ${from + bend} ${path.line}H${to - bend}C${to} ${path.line} ${to} ${path.line} ${to} ${back}`}
      />
      <path className="wrong-way-tip" d={`M${to - 7} ${back}h14L${to} ${tip}Z`} />
      <text x={label.x} y={path.words} textAnchor={label.anchor}>
        {label.text}
      </text>
    </g>
  );
}
