/** The registers of a CPU, and under them what becomes of its line. */
import type { Place } from './geometry.ts';
import { CopyRows, type Row } from './copy-rows.tsx';
import { Lamps } from './lamps.tsx';
import type { CpuMoment } from '../moment.ts';

interface Props {
  readonly cpu: CpuMoment;
  readonly place: Place;
  readonly width: number;
  readonly isNarrow: boolean;
  readonly isBrief: boolean;
  readonly seconds: (counts: bigint) => string;
}

export function CpuHome({ cpu, place, width, isNarrow, isBrief, seconds }: Props) {
  return (
    <section
      className="vt-home"
      aria-label={`CPU ${cpu.index}, registers`}
      data-truth={cpu.isTruth}
      style={{ top: place.top, left: 0, width, height: place.height }}
    >
      <h2>
        CPU {cpu.index}
        {!isBrief && ', registers'} <Truth is={cpu.isTruth} />
      </h2>
      <CopyRows of={`CPU ${cpu.index}`} isBrief={isBrief} rows={rowsOf(cpu, isNarrow, seconds)} />
      <Lamps cpu={cpu} isNarrow={isNarrow} />
    </section>
  );
}

export const Truth = ({ is }: { readonly is: boolean }) => (
  <span className="vt-truth">{is ? 'the truth now' : 'not the truth'}</span>
);

function rowsOf(cpu: CpuMoment, isNarrow: boolean, seconds: Props['seconds']): readonly Row[] {
  const isOn = cpu.ctl.value === 1n;
  const all: readonly Row[] = [
    {
      name: isNarrow ? 'CTL' : 'CNTV_CTL',
      read: cpu.ctl,
      value: String(cpu.ctl.value),
      note: !isOn ? 'off' : cpu.hasRunOut ? 'on, has run out' : 'on',
    },
    {
      name: isNarrow ? 'CVAL' : 'CNTV_CVAL',
      read: cpu.cval,
      value: seconds(cpu.cval.value),
      note: '',
    },
    {
      name: isNarrow ? 'VOFF' : 'CNTVOFF',
      read: cpu.cntvoff,
      value: seconds(cpu.cntvoff.value),
      note: cpu.cntvoff.value === 0n ? 'reads host time' : '',
    },
  ];
  return all;
}
