// What a run is compared with, and where the two meet: over the real engine.
import { beforeEach, describe, expect, it } from 'vitest';
import { defined } from '../base/assert.ts';
import { eventsOf, ticksOfStep } from '../protocol/trace.ts';
import { realScope } from '../testing/real-scope.ts';
import { alignmentsOf, chosenAlignment } from './alignment.ts';
import { branchesBeside } from './branches.ts';
import { codeDifference, differs } from './code-difference.ts';
import { correspondingStep, stepBeside } from './corresponding.ts';
import type { Scope } from './create-scope.ts';
import { cellDifferences, registerDifferences, verdictDifferences } from './differences.ts';
import { markedSteps } from './marks.ts';
import { sidesOf } from './other-side.ts';
import type { Edit, Run } from './state.ts';

let scope: Scope;

/** The engine has answered before the next task. */
const settled = async (doing: () => unknown) => {
  await doing();
  await new Promise((resolve) => setTimeout(resolve));
};
/** What a test takes for granted. */
const must = <T>(value: T | null | undefined): T => defined(value, 'what the test is about');
const state = () => scope.getState();
const here = (): Run => must(state().run);
const there = (): Run => must(state().other?.run);
const labels = () => sidesOf(state()).map(({ label }) => label);
const open = (preset: string) =>
  settled(() => state().open({ kind: 'preset', id: preset }, 'scenario'));
const compare = () =>
  settled(() => {
    state().setComparing(true);
  });

/** The first step from `from` on at which somebody else can move, and who. */
async function otherChoice(from: number): Promise<{ step: number; actor: number }> {
  for (let step = from; step < here().trace.length; step++) {
    await settled(() => state().select(step));
    const { choices, nextActor } = must(state().shown).snapshot;
    const other = choices.find(
      ({ status, actor }) => status === 'enabled' && actor !== nextActor && actor < 8,
    );
    if (other !== undefined) return { step, actor: other.actor };
  }
  throw new Error('nobody else can ever move');
}

const idAt = (run: Run, step: number) =>
  run.opened.description.actors[run.trace.actor[step] ?? -1]?.id;

beforeEach(async () => {
  scope = realScope();
  await open('four-way-pre-fix');
});

describe('the other side', () => {
  it('is the same scenario in the other kernel, and nothing that was open before', async () => {
    await open('unsplit-pre-fix');
    await compare();
    expect(labels()).toEqual(['v4.8, the fix']);
    const { scenario } = there().opened;
    expect(scenario).toEqual({ ...here().opened.scenario, kernel: 'v4.8' });
    expect(there().finished?.violations).toEqual([]);
  });

  it('is the run without the edits, as soon as there are some', async () => {
    await open('four-way-fixed');
    await compare();
    expect(there().opened.scenario['kernel']).toBe('pre-fix');
    const line = here().opened.description.lines.find(({ offer }) => offer.skip);
    const edit: Edit = { kind: 'skip', at: line?.id ?? '' };
    await settled(() => state().edit((edits) => [...edits, edit]));
    expect(labels()).toEqual(['without the edits', 'before the fix']);
    expect(state().other?.of).toBe(here().number);
    expect(there().opened.scenario.edits).toEqual([]);
  });

  it('is the branch that a choice has left, and another one if the reader says so', async () => {
    await compare();
    const before = here();
    const { step, actor } = await otherChoice(4);
    await settled(() => state().choose(actor));
    expect(labels()).toEqual([`${idAt(before, step)} first at step ${step}`, 'v4.8, the fix']);
    expect(there().trace.actor).toEqual(before.trace.actor);
    await settled(() => state().chooseSide('kernel v4.8'));
    expect(there().opened.scenario['kernel']).toBe('v4.8');
    await settled(() => state().undo());
    expect(labels()).toEqual(['v4.8, the fix']);
  });

  it('follows in another kernel what was done by hand, up to its last step', async () => {
    const { step, actor } = await otherChoice(4);
    await settled(() => state().choose(actor));
    await compare();
    await settled(() => state().chooseSide('kernel v4.8'));
    const shared = stepsInCommon(here(), there());
    expect(shared).toBeGreaterThan(0);
    expect(idAt(there(), 0)).toBe(idAt(here(), 0));
    expect(there().finished?.end).toContain('Nothing is left to do');
    expect(step).toBeGreaterThan(0);
  });

  it('is not asked for as long as nobody looks', async () => {
    expect(state().other).toBeNull();
    await compare();
    expect(state().other?.of).toBe(here().number);
    await settled(() => state().setComparing(false));
    await open('unsplit-pre-fix');
    expect(state().other?.of).not.toBe(here().number);
  });

  it('shows its moment at the cursor', async () => {
    await compare();
    for (const step of [5, 9, 40]) state().needOther(step);
    await settled(() => undefined);
    expect(state().otherMoment?.snapshot.step).toBe(40);
    expect(state().otherMoment?.runNumber).toBe(there().number);
  });
});

