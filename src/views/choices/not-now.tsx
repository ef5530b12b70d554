/** Who cannot take the next step: those who wait for the same together, then those to whom something must happen. */
import type { Shown } from '../../store/state.ts';
import { ValueButton } from '../controls/value-button.tsx';
import { Terms } from '../words/terms.tsx';

interface Who {
  readonly id: string;
  /** Into the description's threads. */
  readonly thread: number;
}

export function NotNow({ shown }: { readonly shown: Shown }) {
  const waiting = new Map<string, Who[]>();
  const resting: string[] = [];
  for (const { actor, status, waitsFor } of shown.snapshot.choices) {
    const { id, thread } = shown.description.actors[actor] ?? { id: '', thread: -1 };
    if (status === 'resting') resting.push(id);
    if (status === 'blocked')
      waiting.set(waitsFor, [...(waiting.get(waitsFor) ?? []), { id, thread }]);
  }
  if (waiting.size === 0 && resting.length === 0) return null;
  return (
    <p className="not-now">
      {[...waiting].map(([waitsFor, who]) => (
        <span key={waitsFor}>
          {who.map(({ id, thread }, index) => (
            <span key={id}>
              {index > 0 && ', '}
              <ValueButton kind="wait" index={thread} name={`what ${id} waits for`}>
                <b className="mono">{id}</b>
              </ValueButton>
            </span>
          ))}{' '}
          <Terms quiet text={reasonOf(waitsFor, who.length)} />{' '}
        </span>
      ))}
      {resting.length > 0 && (
        <span>
          <b className="mono">{resting.join(', ')}</b> {resting.length === 1 ? 'stays' : 'stay'} put
          until something happens.
        </span>
      )}
    </p>
  );
}

function reasonOf(waitsFor: string, count: number): string {
  if (waitsFor === '') return 'cannot go on.';
  return count === 1
    ? `waits for ${waitsFor}.`
    : `wait for ${waitsFor.replace(/^its\b/, 'their')}.`;
}
