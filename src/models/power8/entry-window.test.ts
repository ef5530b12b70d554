/** One error on every thread of a core of two subcores, each from either start, with one entry more. */
import { describe, expect, it } from 'vitest';
import { searched } from '../../testing/explorer/searched.ts';
import { parsed } from '../../testing/scenarios.ts';

function brokenIn(environment: object): string[] {
  const subcore = { start: 'either', tbOffset: '0x1000000000', entries: 1 };
  const scenario = { split: 2, subcores: [subcore, subcore], environment };
  const verdict = searched(parsed(scenario), { reduction: 'por', maxStates: 200_000 });
  expect(verdict.complete).toBe(true);
  return verdict.invariants.filter(({ holds }) => holds === false).map(({ id }) => id);
}

describe('an error between the hard-disable and hrfid', () => {
  it('breaks whatever a TB that is reloaded under its offset breaks, but hangs nobody', () => {
    expect(brokenIn({})).toEqual([
      ...['host-tb', 'guest-tb', 'reload-safe', 'one-resync', 'no-entry-during-resync'],
      ...['guest-time-monotonic', 'tb-at-rest', 'dec-expires'],
    ]);
  });

  it.each([
    {},
    { otherExits: true },
    { hdecSoon: true, hmiPriority: 'either' },
    { errorKind: 'PROC_RECV_DONE' },
  ])('is all that breaks anything: without it v4.8 is right in every order, with %o', (more) => {
    expect(brokenIn({ hmiInEntryWindow: false, ...more })).toEqual([]);
  });
});
