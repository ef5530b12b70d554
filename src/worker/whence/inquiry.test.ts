/** "Who set this" against a plain search back through the run, for every cell and register. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defined } from '../../base/assert.ts';
import { buildPower8 } from '../../models/power8/index.ts';
import { power8Presets } from '../../models/power8/presets.ts';
import type { Snapshot } from '../../protocol/snapshot.ts';
import type { Subject } from '../../protocol/whence.ts';
import { modelOf } from '../../testing/machine/model-of.ts';
import { plainTouches, type PlainStep } from '../../testing/machine/plain-touches.ts';
import { anyProgram } from '../../testing/machine/random-program.ts';
import { runs } from '../../testing/runs.ts';
import { parsed } from '../../testing/scenarios.ts';
import { Run, type Plan } from '../run.ts';
import { Viewer } from '../viewer.ts';
import { Inquiry } from './inquiry.ts';
import type { Model } from '../../models/model.ts';

interface Asked {
  readonly model: Model;
  readonly run: Run;
  readonly viewer: Viewer;
  readonly inquiry: Inquiry;
  readonly plain: readonly PlainStep[];
  /** By step: what it left changed. */
  readonly after: readonly Snapshot[];
}

function ask(model: Model, plan: Plan, steps = Number.MAX_SAFE_INTEGER): Asked {
  const run = new Run(model, plan, { columns: false, stepLimit: 100_000 });
  run.advance(steps);
  const viewer = new Viewer(run);
  const line = (step: number) => defined(viewer.log(step, step + 1)[0], 'a step');
  const ticks = viewer.log(0, run.steps).map(({ timeTicks }) => timeTicks);
  const machine = defined(model.assembled, 'a machine');
  const plain = plainTouches(machine, run.trace.actors(run.steps), (step) => ticks[step] ?? 0);
  const after = ticks.map((_, step) => viewer.snapshot(step + 1));
  return { model, run, viewer, inquiry: new Inquiry(run, line), plain, after };
}

function preset(id: string): Asked {
  const { scenario } = defined(
    power8Presets.find((one) => one.id === id),
    id,
  );
  const { seed, schedule, injectAtStep, ...rest } = parsed(scenario);
  const model = buildPower8({ seed, schedule, injectAtStep, ...rest });
  const ids = model.machine.actors.map((actor) => actor.id);
  const prefix = (schedule ?? []).map((actor) => ids.indexOf(actor));
  return ask(model, { seed, prefix, injectAtStep });
}

/** The last of the first `end` steps that the test holds for; null for none. */
function lastBefore(end: number, test: (step: number) => boolean): number | null {
  for (let step = end - 1; step >= 0; step--) if (test(step)) return step;
  return null;
}

function firstFrom(start: number, end: number, test: (step: number) => boolean): number | null {
  for (let step = start; step < end; step++) if (test(step)) return step;
  return null;
}

const at = (asked: Asked, subject: Subject, step: number) => asked.inquiry.ask(subject, step);
const setter = (asked: Asked, subject: Subject, step: number) =>
  at(asked, subject, step).chain[0]?.line.step ?? null;

/** Of every cell, after `step` steps. */
function expectCells(asked: Asked, step: number): void {
  const { model, viewer, plain, run, after } = asked;
  const { cells: values } = viewer.snapshot(step);
  const cells = defined(model.assembled, 'a machine').given.cells;
  const wrong = cells.flatMap((cell, index) => {
    const subject = { kind: 'cell', index } as const;
    const wrote = (i: number) =>
      plain[i]?.writes.has(cell) === true || after[i]?.changedCells[index] === 1;
    // A register that is dropped is nobody's to read or to store into.
    const touched = (i: number) =>
      plain[i]?.writes.has(cell) === true || plain[i]?.reads.has(cell) === true;
    const expected = [lastBefore(step, wrote), firstFrom(step, run.steps, touched)];
    const answer = at(asked, subject, step);
    const found = [answer.chain[0]?.line.step ?? null, answer.next?.line.step ?? null];
    const first = answer.chain[0]?.changes[0];
    const stale = first !== undefined && first.after.value !== values[index];
    return String(found) === String(expected) && !stale ? [] : [{ id: cell.id, found, expected }];
  });
  expect(wrong).toEqual([]);
}

/** Of what a register is made, told once more: exact registers by number, cells by name. */
function madeOf(model: Model, id: string): { exact: number[]; cells: string[] } {
  const { groups, threads } = model.description;
  const [owner = '', name = ''] = id.split('.');
  const group = groups.findIndex((one) => one.id === owner);
  const thread = threads.findIndex((one) => one.id === owner);
  const own = (groups[group]?.threads ?? []).map((one) => threads[one]?.id ?? '');
  const exact: Record<string, number> = {
    tb: 2 * group,
    tbMinusTod: 2 * group,
    hdec: 2 * group + 1,
    dec: 8 + 5 * thread + 2,
    decExpires: 8 + 5 * thread + 3,
  };
  const cells: Record<string, string[]> = {
    tfmr: [
      ...['TBST', 'TBST_LAST', 'LOAD_TOD_MOD', 'MOVE_CHIP_TOD_TO_TB', 'CLEAR_TB_ERRORS'],
      ...['FW_CONTROL_ERR', 'tfmrError'],
    ].map((one) => `core.${one}`),
    flags: ['core.bit63'],
    hmiState: ['core.CLEANUP_DONE', ...threads.map((one) => `${one.id}.core_hmi_state`)],
    entryExitMap: own.flatMap((one) => [`${one}.entered`, `${one}.exiting`]),
    hmer: [`${owner}.HMER`],
    msr: [`${owner}.MSR[HV]`, `${owner}.MSR[EE]`],
  };
  const found = exact[name];
  return { exact: found === undefined ? [] : [found], cells: cells[name] ?? [] };
}

