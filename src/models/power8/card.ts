/** The card of the POWER8 core: the guest's offset taken away twice, and the same core with Linux 4.8. */
import { defined } from '../../base/assert.ts';
import { duration } from '../../base/duration.ts';
import type { CardWords, Preview } from '../../protocol/card.ts';
import type { CardPlan, CardRun } from '../catalogue.ts';

const beforeAndAfter = (preset: string): readonly CardRun[] => [
  { label: 'before', preset },
  { label: 'v4.8', preset, change: { kernel: 'v4.8' } },
];

export const card: CardPlan = {
  choice: 'split',
  options: [
    { label: '1', runs: beforeAndAfter('unsplit-pre-fix') },
    { label: '2', runs: beforeAndAfter('two-way-pre-fix') },
    { label: '4', runs: beforeAndAfter('four-way-pre-fix') },
  ],
  first: 1,
  doors: [
    { label: 'Break a line of the fix', preset: 'what-if-no-wait-for-in-guest' },
    { label: 'What the fix misses', preset: 'fix-is-not-complete' },
  ],
  words: wordsOf,
};

function wordsOf({ description, moments }: Preview): CardWords {
  const { registers } = defined(moments.at(-1), 'a last moment');
  const wrong = description.groups.flatMap(({ id, label }) => {
    const index = description.registers.findIndex((one) => one.id === `${id}.tbMinusTod`);
    const difference = BigInt.asIntN(64, defined(registers[index], label));
    return difference === 0n ? [] : [{ label, difference }];
  });
  const [first] = wrong;
  if (first === undefined)
    return { title: 'The clocks of the core stay right.', consequence: '', remedy: '' };
  const amount = duration(Math.abs(Number(first.difference)) / description.ticksPerMicrosecond);
  const whose = description.groups.length === 1 ? 'the host' : first.label;
  const side = first.difference < 0n ? 'behind' : 'ahead';
  return {
    title: `A repair and a guest exit both take away the same ${amount}.`,
    consequence:
      wrong.length === 1
        ? `The clock of ${whose} is left ${amount} ${side}.`
        : `${wrong.length} of ${description.groups.length} subcores are left with a wrong clock.`,
    remedy: 'With Linux 4.8 the reload waits until every guest has been left.',
  };
}
