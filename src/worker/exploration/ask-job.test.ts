// Questions asked live, and somebody who goes on, of a core whose steps are known from the facts.
import { describe, expect, it } from 'vitest';
import type { Result } from '../../base/result.ts';
import type { AskRequest, GoRequest } from '../../protocol/asking.ts';
import type { Failure } from '../../protocol/messages.ts';
import { defined } from '../../base/assert.ts';
import { allLibraries } from '../../testing/all-libraries.ts';
import { askWork } from './ask-job.ts';
import { goJob } from './go-job.ts';

const library = defined(allLibraries.known('power8-hmi'), 'the core');
/** The old kernel, the whole core one guest that is 134.2 s ahead. */
const scenario = {
  model: 'power8-hmi',
  kernel: 'pre-fix',
  split: 1,
  threadsPerSubcore: 1,
  subcores: [{ start: 'guest', tbOffset: '0x1000000000' }],
};
const at = (...after: string[]) => ({ scenario, after });

function done<T>(work: Generator<void, Result<T, Failure>>): T {
  let piece = work.next();
  while (piece.done !== true) piece = work.next();
  if (!piece.value.ok) throw new Error(piece.value.error.sentence);
  return piece.value.value;
}

const ask = (request: AskRequest) => done(askWork(request, library));
const go = (actor: string, ...after: string[]) => gone({ actor, far: 'event', until: [] }, after);
function gone(request: Omit<GoRequest, 'scenario' | 'after'>, after: readonly string[]) {
  const answer = done(goJob({ ...at(...after), ...request }, library).work);
  if (answer.type !== 'gone') throw new Error(`answered with ${answer.type}`);
  return answer.schedule;
}

describe('a question that is asked live', () => {
  it('is answered with the run that shows it, and what its last step is called', () => {
    const { schedule, atStep, names, turns } = ask({ ...at(), ask: 'par tb-loaded' });
    expect(schedule).toHaveLength(atStep ?? 0);
    expect(names).toEqual(expect.arrayContaining(['tb-loaded', 'tod-load']));
    expect(turns).toBeGreaterThan(1);
  });

  it('goes on from where somebody is', () => {
    const { schedule, holds } = ask({ ...at('error', 'hmi-t0'), ask: 'can opal-entered' });
    expect(holds).toBe(true);
    expect(schedule?.slice(0, 3)).toEqual(['error', 'hmi-t0', 't0']);
    expect(ask({ ...at('error', 'hmi-t0'), ask: 'can hmi-raised' }).holds).toBe(false);
  });

  it('finds along a run where something came, by the line that did it', () => {
    const along = defined(ask({ ...at(), ask: 'par not host-tb' }).schedule, 'a run');
    const { atStep, names } = ask({ ...at(), ask: 'when subcore0.k == -1', along });
    expect(names).toEqual(expect.arrayContaining(['t0', 'kvmhv_switch_to_host:X12b']));
    expect(ask({ ...at(), ask: 'when tb-loaded', along }).atStep).toBeLessThan(atStep ?? 0);
    expect(ask({ ...at(), ask: 'when rest', along })).toMatchObject({ holds: false, names: [] });
  });

  it('is refused along a run that cannot be', () => {
    const asked = { ...at(), ask: 'when tb-loaded', along: ['error', 'error'] };
    expect(() => ask(asked)).toThrow('At step 1 error cannot move.');
    expect(() => ask({ ...asked, along: ['nobody'] })).toThrow('Nobody is called nobody here.');
    expect(() => ask({ ...at('hmi-t0'), ask: 'can end' })).toThrow(/hmi-t0/);
  });
});

describe('somebody who goes on', () => {
  it('does so up to his next event, and no one else moves', () => {
    const way = go('t0', 'error', 'hmi-t0');
    expect(way.slice(0, 2)).toEqual(['error', 'hmi-t0']);
    expect(new Set(way.slice(2))).toEqual(new Set(['t0']));
    const { names } = ask({ ...at(), ask: 'when opal-entered', along: way });
    expect(names).toContain('opal-entered');
    expect(ask({ ...at(), ask: 'when opal-entered', along: way.slice(0, -1) }).holds).toBe(false);
  });

  it('goes as far as he can, but no further than what he is to bring about', () => {
    const before = ['error', 'hmi-t0'];
    const far = gone({ actor: 't0', far: 'wait', until: [] }, before);
    expect(far.length).toBeGreaterThan(go('t0', ...before).length);
    const until = ['opal-entered', 'subcore0.k == 0'];
    expect(gone({ actor: 't0', far: 'wait', until }, before)).toEqual(go('t0', ...before));
  });

  it('has the hardware do what he waits for, and nothing else', () => {
    const before = ['error', 'hmi-t0'];
    const far = gone({ actor: 't0', far: 'wait', until: [] }, before);
    const hardware = far.slice(before.length).filter((who) => who !== 't0');
    expect(hardware).toEqual(['tb-clear', 'tb-mod', 'tod-sync', 'tod-load']);
    expect(ask({ ...at(), ask: 'when rest', along: far }).holds).toBe(true);
    expect(new Set(go('t0', ...before).slice(2))).toEqual(new Set(['t0']));
  });

  it('does not go on where he waits for another thread', () => {
    const halves = {
      ...scenario,
      kernel: 'v4.8',
      split: 2,
      subcores: [...scenario.subcores, ...scenario.subcores],
    };
    const before = ['error', 'hmi-t0'];
    const request = {
      actor: 't0',
      far: 'wait',
      until: [],
      scenario: halves,
      after: before,
    } as const;
    const { schedule } = done(goJob(request, library).work) as { schedule: readonly string[] };
    expect(new Set(schedule.slice(before.length))).toEqual(new Set(['t0']));
    const waits = 'when t0 in wait_for_subcore_guest_exit and subcore1.in_guest == 1';
    const along = { scenario: halves, after: [], along: schedule };
    expect(ask({ ...along, ask: waits }).atStep).not.toBeNull();
    expect(ask({ ...along, ask: 'when opal-entered' }).holds).toBe(false);
  });

  it('is refused a condition that cannot be read', () => {
    const wrong = { actor: 'error', far: 'wait', until: ['nowhere == 3'] } as const;
    expect(() => gone(wrong, [])).toThrow(/nowhere/);
  });

  it('is a single step where the environment does it', () => {
    expect(go('error')).toEqual(['error']);
  });

  it('is refused where he cannot', () => {
    expect(() => go('hmi-t0')).toThrow('hmi-t0 cannot move now.');
  });
});
