import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  actorsOf,
  ERROR,
  finish,
  must,
  open,
  refusal,
  scenario,
  sourceOf,
  T0,
  T1,
  toys,
} from '../testing/toy-session.ts';
import { finishAtOnce } from './session.ts';

describe('choosing', () => {
  const plain = open(scenario());

  it('takes the chosen actor, keeps what was before, and lets the seed go on', () => {
    const chosen = finish(plain.choose(1, T0));
    expect(actorsOf(chosen).slice(0, 2)).toEqual([...actorsOf(plain).slice(0, 1), T0]);
    expect(chosen.opened.step).toBe(2);
    expect(chosen.run.end).not.toBeNull();
  });

  it('needs no schedule for what happens anyway', () => {
    const actors = actorsOf(plain);
    actors.forEach((actor, step) => {
      const same = finish(plain.choose(step, actor));
      expect(same.opened.scenario).toEqual(plain.opened.scenario);
      expect(same.finished().checksum).toBe(plain.finished().checksum);
    });
  });

  it('fixes no more steps than it must', () => {
    const other = actorsOf(plain)[0] === T0 ? T1 : T0;
    const chosen = finish(plain.choose(0, other));
    expect(chosen.opened.scenario.schedule).toHaveLength(1);
    const later = actorsOf(chosen);
    const again = finish(chosen.choose(later.length - 1, later.at(-1) ?? 0));
    expect(again.opened.scenario.schedule).toHaveLength(1);
  });

  it('opens again to the same run, from whatever was chosen', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(20), fc.nat(2)), { maxLength: 5 }), (choices) => {
        let session = open(scenario());
        for (const [at, actor] of choices) {
          const opening = session.choose(Math.min(at, session.run.steps), actor);
          if (opening.ok) session = finish(opening);
        }
        const reopened = open(sourceOf(session));
        expect(actorsOf(reopened)).toEqual(actorsOf(session));
        expect(reopened.finished()).toEqual(session.finished());
        expect(reopened.opened.scenario).toEqual(session.opened.scenario);
      }),
    );
  });

  it('refuses an actor that cannot move there, and says why', () => {
    const { sentence, code } = refusal(open(scenario({ schedule: ['t1'] })).choose(1, T1));
    expect([code, sentence]).toEqual([
      'not-possible',
      'step 1: t1 cannot move: it waits for flag to become 1',
    ]);
    expect(refusal(plain.choose(0, 99)).sentence).toBe('step 0: there is no actor number 99');
    expect(refusal(plain.choose(9999, T0)).code).toBe('not-possible');
  });

  it('keeps an injection that is still to come', () => {
    const chosen = finish(open(scenario({ injectAtStep: 9 })).choose(0, T1));
    expect(chosen.opened.scenario.injectAtStep).toBe(9);
    expect(actorsOf(chosen).indexOf(ERROR)).toBe(9);
  });
});

describe('injecting', () => {
  const quiet = open(scenario({ injectAtStep: 9 }));

  it('raises the error at the step, and says so with that step alone', () => {
    for (const step of [0, 3, 8]) {
      const injected = finish(quiet.inject(step, null));
      expect(injected.opened.scenario).toMatchObject({ schedule: null, injectAtStep: step });
      expect(injected.opened.step).toBe(step + 1);
      expect(actorsOf(injected).slice(0, step)).toEqual(actorsOf(quiet).slice(0, step));
      expect(actorsOf(injected).indexOf(ERROR)).toBe(step);
    }
  });

  it('leaves no trace of an injection where the seed raises the error anyway', () => {
    const plain = open(scenario());
    const step = actorsOf(plain).indexOf(ERROR);
    expect(finish(plain.inject(step, null)).opened.scenario).toEqual(plain.opened.scenario);
  });

  it('makes room for one more error where all have been raised', () => {
    const plain = open(scenario());
    const first = actorsOf(plain).indexOf(ERROR);
    const injected = finish(plain.inject(first + 1, null));
    expect(injected.opened.scenario).toMatchObject({ trouble: { slips: 2 } });
    expect(actorsOf(injected).slice(first, first + 2)).toEqual([ERROR, ERROR]);
    expect(injected.opened.notices).toEqual([
      'The scenario had room for 1 error, and has room for 2 now',
    ]);
  });

  it('refuses more errors than fit into a run', () => {
    const full = open(
      scenario({ trouble: { slips: 7 }, schedule: Array<string>(7).fill('error') }),
    );
    expect(refusal(full.inject(7, null)).sentence).toBe(
      'trouble.slips: no more than 7 errors fit into a run',
    );
  });

  it('raises another kind of error as long as none has been raised', () => {
    const other = finish(quiet.inject(2, 'gained'));
    expect(other.opened.scenario).toMatchObject({
      trouble: { cause: 'gained' },
      injectAtStep: 2,
    });
    expect(refusal(other.inject(4, 'lost')).sentence).toBe(
      'trouble.cause: gained has been raised before step 4, and a run has one kind of error',
    );
    expect(refusal(quiet.inject(2, 'NO_SUCH')).code).toBe('bad-input');
  });

  it('says why no error can be raised', () => {
    // The first thread is done: the environment has nothing left to disturb.
    const { run } = quiet;
    const opening = must(quiet.inject(run.steps, null));
    const refused = refusal(finishAtOnce(opening, toys));
    expect(refused.code).toBe('not-possible');
    expect(refused.sentence).toBe(
      'injectAtStep 16: the error cannot be raised there because the first thread is done',
    );
  });
});
