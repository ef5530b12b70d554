/** The hosts at the selected step: their clocks, dec_expires, and DEC beside when the timer is due. */
import { signedDuration } from '../../views/format/duration.ts';
import { hexRegister } from '../../views/format/hex.ts';
import { findRegister } from '../../views/lookup.ts';
import { Panel } from '../../views/shell/panel.tsx';
import { useScope } from '../../views/use-scope.ts';
import type { Shown } from '../../store/state.ts';
import './decrementer-panel.css';

const CLOCKS = ['now', 'guestClock', 'decExpires'] as const;
const TIMES = ['dec', 'otherDec', 'left', 'late'] as const;

export function DecrementerPanel() {
  const shown = useScope((state) => state.shown);
  if (shown === null) {
    return (
      <Panel name="Decrementer" className="decrementer-panel">
        <p className="dim">The timer appears as soon as the run has started.</p>
      </Panel>
    );
  }
  const { description } = shown;
  return (
    <Panel name="Decrementer" title={description.title} className="decrementer-panel">
      <div className="decrementer-panel-body">
        {description.groups.map(({ id, label, detail }) => (
          <section key={id} aria-label={label}>
            <h3>
              {label} <span className="dim">{detail}</span>
            </h3>
            <dl>
              {CLOCKS.map((name) => (
                <Row key={name} shown={shown} id={`${id}.${name}`} as="clock" />
              ))}
              {TIMES.map((name) => (
                <Row key={name} shown={shown} id={`${id}.${name}`} as="time" />
              ))}
              <Read shown={shown} host={id} />
            </dl>
          </section>
        ))}
      </div>
    </Panel>
  );
}

interface RowProps {
  readonly shown: Shown;
  readonly id: string;
  readonly as: 'clock' | 'time';
}

function Row({ shown: { description, snapshot }, id, as }: RowProps) {
  const found = findRegister(description, snapshot, id);
  const info = description.registers[found?.index ?? -1];
  if (found === null || info === undefined) return null;
  const { label, width } = info;
  const value = BigInt.asIntN(width, found.value);
  return (
    <div data-changed={found.changed || undefined}>
      <dt>{label}</dt>
      <dd className="mono">
        {as === 'clock'
          ? hexRegister(found.value, width)
          : signedDuration(BigInt.asUintN(64, value), description.ticksPerMicrosecond)}
      </dd>
    </div>
  );
}

/** A number by one clock that is read by another is what goes wrong here. */
function Read({ shown, host }: { readonly shown: Shown; readonly host: string }) {
  const word = (name: string) => {
    const { description, snapshot } = shown;
    const found = findRegister(description, snapshot, `${host}.${name}`);
    const names = description.registers[found?.index ?? -1]?.fields[0]?.names ?? [];
    return names[Number(found?.value ?? 0n)] ?? '';
  };
  const given = word('given');
  const unit = word('unit');
  return (
    <div data-wrong={given !== unit || undefined}>
      <dt>dec_expires is</dt>
      <dd>
        {given}, read as {unit}
      </dd>
    </div>
  );
}