describe('alignment', () => {
  beforeEach(compare);

  it('puts the first error of both at zero', () => {
    const { error, time } = alignmentsOf(here(), there());
    const [mine] = markedSteps(here(), 'injection');
    expect(error).toEqual({ here: mine, there: markedSteps(there(), 'injection')[0] });
    expect(time).toEqual({ here: 0, there: 0 });
  });

  it('finds the first steps that differ, and all before them the same', () => {
    const { difference } = alignmentsOf(here(), there());
    const step = (difference?.here ?? 0) - 1;
    expect(step).toBeGreaterThan(0);
    expect(stepsInCommon(here(), there())).toBeGreaterThanOrEqual(step);
    expect(alignmentsOf(here(), here()).difference).toBeNull();
  });

  it('takes the next best where a run has no such moment', () => {
    const alignments = { ...alignmentsOf(here(), there()), error: null };
    expect(chosenAlignment(alignments, 'error').at).toBe('difference');
    expect(chosenAlignment({ ...alignments, difference: null }, 'error').at).toBe('time');
  });

  it('gives every step one beside it, as long after zero, and never goes back', () => {
    const pair = must(alignmentsOf(here(), there()).error);
    expect(stepBeside(here(), pair.here, there(), pair)).toBe(pair.there);
    const zeros = ticksOfStep(there().trace, pair.there) - ticksOfStep(here().trace, pair.here);
    let before = 0;
    for (let step = 0; step <= here().trace.length; step++) {
      const beside = stepBeside(here(), step, there(), pair);
      expect(beside).toBeGreaterThanOrEqual(before);
      const ticks = ticksOfStep(here().trace, step) + zeros;
      expect(ticksOfStep(there().trace, beside)).toBeLessThanOrEqual(ticks);
      before = beside;
    }
  });
});

describe('what differs', () => {
  beforeEach(compare);

  it('are the invariants that hold in one only, with the step of the break', () => {
    const broken = must(here().finished).violations;
    const rows = verdictDifferences(here(), there());
    expect(rows.map(({ here: step }) => step).toSorted()).toEqual(
      broken.map(({ step }) => step).toSorted(),
    );
    expect(rows.every((row) => row.there === null)).toBe(true);
    expect(verdictDifferences(here(), here())).toEqual([]);
  });

  it('are the lines of either kernel, and those that one run alone has come to', () => {
    const rows = codeDifference(here(), there()).flatMap((one) => one.rows);
    const subtraction = rows.find(({ text }) => text === 'TBU40 = a - tb_offset');
    expect(subtraction).toMatchObject({ of: 'both', ranBy: 'here' });
    expect(rows.find(({ text }) => text.includes('wait_for_subcore_guest_exit'))).toMatchObject({
      of: 'there',
    });
    expect(codeDifference(here(), here())).toEqual([]);
    expect(rows.some((row) => !differs(row))).toBe(true);
  });

  it('are cells and registers, but for clocks that are apart by the time alone', async () => {
    const step = 60;
    await settled(() => state().select(step));
    const pair = must(alignmentsOf(here(), there()).error);
    await settled(() => state().needOther(stepBeside(here(), step, there(), pair)));
    const [mine, theirs] = [must(state().shown), must(state().otherMoment)];
    expect(cellDifferences(mine, theirs).map(({ info }) => info.ghost)).not.toContain(true);
    expect(cellDifferences(mine, theirs).length).toBeGreaterThan(0);
    const registers = registerDifferences(mine, theirs).map(({ info }) => info.id);
    expect(registers).toContain('core.tfmr');
    // It is the machine's time, which only ticks on.
    expect(registers).not.toContain('core.tod');
    expect(cellDifferences(mine, mine)).toEqual([]);
    expect(registerDifferences(mine, mine)).toEqual([]);
  });
});

