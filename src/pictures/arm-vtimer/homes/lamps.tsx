/** From line to signal: three lamps in a chain, and the active state as a gate that shuts it. */
import { ValueButton } from '../../../views/controls/value-button.tsx';
import type { CpuMoment } from '../moment.ts';
import { Padlock } from './padlock.tsx';
import './lamps.css';

const HEIGHT = 26;

export function Lamps({ cpu, isNarrow }: { readonly cpu: CpuMoment; readonly isNarrow: boolean }) {
  const { line, pending, active, enabled, signal } = cpu.lamps;
  const name = `line to signal of CPU ${cpu.index}`;
  if (isNarrow)
    return (
      <p className="vt-lamps-narrow">
        <span className="mono">active</span>
        <ValueButton kind="register" index={cpu.lampsIndex} name={name}>
          <Padlock isShut={active} />
          <span className="visually-hidden">{active ? 'shut' : 'open'}</span>
        </ValueButton>
      </p>
    );
  return (
    <div className="vt-lamps">
      <ValueButton kind="register" index={cpu.lampsIndex} name={name}>
        <span className="vt-lamps-row" aria-hidden="true">
          <Lamp isOn={line} />
          <Wire isOn={line} />
          <Lamp isOn={pending} isOff={!enabled} />
          <Wire isOn={pending && enabled} />
          <span className="vt-lamp-place">
            <Padlock isShut={active} />
          </span>
          <Wire isOn={pending && enabled && !active} />
          <Lamp isOn={signal} />
        </span>
        <span className="vt-lamps-words">
          <span>line</span>
          <span data-tone={enabled ? 'plain' : 'bad'}>{enabled ? 'pending' : 'disabled'}</span>
          <span data-tone={active ? 'shut' : 'plain'}>active {active ? 1 : 0}</span>
          <span data-tone={cpu.isLate ? 'bad' : 'plain'}>{cpu.isLate ? 'late' : 'signal'}</span>
        </span>
        <span className="visually-hidden">{spokenLamps(cpu)}</span>
      </ValueButton>
    </div>
  );
}

/** In the words of its picture. */
export function spokenLamps({ lamps }: CpuMoment): string {
  const on = (is: boolean) => (is ? 'on' : 'off');
  const gate = `gate ${lamps.active ? 'shut' : 'open'}`;
  const off = lamps.enabled ? '' : ', interrupt disabled';
  return `line ${on(lamps.line)}, pending ${on(lamps.pending)}${off}, ${gate}, signal ${on(lamps.signal)}`;
}

const Lamp = ({ isOn, isOff = false }: { readonly isOn: boolean; readonly isOff?: boolean }) => (
  <span className="vt-lamp-place">
    <svg className="vt-lamp" data-on={isOn} data-off={isOff} width={HEIGHT} height={HEIGHT}>
      <circle cx={HEIGHT / 2} cy={HEIGHT / 2} r="8" />
      {isOff && <path d="M7 7L19 19M19 7L7 19" />}
    </svg>
  </span>
);

const Wire = ({ isOn }: { readonly isOn: boolean }) => <span className="vt-wire" data-on={isOn} />;
