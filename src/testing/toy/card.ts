/** The rack's card: the same clocks without the latch, and with it. */
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
  words: ({ finished }) => ({
    title: 'A clock is mended twice.',
    consequence: `It breaks at step ${finished.violations[0]?.step ?? 0}.`,
    remedy: 'Whoever has the latch looks and mends.',
  }),
};
