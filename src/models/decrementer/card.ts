/** The card of the decrementer: a timer that is set in the wrong order, and one that nobody sets. */
import type { CardWords, Preview } from '../../protocol/card.ts';
import type { CardPlan } from '../catalogue.ts';
import { span } from '../kvm-hv/in-words.ts';

export const card: CardPlan = {
  choice: 'DEC',
  options: [
    {
      label: '32 bits',
      runs: [
        { label: 'wrong order', preset: 'expiry-before-offset' },
        { label: 'right order', preset: 'offset-before-expiry' },
      ],
    },
    {
      label: '56 bits',
      runs: [
        { label: '5.16 to 6.0', preset: 'silent-for-weeks' },
        { label: 'repaired', preset: 'due-at-once' },
      ],
    },
  ],
  first: 1,
  doors: [
    { label: 'Today’s QEMU', preset: 'qemu-today' },
    { label: 'A sleeper', preset: 'guest-time-by-accident' },
  ],
  words: wordsOf,
};

function wordsOf({ description, finished, moments }: Preview): CardWords {
  const late = description.invariants.findIndex(({ id }) => id === 'timer-not-late');
  const step = finished.violations.find(({ invariant }) => invariant === late)?.step;
  const at = description.registers.findIndex(({ id }) => id === 'destination.late');
  const ticks = moments[step ?? -1]?.registers[at];
  if (ticks === undefined)
    return { title: 'The timer of the guest fires when it is due.', consequence: '', remedy: '' };
  return {
    title: `A timer of the guest stays silent for ${span(ticks)}.`,
    consequence: 'The guest was migrated, and its expiry is read by the wrong clock.',
    remedy: 'Later kernels keep it in guest time, and a new vCPU is due at once.',
  };
}