describe('switching the kernel', () => {
  it('stays at the event, and says what was left', async () => {
    const [error] = markedSteps(here(), 'injection');
    await settled(() => state().select(must(error)));
    await settled(() => state().change({ kernel: 'v4.8' }));
    expect(state().step).toBe(markedSteps(here(), 'injection')[0]);
    expect(state().switched).toEqual({
      from: 'before the fix',
      event: 'error raised',
      isAtEvent: true,
    });
    expect(state().noticesHidden).toBe(false);
    expect(sidesOf(state())[0]?.label).toBe('before the fix');
  });

  it('begins a change of anything else at its start', async () => {
    await settled(() => state().select(60));
    await settled(() => state().change({ seed: 5 }));
    expect(state().step).toBe(0);
    expect(state().switched).toBeNull();
  });

  it('goes to the same of its kind, from one that is not there to what was before it, and from the end to the end', async () => {
    await compare();
    const events = here().opened.description.events;
    const loaded = events.findIndex(({ marker }) => marker === 'beam');
    const steps = (run: Run) =>
      [...run.trace.eventEntries].filter((entry) => eventsOf(run.trace, entry) & (1 << loaded));
    const [, second] = steps(there());
    expect(second).toBeDefined();
    // Here it comes once: an event before it is the last that both have.
    expect(steps(here())).toHaveLength(1);
    const [first] = steps(here());
    const without = correspondingStep(there(), must(second) + 1, here());
    expect(without.isAtEvent).toBe(false);
    expect(without.event).not.toBeNull();
    expect(without.step).toBeGreaterThan(must(first));
    expect(correspondingStep(here(), must(first) + 1, there()).step).toBe(
      must(steps(there())[0]) + 1,
    );
    expect(correspondingStep(here(), 0, there()).step).toBe(0);
    expect(correspondingStep(here(), here().trace.length, there()).step).toBe(there().trace.length);
  });
});

describe('branches', () => {
  it('keep the old future of a choice and of an error, under names in words', async () => {
    const before = here();
    const { step, actor } = await otherChoice(4);
    await settled(() => state().choose(actor));
    const chosen = here();
    expect(branchesBeside(state()).map(({ name }) => name)).toEqual([
      `${idAt(before, step)} first at step ${step}`,
    ]);
    const [branch] = branchesBeside(state());
    await settled(() => state().switchBranch(must(branch).id));
    expect(here().trace.actor).toEqual(before.trace.actor);
    expect(state().step).toBe(step);
    expect(branchesBeside(state()).map(({ name }) => name)).toEqual([
      `${idAt(chosen, step)} first at step ${step}`,
    ]);
    await settled(() => state().undo());
    expect(here().trace.actor).toEqual(chosen.trace.actor);
  });

  it('of an error are named by it', async () => {
    await open('four-way-fixed');
    await settled(() => state().inject(0, 'TB_RESIDUE_ERR'));
    expect(branchesBeside(state()).map(({ name }) => name)).toEqual([
      'before TB_RESIDUE_ERR at step 0',
    ]);
    expect(state().futureName).toBe('TB_RESIDUE_ERR at step 0');
  });

  it('can be discarded, and are with another scenario', async () => {
    const leave = async () => {
      const { actor } = await otherChoice(4);
      await settled(() => state().choose(actor));
    };
    await leave();
    state().discardBranch(must(branchesBeside(state())[0]).id);
    expect(branchesBeside(state())).toEqual([]);
    await leave();
    expect(branchesBeside(state())).toHaveLength(1);
    await open('unsplit-pre-fix');
    expect(state().branches).toEqual([]);
  });

  it('are none where nothing was left', async () => {
    await settled(() => state().choose(here().trace.actor[0] ?? 0));
    await settled(() => state().change({ seed: 5 }));
    expect(state().branches).toEqual([]);
  });
});

describe('a twin', () => {
  it('has one other choice and keeps the rest, with the run that it is of beside it', async () => {
    const before = here();
    const { step, actor } = await otherChoice(6);
    await settled(() => state().twin(actor));
    expect(state().comparing).toBe(true);
    expect(state().step).toBe(step + 1);
    expect(there().trace.actor).toEqual(before.trace.actor);
    const mine = [...here().trace.actor];
    const wanted = [...before.trace.actor];
    // Its step comes sooner, and nobody has to wait for that here.
    wanted.splice(step, 0, ...wanted.splice(wanted.indexOf(actor, step), 1));
    expect(mine).toEqual(wanted);
    expect(alignmentsOf(here(), there()).difference).toEqual({ here: step + 1, there: step + 1 });
    await settled(() => state().undo());
    expect(here().trace.actor).toEqual(before.trace.actor);
  });
});

/** How many of the first steps two runs have in common, by the ids of who takes them. */
function stepsInCommon(a: Run, b: Run): number {
  let step = 0;
  while (step < a.trace.length && idAt(a, step) === idAt(b, step)) step++;
  return step;
}
