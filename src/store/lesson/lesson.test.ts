// Lessons on the real engine: what is shown, what is kept from the reader, what comes of answers.
import { describe, expect, it } from 'vitest';
import { defined } from '../../base/assert.ts';
import { eventsOf } from '../../protocol/trace.ts';
import { lessonCalled, realLesson, settled, type RealLesson } from '../../testing/real-lesson.ts';
import type { Scope } from '../create-scope.ts';
import { veiledScope } from './veiled-scope.ts';

/** What is seen by somebody who takes it. */
const seenIn = ({ scope, store }: RealLesson): Scope =>
  veiledScope(scope, {
    at: () => store.getState().veiledAt,
    subscribe: (listener) => store.subscribe(listener),
  });

const taken = async (id: string, card: number, before?: Parameters<typeof realLesson>[1]) => {
  const lesson = realLesson(lessonCalled(id), before);
  await lesson.store.getState().show(card);
  await settled(lesson);
  return lesson;
};

const eventIds = (scope: Scope, entry: number): string[] => {
  const run = defined(scope.getState().run, 'a run');
  const bits = eventsOf(run.trace, entry);
  return run.opened.description.events.flatMap(({ id }, bit) => ((bits >> bit) & 1 ? [id] : []));
};

describe('a card', () => {
  it('begins at its moment, and nothing later is to be seen', async () => {
    const lesson = await taken('twice', 1);
    const seen = seenIn(lesson).getState();
    const { step, run } = lesson.scope.getState();
    expect(eventIds(lesson.scope, step - 1)).toContain('opal-entered');
    expect(defined(run, 'a run').trace.length).toBeGreaterThan(step);
    const cut = defined(seen.run, 'a run');
    expect(cut.trace.length).toBe(step);
    expect(cut.finished?.violations).toEqual([]);
    expect(cut.finished?.end).toBe('');
    for (const { steps } of cut.finished?.signals ?? [])
      expect(Math.max(0, ...steps)).toBeLessThanOrEqual(step);
  });

  it('goes on in the run of the card before it', async () => {
    const lesson = await taken('twice', 1);
    const before = lesson.scope.getState().step;
    await lesson.store.getState().next();
    await settled(lesson);
    expect(lesson.store.getState().card).toBe(2);
    expect(lesson.scope.getState().step).toBeGreaterThan(before);
    expect(eventIds(lesson.scope, lesson.scope.getState().step - 1)).toContain('tb-loaded');
  });

  it('keeps where somebody is, and comes back from there', async () => {
    const lesson = await taken('twice', 3);
    expect(lesson.kept().lessons['twice']).toMatchObject({ card: 3, done: [3] });
    const again = await taken('twice', 1, lesson.kept());
    expect([...again.store.getState().done]).toEqual([3]);
  });

  it('cannot be gone beyond by a step', async () => {
    const lesson = await taken('twice', 1);
    const { step, move, goToEnd } = lesson.scope.getState();
    move(1);
    goToEnd();
    expect(lesson.scope.getState().step).toBe(step);
  });
});

