// A cell of a board: the first question that is answered with yes decides it, and its run opens.
import { expect, it } from 'vitest';
import { HOLDS, library, scenarioOf } from '../../testing/explorer/requests.ts';
import { judgementOf } from './judging.ts';

function judged(scenario: object, ...asks: readonly string[]) {
  const work = judgementOf({ scenario, asks }, library);
  for (;;) {
    const piece = work.next();
    if (piece.done === true) return piece.value;
  }
}

const scenario = scenarioOf(HOLDS);

it('takes the first question that is answered with yes, with a link to a run that shows it', () => {
  const answer = judged(scenario, 'can deadlock', 'can t0 at rest', 'can end');
  expect(answer).toMatchObject({
    ok: true,
    value: { outcome: 1, link: expect.stringMatching(/^#v=/) as unknown },
  });
});

it('leaves it open where none is, and refuses what is no scenario', () => {
  expect(judged(scenario, 'can deadlock')).toEqual({
    ok: true,
    value: { outcome: null, link: null },
  });
  expect(judged({ ...scenario, split: 'no' }, 'can end')).toMatchObject({ ok: false });
  expect(judged(scenario, 'can nonsense')).toMatchObject({ ok: false });
});
