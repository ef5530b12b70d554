/** Right of the track: what the clocks read now, and how many ticks have come. */
import type { Run } from '../../../store/state.ts';
import { ValueButton } from '../../../views/controls/value-button.tsx';
import { amount, secondsOf } from '../amount.ts';
import type { Moment } from '../moment.ts';
import type { Lane } from './lanes.ts';
import type { Layout } from './layout.ts';
import { outcomeOf } from './outcome.ts';

interface GutterProps {
  readonly run: Run;
  readonly layout: Layout;
  readonly moment: Moment;
  readonly step: number;
  readonly lanes: readonly Lane[];
}

export function Gutter({ run, layout, moment, step, lanes }: GutterProps) {
  const perMicrosecond = run.opened.description.ticksPerMicrosecond;
  const seconds = (counts: bigint) => amount(secondsOf(counts, perMicrosecond));
  const outcome = outcomeOf(run, moment, step);
  const x = layout.right + 14;
  const interrupts = lanes.findIndex(({ kind }) => kind === 'interrupts');
  return (
    <div className="vt-gutter" style={{ left: x }}>
      {moment.vcpus.map((v, i) => (
        <p key={v.id} style={{ top: (layout.guests[i] ?? 0) - 10 }}>
          <ValueButton kind="register" index={v.cntvoff.index} name={`CNTVOFF of vCPU ${v.index}`}>
            <b>{seconds(v.count.value)}</b>
          </ValueButton>{' '}
          <span className="dim">now</span>
        </p>
      ))}
      <p className="dim" style={{ top: layout.captions - 10 }}>
        {offsetsOf(moment).length === 1
          ? `= count − ${seconds(offsetsOf(moment)[0] ?? 0n)}`
          : `− ${offsetsOf(moment).map(seconds).join(' / ').replaceAll(' s / ', ' / ')}`}
      </p>
      <p style={{ top: layout.ruler - 10 }}>
        <b>{seconds(moment.count.value)}</b> <span className="dim">now</span>
      </p>
      <p className="vt-gutter-interrupts" style={{ top: (layout.lanes[interrupts] ?? 0) + 1 }}>
        {moment.vcpus.map((v) => (
          <span key={v.id} data-many={v.interrupts.value > 1}>
            <ValueButton
              kind="cell"
              index={v.interrupts.index}
              name={`host interrupts of vCPU ${v.index}`}
            >
              {v.interrupts.value > 1 ? '2+' : v.interrupts.value}
            </ValueButton>
          </span>
        ))}{' '}
        <span className="dim">
          {moment.vcpus.length === 1 && moment.vcpus[0]?.interrupts.value === 1
            ? 'interrupt'
            : 'interrupts'}
        </span>
      </p>
      <p
        className="vt-outcome"
        data-verdict={outcome.verdict}
        style={{ top: (layout.lanes[interrupts] ?? 0) + layout.lane + 2 }}
      >
        <b className="vt-outcome-big">{outcome.big}</b>
        <span>{outcome.words}</span>
      </p>
    </div>
  );
}

/** Each once. */
const offsetsOf = ({ vcpus }: Moment): readonly bigint[] => [
  ...new Set(vcpus.map(({ cntvoff }) => cntvoff.value)),
];
