/** One subcore: how its timebase stands against the ChipTOD, its in_guest[] flag, its threads. */
import type { SignalLevel } from '../../protocol/description.ts';
import type { Run, Shown } from '../../store/state.ts';
import { signalAt } from '../../store/signals.ts';
import { ChangedMark } from '../../views/controls/changed-mark.tsx';
import { ValueButton } from '../../views/controls/value-button.tsx';
import { signedDuration } from '../../views/format/duration.ts';
import { hexRegister, hexSigned, hexTail } from '../../views/format/hex.ts';
import { findCell, findRegister } from '../../views/lookup.ts';
import { Terms } from '../../views/words/terms.tsx';
import { InGuestChip } from './in-guest-chip.tsx';
import { OwedWarning } from './owed-warning.tsx';
import './subcore-card.css';
import { TbRing } from './tb-ring.tsx';
import { ThreadChip } from './thread-chip.tsx';

interface Props {
  readonly shown: Shown;
  readonly run: Run;
  /** Index into the description's groups. */
  readonly group: number;
  readonly pinnedThread: number | null;
  readonly onPin: (thread: number | null) => void;
}

const TONE_WORDS: Readonly<Record<SignalLevel['tone'], string>> = {
  off: 'off',
  on: 'on',
  host: 'host time',
  guest: 'guest time',
  stopped: 'TB stopped',
  wrong: 'TB wrong',
};

export function SubcoreCard({ shown, run, group, pinnedThread, onPin }: Props) {
  const { description, snapshot, runNumber } = shown;
  const info = description.groups[group];
  if (info === undefined) return null;
  const tb = findRegister(description, snapshot, `${info.id}.tb`);
  const delta = findRegister(description, snapshot, `${info.id}.tbMinusTod`);
  const owed = findCell(description, snapshot, `${info.id}.owed`)?.value === 1;
  const level = runNumber === run.number ? signalAt(run, group, 'clock', snapshot.step) : null;
  const tone = level?.tone ?? 'host';
  const acting =
    snapshot.last === null ? -1 : (description.actors[snapshot.last.actor]?.thread ?? -1);
  return (
    <article
      className={`subcore-card subcore-card-${tone}`}
      aria-label={info.label}
      data-acting={info.threads.includes(acting)}
    >
      <div className="subcore-card-head">
        <h3>{info.label}</h3>
        <InGuestChip shown={shown} run={run} group={info.id} />
      </div>
      <div className="subcore-card-tb">
        <TbRing difference={delta?.value ?? 0n} tone={tone} />
        <div className="subcore-card-words">
          {delta !== null && (
            <>
              <span className="subcore-card-level" title={level?.label}>
                <Terms quiet text={level === null ? '' : TONE_WORDS[level.tone]} />
              </span>
              <span className="dim" title={hexSigned(delta.value)}>
                <ValueButton kind="register" index={delta.index} name={`TB − TOD of ${info.label}`}>
                  {signedDuration(delta.value, description.ticksPerMicrosecond)}
                </ValueButton>{' '}
                <ChangedMark changed={isLeap(delta.changed, level)} />
              </span>
            </>
          )}
        </div>
      </div>
      <div className="subcore-card-warning">
        {owed && delta?.value === 0n && tone !== 'stopped' && (
          <OwedWarning
            offset={offsetOf(run.opened.scenario, group)}
            ticksPerMicrosecond={description.ticksPerMicrosecond}
          />
        )}
      </div>
      <dl className="mono subcore-card-values">
        {tb !== null && (
          <div title={hexRegister(tb.value, 64)}>
            <dt className="dim">
              <Terms quiet text="TB" />
            </dt>
            <dd>
              <ValueButton kind="register" index={tb.index} name="TB">
                {hexTail(tb.value)}
              </ValueButton>
            </dd>
          </div>
        )}
      </dl>
      <ul className="subcore-card-threads">
        {info.threads.map((thread) => (
          <li key={thread}>
            <ThreadChip
              shown={shown}
              thread={thread}
              acting={thread === acting}
              pinned={thread === pinnedThread}
              onPin={onPin}
            />
          </li>
        ))}
      </ul>
    </article>
  );
}

/** A stopped TB falls behind at every step; only what a step did to it deserves a mark. */
function isLeap(changed: boolean, level: SignalLevel | null): boolean {
  return changed && level?.tone !== 'stopped';
}

function offsetOf(scenario: Run['opened']['scenario'], subcore: number): string {
  return (
    (scenario['subcores'] as readonly { readonly tbOffset: string }[])[subcore]?.tbOffset ?? ''
  );
}