function expectRegisters(asked: Asked, step: number): void {
  const { model, plain, after } = asked;
  const wrong = model.description.registers.flatMap(({ id }, index) => {
    const { exact, cells } = madeOf(model, id);
    const isSet = (i: number) => {
      const { exactWrites, writes } = defined(plain[i], 'a step');
      const moved = after[i]?.changedRegisters[index] === 1 && id !== 'core.tod';
      return (
        exact.some((one) => exactWrites.has(one)) ||
        [...writes].some((one) => cells.includes(one.id)) ||
        // A stopped TB falls behind while time goes on, which is nobody's deed.
        (moved && exact.length === 0)
      );
    };
    const found = setter(asked, { kind: 'register', index }, step);
    const expected = lastBefore(step, isSet);
    return found === expected ? [] : [{ id, found, expected }];
  });
  expect(wrong).toEqual([]);
}

/** Some moments of a run, the end among them. */
const moments = ({ run }: Asked): number[] =>
  [0, 0.13, 0.37, 0.61, 0.83, 1].map((part) => Math.round(part * run.steps));

const PRESETS = [
  'two-way-pre-fix',
  'unsplit-pre-fix',
  'zero-offset-pre-fix',
  'no-tb-error-pre-fix',
  'four-guests',
  'bit-63-race',
  'residue-rendezvous',
  're-entry',
  'carry-check',
  'dec-expires',
];

describe.each(PRESETS)('%s', (id) => {
  const asked = preset(id);

  it.each(moments(asked))('every cell and register says who set it, after %i steps', (step) => {
    expectCells(asked, step);
    expectRegisters(asked, step);
  });
});

describe.each(['bit-63-race', 'host-waits', 'two-way-pre-fix'])('%s', (id) => {
  const asked = preset(id);
  const { model, viewer, inquiry, plain, run } = asked;
  const machine = defined(model.assembled, 'a machine');

  it('says what a thread waits for, who sets that next, and who else waits for it', () => {
    let waits = 0;
    for (let step = 0; step <= run.steps; step += 3) {
      for (const { actor, status } of viewer.snapshot(step).choices.slice(0, machine.threads)) {
        const { now, next, chain } = at(asked, { kind: 'wait', index: actor }, step);
        if (status !== 'blocked') {
          expect([now, next, chain]).toEqual([[], null, []]);
          continue;
        }
        waits++;
        const cells = now.flatMap((one) => machine.given.cells[one.index] ?? []);
        expect(cells).not.toEqual([]);
        const sets = (i: number) => cells.some((cell) => plain[i]?.writes.has(cell) === true);
        expect(next?.line.step ?? null).toBe(firstFrom(step, run.steps, sets));
        expect(chain[0]?.line.step ?? null).toBe(lastBefore(step, sets));
        for (const { kind, index } of now)
          expect(inquiry.ask({ kind, index }, step).waiting).toContain(actor);
      }
    }
    expect(waits).toBeGreaterThan(10);
  });

  it('leads from step to earlier step, each of which has left what the one after it found', () => {
    model.description.registers.forEach((_, index) => {
      const { chain, isWhole } = at(asked, { kind: 'register', index }, run.steps);
      expect(isWhole).toBe(true);
      chain.forEach(({ line, tie, changes }, i) => {
        const later = chain[i - 1];
        if (later === undefined) return;
        expect(line.step).toBeLessThan(later.line.step);
        if (tie === 'order') return;
        // Unless it fell back from values that nobody has set to what let it happen.
        const cells = changes.map(({ after }) => after).filter(({ kind }) => kind === 'cell');
        const found = cells.flatMap((cell) =>
          later.from.filter((one) => one.index === cell.index && one.kind === 'cell'),
        );
        if (tie === 'value') expect(found).toEqual(cells);
      });
    });
  });

  it('exact effects touch what they say', () => {
    plain.forEach(({ exactReads, exactWrites }, step) => {
      const touches = machine.mover.cases[run.trace.moveAt(step)]?.exact?.touches;
      expect([...exactWrites].filter((one) => touches?.writes.includes(one) !== true)).toEqual([]);
      expect([...exactReads].filter((one) => touches?.reads.includes(one) !== true)).toEqual([]);
    });
  });
});

it('leads from the wrong clock over the reload back to the error', () => {
  const asked = preset('two-way-pre-fix');
  const { registers, actors } = asked.model.description;
  const index = registers.findIndex(({ id }) => id === 'subcore0.tbMinusTod');
  const { chain } = at(asked, { kind: 'register', index }, asked.run.steps);
  const who = chain.map(({ line }) => actors[line.actor]?.id);
  expect(who[0]).toBe('t0');
  expect(chain[0]?.changes).toMatchObject([{ before: { value: 0n } }]);
  expect(who).toContain('tod-load');
  expect(who.at(-1)).toBe('error');
});

it('a random machine says who set a cell or its register, and who touches it next', () => {
  let steps = 0;
  fc.assert(
    fc.property(
      anyProgram,
      fc.nat(),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (program, seed, part) => {
        const asked = ask(modelOf(program), { seed, prefix: [], injectAtStep: null }, 80);
        steps += asked.run.steps;
        const step = Math.round(part * asked.run.steps);
        expectCells(asked, step);
        const isSet = (i: number) => asked.plain[i]?.exactWrites.has(0) === true;
        expect(setter(asked, { kind: 'register', index: 0 }, step)).toBe(lastBefore(step, isSet));
      },
    ),
    { numRuns: runs(400) },
  );
  expect(steps).toBeGreaterThan(runs(400));
});
