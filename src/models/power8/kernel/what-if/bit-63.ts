/** Bit 63 tested, and set afterwards: two primaries that test before either sets both become owners. */
import { equal } from '../../../../machine/expression.ts';
import { op, set, type EventMark, type Parts } from '../../../../machine/statement.ts';
import type { Core } from '../../core.ts';
import type { Thread } from '../../thread.ts';

/** What comes of the test, whether it is a step of its own or not. */
export function bit63Race({ bit63 }: Core): EventMark[] {
  return [
    {
      event: 'bit63-won',
      when: equal(bit63, 0),
      outcome: 'won: becomes the resync owner of the core',
    },
    { event: 'bit63-lost', when: equal(bit63, 1), outcome: 'lost: will wait' },
  ];
}

export function testThenSetBit63(core: Core, t: Thread): Parts {
  const { bit63 } = core;
  return {
    temporaries: [],
    steps: [
      op('', 'ld: !(flags & bit 63)', [set(t.temporaries.resyncReq, equal(bit63, 0))], {
        costTicks: 12,
        events: bit63Race(core),
        does: [
          { when: equal(bit63, 0), text: 'finds bit 63 clear' },
          { when: true, text: 'finds bit 63 set' },
        ],
      }),
      op('', 'std: flags |= bit 63', [set(bit63, 1)], { costTicks: 12, does: 'sets bit 63' }),
    ],
  };
}