describe('an answer', () => {
  const answered = async (id: string, card: number, place: number) => {
    const lesson = await taken(id, card);
    lesson.store.getState().choose(place);
    await lesson.store.getState().answer();
    await settled(lesson);
    return lesson;
  };

  it('that is right is played up to where the next card begins', async () => {
    const lesson = await answered('twice', 1, 1);
    expect(lesson.store.getState().outcome).toMatchObject({ right: true, given: true });
    expect(eventIds(lesson.scope, lesson.scope.getState().step - 1)).toContain('tb-loaded');
    expect(lesson.kept().lessons['twice']?.done).toEqual([1]);
  });

  it('that no run can show is drawn, and what happens is played', async () => {
    const lesson = await answered('twice', 1, 0);
    expect(lesson.store.getState().outcome).toMatchObject({ right: false, isSeen: false });
    expect(lesson.kept().lessons['twice']?.done).toEqual([]);
  });

  it('that is wrong is played where a run shows it', async () => {
    const lesson = await answered('sometimes', 0, 0);
    expect(lesson.store.getState().outcome).toMatchObject({ right: false, isSeen: true });
    const seen = defined(seenIn(lesson).getState().run, 'a run');
    const broken = seen.finished?.violations.map(
      ({ invariant }) => seen.opened.description.invariants[invariant]?.id,
    );
    expect(broken).toContain('host-tb');
  });

  it('that was right is still there, and at once, for somebody who comes back', async () => {
    const lesson = await answered('twice', 1, 1);
    const { step } = lesson.scope.getState();
    await lesson.store.getState().next();
    await settled(lesson);
    await lesson.store.getState().back();
    await settled(lesson);
    const { outcome, chosen } = lesson.store.getState();
    expect(outcome).toMatchObject({ right: true, given: true });
    expect(chosen).toBe(1);
    expect(lesson.scope.getState()).toMatchObject({ step, playing: false });
  });

  it('that was wrong is asked for anew', async () => {
    const lesson = await answered('twice', 1, 0);
    await lesson.store.getState().next();
    await settled(lesson);
    await lesson.store.getState().back();
    await settled(lesson);
    expect(lesson.store.getState()).toMatchObject({ outcome: null, chosen: null });
  });

  it('of two runs has both before it, also once it was taken back', async () => {
    const lesson = await taken('sometimes', 3);
    const other = () => lesson.scope.getState().other?.side.label ?? null;
    expect(other()).not.toBeNull();
    lesson.store.getState().choose(0);
    await lesson.store.getState().answer();
    await settled(lesson);
    await lesson.store.getState().undo();
    await settled(lesson);
    expect(other()).not.toBeNull();
    expect(lesson.scope.getState().comparing).toBe(true);
  });

  it('is taken back, and another one given', async () => {
    const lesson = await answered('twice', 1, 0);
    await lesson.store.getState().undo();
    await settled(lesson);
    const { outcome, chosen, veiledAt, beginning } = lesson.store.getState();
    expect([outcome, chosen]).toEqual([null, 0]);
    expect(veiledAt).toBe(beginning?.after.length);
    await lesson.store.getState().reveal();
    await settled(lesson);
    expect(lesson.store.getState()).toMatchObject({
      chosen: 1,
      outcome: { right: true, given: false },
    });
  });
});

describe('a goal', () => {
  /** Takes the hints of the search until it is there. */
  const led = async (lesson: RealLesson) => {
    for (let turn = 0; turn < 200; turn++) {
      const { standing, hint, askHint } = lesson.store.getState();
      if (standing?.kind === 'there') return;
      await askHint();
      // Whose turn, which line, the turn; and then the next one from the start.
      const size = lesson.store.getState().hint?.size;
      expect(size).toBe(hint === null || hint.size === 3 ? 1 : hint.size + 1);
      await settled(lesson);
    }
    throw new Error('no hint leads there');
  };

  it('is come to by hints, in as many turns as the shortest way has', async () => {
    const lesson = await taken('sometimes', 1);
    const par = defined(lesson.store.getState().par, 'a par');
    await led(lesson);
    const { standing } = lesson.store.getState();
    expect(standing).toMatchObject({ kind: 'there', steps: par.steps, turns: par.turns });
    expect(lesson.kept().lessons['sometimes']?.ways['1']).toHaveLength(par.steps);
  });

  it('is lost at a step, from which there is a way back to before it', async () => {
    const lesson = await taken('sometimes', 2);
    // t4 alone as long as it can: it loads every TB before t0 has read its own.
    const go = async (actor: string, far: 'step' | 'event') => {
      await lesson.store.getState().go(actor, far);
      await settled(lesson);
    };
    await go('error', 'step');
    await go('hmi-t4', 'step');
    for (let i = 0; i < 60; i++) {
      if (lesson.store.getState().standing?.kind !== 'possible') break;
      const { shown } = lesson.scope.getState();
      const { description, snapshot } = defined(shown, 'a moment');
      const open = snapshot.choices.filter(({ status }) => status === 'enabled');
      const ids = open.map(({ actor }) => description.actors[actor]?.id ?? '');
      await go(ids.find((id) => id === 'tod-load' || id === 't4') ?? ids[0] ?? '', 'step');
    }
    const { standing, way, rescue } = lesson.store.getState();
    expect(standing?.kind).toBe('lost');
    const lost = standing?.kind === 'lost' ? defined(standing.lost, 'a step') : null;
    expect(lost?.names).toContain('tb-loaded');
    await rescue();
    await settled(lesson);
    expect(lesson.store.getState().way).toEqual(way.slice(0, (lost?.atStep ?? 0) - 1));
    expect(lesson.store.getState().standing?.kind).toBe('possible');
  });

  it('says who cannot move, and leaves the way as it is', async () => {
    const lesson = await taken('sometimes', 1);
    await lesson.store.getState().go('hmi-t0', 'event');
    await settled(lesson);
    expect(lesson.store.getState()).toMatchObject({ way: [], trouble: 'hmi-t0 cannot move now.' });
  });

  it('is gone back from, move by move', async () => {
    const lesson = await taken('sometimes', 1);
    await lesson.store.getState().go('error', 'event');
    await settled(lesson);
    expect(lesson.store.getState().way).toEqual(['error']);
    await lesson.store.getState().undo();
    await settled(lesson);
    expect([lesson.store.getState().way, lesson.scope.getState().step]).toEqual([[], 0]);
  });
});

