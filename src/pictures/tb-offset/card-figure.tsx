/** The figure on the card: the last reads of the guest in each run, a fall marked. */
import { findRegister } from '../../views/lookup.ts';
import type { CardFigureProps } from '../../views/pictures.ts';
import type { Preview } from '../../protocol/card.ts';
import { signedTime } from './ticks-text.ts';

export function OffsetFigure({ runs }: CardFigureProps) {
  return (
    <ul>
      {runs.map((run) => (
        <li key={run.label}>
          {run.label}: {wordsOf(run)}
        </li>
      ))}
    </ul>
  );
}

/** The worst of its reads. */
function wordsOf({ description, moments }: Preview): string {
  const vcpus = description.threads.filter(({ role }) => role === 'vCPU');
  const steps = moments.flatMap((snapshot) =>
    vcpus.map(({ id }) =>
      BigInt.asIntN(64, findRegister(description, snapshot, `${id}.readStep`)?.value ?? 0n),
    ),
  );
  const worst = steps.reduce((a, b) => (b < a ? b : a), 0n);
  return worst < 0n ? `the guest goes back ${signedTime(worst)}` : 'no read is less than before';
}
