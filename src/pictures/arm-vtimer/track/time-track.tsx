/** Time of the guests above, count of the host below it, and what everybody does from step to step. */
import type { Run } from '../../../store/state.ts';
import type { Snapshot } from '../../../protocol/snapshot.ts';
import { amount, secondsOf } from '../amount.ts';
import type { Moment } from '../moment.ts';
import { axisOf, type Axis } from './axis.ts';
import { captionsOf, type Span } from './captions.ts';
import { chipOf, Cursor } from './cursor.tsx';
import { flagsOf, type Flag } from './flags.ts';
import { Gutter } from './gutter.tsx';
import { LaneBars } from './lane-bars.tsx';
import { lanesOf, type Lane } from './lanes.ts';
import { CHARACTER, layoutOf, type Layout } from './layout.ts';
import { SoftTimerBars } from './soft-timer-bars.tsx';
import { Spikes } from './spikes.tsx';
import { timeLabels } from './time-labels.ts';
import { outcomeOf } from './outcome.ts';
import './time-track.css';

interface Props {
  readonly run: Run;
  readonly snapshot: Snapshot;
  readonly moment: Moment;
  readonly width: number;
}

export function TimeTrack({ run, snapshot, moment, width }: Props) {
  const lanes = lanesOf(run);
  const layout = layoutOf(width, moment.vcpus.length, lanes.length);
  const axis = axisOf(run, layout.left, layout.right);
  const perMicrosecond = run.opened.description.ticksPerMicrosecond;
  const { step } = snapshot;
  const flags = flagsOf(moment, axis, perMicrosecond);
  return (
    <div className="vt-track" data-narrow={layout.isNarrow}>
      <svg width={width} height={layout.height} role="img" aria-label={spoken(run, moment, step)}>
        <Grounds axis={axis} layout={layout} />
        <Stands axis={axis} layout={layout} />
        {flags.map((flag) => (
          <line
            key={flag.vcpu}
            className="vt-due"
            data-lost={flag.isLost}
            x1={flag.x}
            x2={flag.x}
            y1={layout.captions - 9}
            y2={layout.bottom}
          />
        ))}
        <Clocks run={run} axis={axis} layout={layout} moment={moment} step={step} flags={flags} />
        {lanes.map((lane, i) => (
          <LaneRow
            key={lane.name}
            lane={lane}
            run={run}
            axis={axis}
            layout={layout}
            top={layout.lanes[i] ?? 0}
            step={step}
          />
        ))}
        <Cursor run={run} axis={axis} layout={layout} moment={moment} step={step} />
      </svg>
      {!layout.isNarrow && (
        <Gutter run={run} layout={layout} moment={moment} step={step} lanes={lanes} />
      )}
    </div>
  );
}

interface PartProps {
  readonly run: Run;
  readonly axis: Axis;
  readonly layout: Layout;
  readonly moment: Moment;
  readonly step: number;
}

const Grounds = ({ axis, layout }: Pick<PartProps, 'axis' | 'layout'>) => (
  <>
    {layout.lanes.map((top) => (
      <rect
        key={top}
        className="vt-lane-ground"
        x={axis.left}
        y={top}
        width={axis.right - axis.left}
        height={layout.lane}
      />
    ))}
  </>
);

/** Steps at one moment, shaded: no time passes there. */
const Stands = ({ axis, layout }: Pick<PartProps, 'axis' | 'layout'>) => (
  <>
    {axis.moments.map(({ from, to }) => (
      <rect
        key={from}
        className="vt-stand"
        x={axis.at(from)}
        y={layout.captions - 10}
        width={Math.max(0, axis.at(to) - axis.at(from))}
        height={layout.bottom - layout.captions + 10}
      />
    ))}
  </>
);

