/** What each guest can take: a token, tied by a string to the gate of its CPU. */
import { ValueButton } from '../../../views/controls/value-button.tsx';
import { Padlock } from '../homes/padlock.tsx';
import type { Moment, Token, VcpuMoment } from '../moment.ts';

interface Props {
  readonly moment: Moment;
  /** List registers have their HW bit. */
  readonly hasString: boolean;
}

const MEANS: Readonly<Record<Token, string>> = {
  empty: 'nothing to take',
  P: 'the guest can take it',
  A: 'the guest handles it',
};

export const ListRegisters = ({ moment, hasString }: Props) => (
  <section className="vt-lrs" aria-label="List register">
    <h2>
      List register <span className="dim">what the guest can take</span>
    </h2>
    {moment.vcpus.map((v) => (
      <One key={v.id} vcpu={v} moment={moment} hasString={hasString} />
    ))}
    <p className="dim">
      {hasString
        ? 'When the guest drops the token (EOI), the string opens the gate.'
        : 'No HW bit: when the guest drops the token, nobody opens the gate.'}
    </p>
  </section>
);

function One({ vcpu, moment, hasString }: Props & { readonly vcpu: VcpuMoment }) {
  const cpu = moment.cpus[vcpu.cpu ?? -1];
  const isShut = cpu?.lamps.active ?? false;
  return (
    <div className="vt-lr">
      <ValueButton
        kind="cell"
        index={vcpu.tokenIndex}
        name={`the list register of vCPU ${vcpu.index}`}
      >
        <span className="vt-token" data-token={vcpu.token}>
          {vcpu.token === 'empty' ? 'empty' : vcpu.token}
        </span>
      </ValueButton>
      <span
        className="vt-string"
        data-is={hasString && cpu !== undefined}
        data-taut={vcpu.token !== 'empty'}
      >
        {cpu !== undefined && <span>{hasString ? 'HW bit' : 'no HW bit'}</span>}
      </span>
      {cpu !== undefined && <Padlock isShut={isShut} />}
      <span className="vt-lr-words">
        {moment.vcpus.length > 1 && <b>vCPU {vcpu.index}: </b>}
        {MEANS[vcpu.token]};{' '}
        {cpu === undefined
          ? 'on no CPU'
          : `the gate of CPU ${cpu.index} is ${isShut ? 'shut' : 'open'}`}
      </span>
    </div>
  );
}
