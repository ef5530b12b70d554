/** The card: a stop and a cont after which the guest reads 7.56 ms a second time, and what keeps it from that. */
import type { CardWords, Preview } from '../../protocol/card.ts';
import type { CardPlan } from '../catalogue.ts';
import { signed } from '../kvm-hv/timebase.ts';
import { exactTime } from '../kvm-hv/in-words.ts';

export const card: CardPlan = {
  choice: 'what happens',
  options: [
    {
      label: 'stop, cont',
      runs: [
        { label: 'not read back', preset: 'stop-cont-unsynced' },
        { label: 'read back', preset: 'stop-cont-synced' },
      ],
    },
    {
      label: 'migrate',
      runs: [
        { label: 'rounded down', preset: 'what-if-rounded-down' },
        { label: 'rounded up', preset: 'migrate-behind' },
      ],
    },
  ],
  first: 0,
  doors: [
    { label: 'A wrap in a switch', preset: 'carry-close-up' },
    { label: 'Set while it runs', preset: 'set-while-running' },
  ],
  words: wordsOf,
};

function wordsOf({ description, moments, finished }: Preview): CardWords {
  const steps = description.registers.flatMap(({ id }, i) => (id.endsWith('.readStep') ? [i] : []));
  const falls = moments.flatMap(({ registers }) =>
    steps.map((i) => signed(registers[i] ?? 0n)).filter((step) => step < 0n),
  );
  const worst = falls.reduce((a, b) => (b < a ? b : a), 0n);
  const isDown = description.invariants.length > 0 && finished.violations.length > 0;
  return {
    title:
      worst === 0n
        ? 'The guest’s clock never goes back.'
        : `The guest’s clock goes back ${exactTime(worst)}.`,
    consequence: isDown
      ? 'What the guest has done in that time it dates twice; its timers and locks see time go back.'
      : '',
    remedy:
      'It never does where offsets are rounded up and QEMU has read the rounded one back before it saves the time of the guest.',
  };
}
