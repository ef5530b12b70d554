/** The card of the virtual timer: a timer that is saved twice, and one that is not saved. */
import type { CardWords, Preview } from '../../protocol/card.ts';
import type { CardPlan } from '../catalogue.ts';

export const card: CardPlan = {
  choice: 'saved',
  options: [
    {
      label: 'twice',
      runs: [
        { label: 'save ignores loaded', preset: 'what-if-save-ignores-loaded' },
        { label: 'as it is', preset: 'idle-one' },
      ],
    },
    {
      label: 'not at all',
      runs: [
        { label: 'put saves nothing', preset: 'what-if-put-saved-nothing' },
        { label: 'as it is', preset: 'vcpu-moves' },
      ],
    },
  ],
  first: 0,
  doors: [
    { label: 'As merged', preset: 'as-merged' },
    { label: 'A new vCPU', preset: 'create-vcpu' },
  ],
  words: wordsOf,
};

function wordsOf({ description, finished }: Preview): CardWords {
  const broken = finished.violations.map(({ invariant }) => description.invariants[invariant]?.id);
  if (broken.length === 0)
    return { title: 'The guest’s timer comes when it is due.', consequence: '', remedy: '' };
  const remedy = 'A flag says which copy is the truth: the registers of a CPU, or memory.';
  return broken.includes('ticks-came')
    ? {
        title: 'The guest sleeps for ever.',
        consequence: 'Its timer was set, and the only copy of it says that it is off.',
        remedy,
      }
    : {
        title: 'A CPU runs the timer of a guest that has left it.',
        consequence: 'On the CPU that the guest comes to, its timer is off.',
        remedy,
      };
}
