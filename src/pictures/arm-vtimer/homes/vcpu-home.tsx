/** What memory has of the timer of a vCPU. */
import { CopyRows, type Row } from './copy-rows.tsx';
import { Truth } from './cpu-home.tsx';
import type { Place } from './geometry.ts';
import type { VcpuMoment } from '../moment.ts';

interface Props {
  readonly vcpu: VcpuMoment;
  readonly isOnly: boolean;
  readonly place: Place;
  readonly left: number;
  readonly width: number;
  readonly isNarrow: boolean;
  readonly isBrief: boolean;
  readonly seconds: (counts: bigint) => string;
}

export function VcpuHome({ vcpu, isOnly, place, left, width, isNarrow, isBrief, seconds }: Props) {
  return (
    <section
      className="vt-home"
      aria-label={`vCPU ${vcpu.index}, memory`}
      data-truth={vcpu.home === null}
      style={{ top: place.top, left, width, height: place.height }}
    >
      <h2>
        {isNarrow && isOnly ? 'memory' : `vCPU ${vcpu.index}${isBrief ? '' : ', memory'}`}{' '}
        <Truth is={vcpu.home === null} />
      </h2>
      <CopyRows
        of={`vCPU ${vcpu.index}`}
        isBrief={isBrief}
        rows={rowsOf(vcpu, isNarrow, seconds)}
      />
    </section>
  );
}

function rowsOf(v: VcpuMoment, isNarrow: boolean, seconds: Props['seconds']): readonly Row[] {
  const ctl: Row = {
    name: 'cnt_ctl',
    read: v.ctl,
    value: String(v.ctl.value),
    note: v.isWordLost
      ? `the guest set ${v.guestCtl}`
      : Number(v.ctl.value) === v.guestCtl
        ? 'as the guest set it'
        : `the guest has set ${v.guestCtl} since`,
    ...(v.isWordLost && { tone: 'bad' as const, wanted: String(v.guestCtl) }),
  };
  const cval: Row = { name: 'cnt_cval', read: v.cval, value: seconds(v.cval.value), note: '' };
  const loaded: Row = {
    name: 'loaded',
    read: v.loaded,
    value: v.loaded === null ? 'none' : String(v.loaded.value),
    note: v.loaded === null ? 'this kernel has no such flag' : '',
  };
  if (isNarrow) return [ctl, cval, loaded];
  return [
    ctl,
    cval,
    { name: 'cntvoff', read: v.cntvoff, value: seconds(v.cntvoff.value), note: '' },
    {
      name: 'irq.level',
      read: v.level,
      value: String(v.level.value),
      note: `line_level ${v.line ? 1 : 0}`,
    },
    loaded,
  ];
}