function Clocks({
  run,
  axis,
  layout,
  moment,
  step,
  flags,
}: PartProps & { readonly flags: readonly Flag[] }) {
  const taken = flags.map(({ x, width, way }): Span =>
    way === 1 ? [x, x + width] : [x - width, x],
  );
  const isOne = moment.vcpus.length === 1;
  const chip = chipOf(run, axis, moment, step);
  return (
    <>
      {moment.vcpus.map((v, i) => (
        <g key={v.id}>
          <text className="vt-row-name" data-soft="true" x="0" y={(layout.guests[i] ?? 0) + 4}>
            {layout.isNarrow
              ? isOne
                ? 'time'
                : `time ${v.index}`
              : isOne
                ? 'guest time'
                : `vCPU ${v.index} time`}
          </text>
          {timeLabels(run, axis, `${v.id}.count`)
            .filter(
              ({ x, text }) =>
                i > 0 || Math.abs(x - chip.x) > (chip.width + text.length * CHARACTER) / 2 + 4,
            )
            .map((label) => (
              <text
                key={label.step}
                className="vt-time"
                data-back={label.isBack}
                x={label.x}
                y={(layout.guests[i] ?? 0) + 4}
              >
                {label.text}
              </text>
            ))}
        </g>
      ))}
      <line
        className="vt-cursor-line"
        x1={axis.at(step)}
        x2={axis.at(step)}
        y1={layout.captions - 10}
        y2={layout.ruler}
      />
      {flags.map((flag) => (
        <FlagMark key={flag.vcpu} flag={flag} y={layout.captions} />
      ))}
      {captionsOf(run, axis, step, taken, [axis.at(step), ...flags.map(({ x }) => x)]).map(
        (caption) => (
          <text
            key={`${caption.step} ${caption.text}`}
            className="vt-caption"
            data-tone={caption.tone}
            data-to-come={caption.step > step}
            x={caption.x}
            y={layout.captions + 4}
            textAnchor={caption.anchor}
          >
            {caption.text}
          </text>
        ),
      )}
      <text className="vt-row-name" x="0" y={layout.ruler + 4}>
        {layout.isNarrow ? 'count' : 'host count'}
      </text>
      <line
        className="vt-ruler"
        x1={axis.left}
        x2={axis.right}
        y1={layout.ruler}
        y2={layout.ruler}
      />
      {axis.moments.map(({ from, to }) => (
        <line
          key={from}
          className="vt-ruler-stand"
          x1={axis.at(from)}
          x2={axis.at(to)}
          y1={layout.ruler}
          y2={layout.ruler}
        />
      ))}
      <g>
        <rect
          data-plate=""
          className="vt-ground"
          x={axis.left}
          y={layout.ruler + 4}
          width={axis.right - axis.left}
          height="15"
        />
        {timeLabels(run, axis, 'count')
          .slice(0, 1)
          .map(({ x, text }) => (
            <text key={text} className="vt-time" x={x} y={layout.ruler + 16}>
              {text}
            </text>
          ))}
        {!layout.isNarrow && (
          <text className="vt-stand-words" x={axis.right} y={layout.ruler + 16}>
            shaded: steps at one moment
          </text>
        )}
      </g>
    </>
  );
}

function FlagMark({
  flag: { x, width, way, text, isLost },
  y,
}: {
  readonly flag: Flag;
  readonly y: number;
}) {
  const end = x + way * width;
  return (
    <g className="vt-flag" data-lost={isLost}>
      <path data-plate="" d={`M${x} ${y - 9}H${end}l${-5 * way} 9l${5 * way} 9H${x}z`} />
      <text x={way === 1 ? x + 4 : end + 9} y={y + 4}>
        {text}
      </text>
    </g>
  );
}

interface LaneProps {
  readonly lane: Lane;
  readonly run: Run;
  readonly axis: Axis;
  readonly layout: Layout;
  readonly top: number;
  readonly step: number;
}

function LaneRow({ lane, run, axis, layout, top, step }: LaneProps) {
  const common = { axis, top, step, height: layout.lane };
  return (
    <g className="vt-lane" data-lane={lane.name}>
      <text className="vt-row-name" x="0" y={top + layout.lane / 2 + 4.5}>
        {layout.isNarrow ? lane.name.replace(/timer (?=\d)/, '') : lane.name}
      </text>
      {lane.kind === 'doing' && <LaneBars bars={lane.bars} {...common} />}
      {lane.kind === 'soft timer' && (
        <SoftTimerBars
          armed={lane.armed}
          perMicrosecond={run.opened.description.ticksPerMicrosecond}
          {...common}
        />
      )}
      {lane.kind === 'interrupts' && <Spikes run={run} {...common} />}
    </g>
  );
}

function spoken(run: Run, moment: Moment, step: number): string {
  const { ticksPerMicrosecond } = run.opened.description;
  const seconds = (counts: bigint) => amount(secondsOf(counts, ticksPerMicrosecond));
  const { big, words } = outcomeOf(run, moment, step);
  const clocks = moment.vcpus.map(
    (v) =>
      `vCPU ${v.index} reads ${seconds(v.count.value)}` +
      (v.guestCtl === 1
        ? `, waits for ${seconds(v.deadline)}${v.isWordLost ? ', and no timer is on' : ''}`
        : ''),
  );
  return `Time: ${clocks.join('; ')}. ${big} ${words}.`;
}
