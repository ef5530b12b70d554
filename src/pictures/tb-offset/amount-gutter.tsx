/** How the guest's clock and its host's are now, as two large amounts. */
import type { Shown } from '../../store/state.ts';
import { ValueButton } from '../../views/controls/value-button.tsx';
import { findRegister, placeOfThread } from '../../views/lookup.ts';
import { lengthOf, msOf, short, signedLength } from './amounts.ts';
import { vcoresOf } from './history.ts';
import type { Scene } from './scene.ts';
import './amount-gutter.css';

interface Props {
  readonly shown: Shown;
  readonly scene: Scene;
}

export function AmountGutter({ shown, scene }: Props) {
  return (
    <div className="amount-gutter">
      <Amount {...guestNow(shown, scene)} />
      <Amount {...hostNow(shown)} />
    </div>
  );
}

interface AmountProps {
  readonly what: 'guest' | 'host';
  readonly text: string;
  readonly words: string;
  readonly tone: 'good' | 'bad' | 'warn';
  /** The register that says so. */
  readonly register: number;
}

function Amount({ what, text, words, tone, register }: AmountProps) {
  const [number, unit] = text.split(' ');
  return (
    <p data-tone={tone} data-of={what}>
      <ValueButton kind="register" index={register} name={`the clock of the ${what}`}>
        {number} <small>{unit}</small>
      </ValueButton>
      <span className="dim">{words}</span>
    </p>
  );
}

/** Behind what was read last; or what is about to be, when less was saved than that. */
function guestNow({ description, snapshot }: Shown, { saved, cont }: Scene): AmountProps {
  const value = (id: string) => findRegister(description, snapshot, id);
  const last = value('last');
  const own = { what: 'guest', register: last?.index ?? 0 } as const;
  const behind = insideOf({ description, snapshot }).map(({ id }) =>
    msOf(BigInt.asIntN(64, (value(`${id}.tb`)?.value ?? 0n) - (last?.value ?? 0n))),
  );
  const worst = Math.min(0, ...behind);
  if (worst < 0)
    return { ...own, text: signedLength(short(worst)), words: 'back, in the guest', tone: 'bad' };
  const owes = saved !== null && saved.step <= snapshot.step && saved.debt > 0;
  if (owes && (cont === null || cont.step > snapshot.step))
    return {
      ...own,
      text: lengthOf(short(saved.debt)),
      words: 'read, and not saved',
      tone: 'warn',
    };
  return { ...own, text: '0 s', words: 'back, in the guest', tone: 'good' };
}

const HOST_PHASES = ['stopped', 'dispatch', 'leave'];

/** The worst of the TBs that host code takes for host time. */
function hostNow({ description, snapshot }: Shown): AmountProps {
  const apart = vcoresOf(description)
    .filter((_, i) => {
      const thread = description.threads.findIndex(({ id }) => id === vcoresOf(description)[i]?.id);
      return HOST_PHASES.includes(placeOfThread(description, snapshot, thread)?.phase.id ?? '');
    })
    .map(({ id }) => findRegister(description, snapshot, `${id}.skew`))
    .map((found) => ({
      index: found?.index ?? 0,
      by: msOf(BigInt.asIntN(64, found?.value ?? 0n)),
    }));
  const worst = apart.reduce((a, b) => (Math.abs(b.by) > Math.abs(a.by) ? b : a), {
    index:
      findRegister(description, snapshot, `${description.groups[0]?.id ?? ''}.now`)?.index ?? 0,
    by: 0,
  });
  const isRight = worst.by === 0;
  return {
    what: 'host',
    register: worst.index,
    text: signedLength(short(worst.by)),
    words: isRight ? 'host clock, right' : 'host clock, wrong',
    tone: isRight ? 'good' : 'bad',
  };
}

/** Vcores that are in the guest. */
function insideOf({ description, snapshot }: Pick<Shown, 'description' | 'snapshot'>) {
  return vcoresOf(description).filter(({ id }) => {
    const thread = description.threads.findIndex((one) => one.id === id);
    return placeOfThread(description, snapshot, thread)?.phase.id === 'guest';
  });
}
