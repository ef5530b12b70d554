/** The rack's card: the same clocks without the latch, and with it. */
import { defined } from '../../base/assert.ts';
import type { CardPlan } from '../../models/catalogue.ts';

export const card: CardPlan = {
  choice: 'clocks',
  options: [
    {
      label: '2',
      runs: [
        { label: 'hasty', preset: 'mended-twice' },
        { label: 'careful', preset: 'mended-twice', change: { mending: 'careful' } },
      ],
    },
  ],
  first: 0,
  doors: [{ label: 'See it hold', preset: 'mended-once' }],
  words: (runs) => ({
    title: 'A clock is mended twice.',
    consequence: `It breaks at step ${defined(runs[0], 'a run').finished.violations[0]?.step ?? 0}.`,
    remedy: 'Whoever has the latch looks and mends.',
  }),
};
