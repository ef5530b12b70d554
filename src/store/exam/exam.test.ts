// An exam on the real engine: answers are kept and not graded, and what is handed in is graded by whoever opens it.
import { describe, expect, it } from 'vitest';
import { defined } from '../../base/assert.ts';
import type { ExamAnswer } from '../../grading/exam.ts';
import { POOL } from '../../lessons/exam/pool.ts';
import { realResult, realSitting } from '../../testing/real-exam.ts';
import { settled } from '../../testing/real-lesson.ts';

const itemOf = (id: string) =>
  defined(
    POOL.find((one) => one.id === id),
    id,
  );

const sat = async (ids: readonly string[], answers: readonly (ExamAnswer | null)[] = []) => {
  const sitting = realSitting(ids.map(itemOf), answers);
  await sitting.store.getState().show(0);
  await settled(sitting);
  return sitting;
};

describe('a sitting', () => {
  it('keeps an answer, which can be another one, and says nothing of it', async () => {
    const { store } = await sat(['two-ends', 'hang']);
    store.getState().choose(2);
    store.getState().choose(1);
    const { answers, done, outcome } = store.getState();
    expect(answers).toEqual([{ kind: 'choice', place: 1 }, null]);
    expect([...done]).toEqual([0]);
    expect(outcome).toBeNull();
  });

  it('keeps a run that is made by hand, comes back to it, and takes a move back', async () => {
    const sitting = await sat(['hang', 'two-ends']);
    const { store, scope } = sitting;
    await store.getState().go('error', 'step');
    await settled(sitting);
    await store.getState().go('hmi-t0', 'event');
    await settled(sitting);
    const [first] = store.getState().answers;
    expect(first).toMatchObject({ kind: 'way' });
    const { way } = store.getState();
    expect(way.slice(0, 2)).toEqual(['error', 'hmi-t0']);
    expect(store.getState().standing).toBeNull();
    await store.getState().show(1);
    await settled(sitting);
    await store.getState().show(0);
    await settled(sitting);
    expect(store.getState().way).toEqual(way);
    expect(scope.getState().step).toBe(way.length);
    await store.getState().undo();
    await settled(sitting);
    expect(store.getState().answers[0]).toBeNull();
  });

  it('hides what is to come from whoever makes a run or predicts one', async () => {
    const { store } = await sat(['two-ends']);
    expect(store.getState().veiledAt).toBe(0);
  });

  it('keeps one edited line, and none where two are edited', async () => {
    const sitting = await sat(['break-for-good']);
    const { store, scope } = sitting;
    const skip = (at: string) => ({ kind: 'skip', at }) as const;
    const [h4, h3] = ['H4', 'H3'].map((label) => skip(`kvmppc_realmode_hmi_handler:${label}`));
    await scope.getState().edit(() => [defined(h4, 'H4')]);
    await settled(sitting);
    expect(store.getState().answers).toEqual([{ kind: 'edit', edit: h4 }]);
    await scope.getState().edit((edits) => [...edits, defined(h3, 'H3')]);
    await settled(sitting);
    expect(store.getState().answers).toEqual([null]);
    await store.getState().undo();
    await settled(sitting);
    expect(store.getState().answers).toEqual([{ kind: 'edit', edit: h4 }]);
  });

  it('keeps settings, and goes on where it was left', async () => {
    const change = { 'environment.errorKind': 'HDEC_PARITY_ERROR' };
    const sitting = await sat(['find-the-need'], [{ kind: 'settings', change }]);
    const { store, scope } = sitting;
    expect(store.getState().change).toEqual(change);
    const kind = () => scope.getState().run?.opened.scenario['environment'];
    expect(kind()).toMatchObject({ errorKind: 'HDEC_PARITY_ERROR' });
    await store.getState().changeSetting('environment.errorKind', 'TFMR_CORRUPT');
    await settled(sitting);
    expect(kind()).toMatchObject({ errorKind: 'TFMR_CORRUPT' });
    expect(store.getState().answers[0]).toEqual({
      kind: 'settings',
      change: { 'environment.errorKind': 'TFMR_CORRUPT' },
    });
  });
});