describe('an edit', () => {
  const edited = async (edits: readonly object[]) => {
    const lesson = await taken('twice', 6);
    await lesson.scope.getState().edit(() => edits as never);
    await settled(lesson);
    await lesson.store.getState().check();
    await settled(lesson);
    return lesson.store.getState();
  };

  it('counts where every order says so', async () => {
    const leaveFirst = {
      kind: 'move',
      at: 'hmi_exception_early:control',
      before: 'hmi_exception_early:call',
    };
    expect(await edited([leaveFirst])).toMatchObject({
      outcome: { kind: 'made', grade: { kind: 'counts' } },
    });
  });

  it('does not where another of the runs goes wrong, which is named', async () => {
    const { outcome, done } = await edited([{ kind: 'skip', at: 'kvmhv_switch_to_host:X12b' }]);
    expect(outcome).toMatchObject({ grade: { kind: 'not', in: 'healthy alarm' } });
    expect([...done]).toEqual([]);
  });

  it('is asked for where there is none', async () => {
    expect((await edited([])).trouble).toMatch(/^No line is edited yet/);
  });
});

it('finds the step at which a run was lost, and plays what could still be done before it', async () => {
  const lesson = await taken('sometimes', 3);
  const { choose, answer, undo } = lesson.store.getState();
  choose(0);
  await answer();
  await settled(lesson);
  expect(lesson.store.getState().outcome).toMatchObject({ right: false, isSeen: true });
  await undo();
  await settled(lesson);
  choose(2);
  await answer();
  await settled(lesson);
  const { outcome } = lesson.store.getState();
  expect(outcome).toMatchObject({ right: true });
  const { step } = lesson.scope.getState();
  expect(eventIds(lesson.scope, step - 1)).toContain('tb-loaded');
});

it('tries every edit of one line, and says which count', async () => {
  const { cards } = lessonCalled('one-owner');
  const lesson = await taken(
    'one-owner',
    cards.findIndex(({ task }) => task?.kind === 'break'),
  );
  const own = { kind: 'skip', at: 'kvmppc_realmode_hmi_handler:H3' } as const;
  await lesson.scope.getState().edit(() => [own]);
  await lesson.store.getState().countAll();
  // What the learner has changed stays what is to be seen.
  expect(lesson.scope.getState().run?.opened.scenario.edits).toEqual([own]);
  const { others } = lesson.store.getState();
  expect(others?.tried).toBe(others?.all);
  const skipped = others?.count.filter(({ kind }) => kind === 'skip').map(({ at }) => at);
  // The slot that nobody clears, and the bit that nobody clears: both hang the core in every order.
  expect(skipped).toEqual(
    expect.arrayContaining(['kvmppc_realmode_hmi_handler:H3', 'kvmppc_tb_resync_done:op']),
  );
});

it('plays what could still be done after a step that is no event, but a line', async () => {
  const { cards } = lessonCalled('sometimes');
  const card = cards.findIndex(
    ({ task }) => task?.kind === 'where' && task.along !== 'not host-tb',
  );
  const { task } = defined(cards[card], 'a card');
  const choices = task?.kind === 'where' ? task.choices : [];
  const places = choices.flatMap(({ event }, place) => (event.includes(':') ? [place] : []));
  const outcomes: unknown[] = [];
  for (const place of places) {
    const lesson = await taken('sometimes', card);
    lesson.store.getState().choose(place);
    await lesson.store.getState().answer();
    await settled(lesson);
    const { outcome } = lesson.store.getState();
    outcomes.push(outcome?.kind === 'choice' && [outcome.right, outcome.isLate]);
  }
  // The read decides; by the write it was decided already.
  expect(outcomes).toEqual([
    [true, false],
    [false, true],
  ]);
});
