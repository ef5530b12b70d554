/** The card: a guest that is moved to a host on which its stop kills, and what keeps it from that. */
import type { CardWords, Preview } from '../../protocol/card.ts';
import type { CardPlan } from '../catalogue.ts';

export const card: CardPlan = {
  choice: 'offer',
  options: [
    {
      label: 'flow1',
      runs: [
        { label: 'not checked', preset: 'flow1-migrate' },
        { label: 'by option', preset: 'option' },
      ],
    },
    {
      label: 'flow2',
      runs: [
        { label: 'not patched', preset: 'flow2-unpatched' },
        { label: 'patched', preset: 'flow2-mixed' },
      ],
    },
  ],
  first: 0,
  doors: [
    { label: 'An old part', preset: 'rfc-dd22' },
    { label: 'A doorbell', preset: 'doorbell' },
  ],
  words: wordsOf,
};

function wordsOf({ description, finished }: Preview): CardWords {
  const death = description.invariants.findIndex(({ id }) => id === 'no-death');
  const isDead = finished.violations.some(({ invariant }) => invariant === death);
  return isDead
    ? {
        title: 'A guest dies of a legal instruction.',
        consequence:
          'It was told that it may stop, and its new host makes the same stop trap, and does not know it.',
        remedy: 'It lives where the move is refused first, or where KVM goes past the stop.',
      }
    : { title: 'The guest stops, and goes on.', consequence: '', remedy: '' };
}