const graded = async (ids: readonly string[], answers: readonly (ExamAnswer | null)[]) => {
  const result = realResult(ids.map(itemOf), answers);
  await result.store.getState().gradeAll();
  return result;
};

describe('a result', () => {
  const choice = (place: number): ExamAnswer => ({ kind: 'choice', place });

  it('has every choice graded by the engine, with the right one and a run', async () => {
    const ids = ['two-ends', 'two-ends', 'two-ends', 'order-of-two', 'order-of-two'];
    const { store } = await graded(ids, [choice(0), choice(3), null, choice(1), choice(2)]);
    const { results } = store.getState();
    const grades = results.map((one) => (one.kind === 'graded' ? one.grade : null));
    expect(grades.map((grade) => grade?.right)).toEqual([true, false, false, true, false]);
    expect(grades.map((grade) => grade?.kind === 'choice' && grade.key)).toEqual([0, 0, 0, 1, 1]);
    for (const grade of grades) expect(grade?.seen.atStep).toBeGreaterThan(0);
  });

  it('has a run graded by where it comes to', async () => {
    const shortest = await graded(['hang'], [null]);
    const [none] = shortest.store.getState().results;
    const way = none?.kind === 'graded' ? none.grade.seen.schedule : [];
    expect(way).not.toEqual([]);
    const { store } = await graded(
      ['hang', 'hang', 'hang'],
      [
        { kind: 'way', way },
        { kind: 'way', way: way.slice(0, -1) },
        { kind: 'way', way: ['t0', 'no-such-actor'] },
      ],
    );
    const { results } = store.getState();
    expect(results[0]).toMatchObject({ kind: 'graded', grade: { right: true } });
    expect(results[1]).toMatchObject({ kind: 'graded', grade: { right: false } });
    // Nobody of that name is there: the engine says so, and it is no verdict.
    expect(results[2]).toMatchObject({ kind: 'failed' });
  });

  it('has edits and settings graded, and what does not fit is told', async () => {
    const edit = (at: string): ExamAnswer => ({ kind: 'edit', edit: { kind: 'skip', at } });
    const cause = (errorKind: string): ExamAnswer => ({
      kind: 'settings',
      change: { 'environment.errorKind': errorKind },
    });
    const ids = ['break-for-good', 'break-for-good', 'break-for-good', 'find-the-need'];
    const { store } = await graded(
      [...ids, 'find-the-need', 'break-for-good'],
      [
        edit('kvmppc_realmode_hmi_handler:H4'),
        edit('kvmppc_realmode_hmi_handler:H3'),
        edit('no_such_function:H1'),
        cause('PROC_RECV_DONE'),
        cause('TFMR_CORRUPT'),
        null,
      ],
    );
    const { results } = store.getState();
    expect(results.map((one) => (one.kind === 'graded' ? one.grade.right : one.kind))).toEqual([
      true,
      false,
      'failed',
      true,
      false,
      false,
    ]);
  });

  it('takes no answer of another kind for one', async () => {
    const { store } = await graded(['hang', 'two-ends'], [choice(0), { kind: 'way', way: ['t0'] }]);
    for (const one of store.getState().results)
      expect(one).toMatchObject({ kind: 'graded', grade: { right: false } });
  });

  it('plays the run that shows it', async () => {
    const result = await graded(['two-ends', 'hang'], [choice(0), null]);
    await settled(result);
    expect(result.scope.getState().step).toBe(0);
    await result.store.getState().showRun(1);
    await settled(result);
    const { card, results } = result.store.getState();
    const hang = results[1];
    expect(card).toBe(1);
    expect(result.scope.getState().step).toBe(hang?.kind === 'graded' && hang.grade.seen.atStep);
  });
});
