/** The listing of each era against the tables of the domain, and every machine that can be assembled. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draw, within } from '../../base/random.ts';
import type { Description } from '../../protocol/description.ts';
import { ERROR_KINDS } from './settings.ts';
import { anyScenario, parsed } from '../../testing/scenarios.ts';
import { buildPower8 } from './index.ts';

function describeEra(
  kernel: 'pre-fix' | 'v4.8',
  environment: object = {},
  inHypercall = false,
): Description {
  const subcores = ['0x1000000000', '0x0'].map((tbOffset) => ({
    tbOffset,
    entries: 1,
    inHypercall,
  }));
  const scenario = parsed({ kernel, split: 2, threadsPerSubcore: 2, subcores, environment });
  return buildPower8(scenario).description;
}

const eras = { before: describeEra('pre-fix'), after: describeEra('v4.8') };

const LETTER_IN_TEXT = /^([A-Z]+\d+): /;

/** `E2`, or `X8` of a line that only says so in its text, for what is decided without an op. */
function lettersOf({ lines }: Description): Set<string> {
  const letters = lines.flatMap((l) => [l.label, LETTER_IN_TEXT.exec(l.text)?.[1] ?? '']);
  return new Set(letters.map(withoutSuffix));
}

/** A label stands for one line: `X12a` to `X12d` are the lines of X12. */
const withoutSuffix = (label: string): string => label.replace(/^([A-Z]+\d+)[a-d]$/, '$1');

const range = (letter: string, from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => `${letter}${from + i}`);

/** E8 and H, X11, X13, S5 came with the fix; O4 is a constant of the scenario, S3 is X16. */
const ALWAYS = [
  ...['R0', 'R1', 'R3', 'R4'],
  ...range('E', 1, 14).filter((l) => l !== 'E8'),
  ...range('X', 1, 17).filter((l) => l !== 'X11' && l !== 'X13'),
  ...['S2', 'S4', 'S6', 'S7'],
  ...range('O', 1, 13).filter((l) => l !== 'O4'),
  ...['C1', 'C3', 'C5', 'C6'],
];
const FIX = ['E8', 'X11', 'X13', 'S5', ...['H1', 'H2', 'H3', 'H4', 'H6']];

/** Labels of a function's lines in their order, each once. */
function orderIn({ functions, lines }: Description, name: string): string[] {
  const labels = functions.find((f) => f.name === name)?.lines.map((i) => lines[i]?.label ?? '');
  return [...new Set(labels?.map(withoutSuffix))].filter((l) => l !== '');
}

describe('the listing', () => {
  it('has every letter of the tables', () => {
    expect([...lettersOf(eras.before)]).toEqual(expect.arrayContaining(ALWAYS));
    expect([...lettersOf(eras.after)]).toEqual(expect.arrayContaining([...ALWAYS, ...FIX]));
  });

  it('says of every line with a letter why it is there', () => {
    const kernels = ['pre-fix', 'v4.8'] as const;
    const silent = kernels.flatMap((kernel) =>
      ERROR_KINDS.flatMap((errorKind) =>
        describeEra(kernel, { errorKind, otherExits: true }, true).lines.flatMap((line) =>
          (line.label !== '' || LETTER_IN_TEXT.test(line.text)) && line.why === '' ? [line.id] : [],
        ),
      ),
    );
    expect([...new Set(silent)]).toEqual([]);
  });

  it('says so where a branch leads over lines of the table', () => {
    const branch = eras.after.lines.find(({ id }) => id === 'kvmhv_switch_to_host:control#3');
    expect(branch?.why).toBe('After an HMI the TB is host time: nothing is to be subtracted.');
  });

  it('has nothing of the fix before it', () => {
    const before = lettersOf(eras.before);
    expect(FIX.filter((l) => before.has(l))).toEqual([]);
    expect(eras.before.lines.filter((l) => l.added)).toEqual([]);
    expect(eras.before.functions.map((f) => f.origin)).not.toContain('fd7bacbca47a');
  });

  it('marks what the fix added', () => {
    const added = eras.after.lines.filter((l) => l.added);
    for (const letter of FIX) expect(added.map((l) => withoutSuffix(l.label))).toContain(letter);
    const unmarked = eras.after.lines.filter((l) => !l.added && FIX.includes(l.label));
    expect(unmarked.map((l) => l.id)).toEqual([]);
  });

  it('is the same in both eras but for what was added', () => {
    const texts = (d: Description, name: string) =>
      d.functions
        .find((f) => f.name === name)
        ?.lines.map((i) => d.lines[i])
        .filter((l) => l !== undefined && !l.added && l.text !== 'else')
        .map((l) => l?.text);
    for (const name of [
      'kvmppc_hv_entry',
      'guest_exit_cont',
      'opal_handle_hmi',
      'kvm_secondary_got_guest',
    ])
      expect(texts(eras.after, name)).toEqual(texts(eras.before, name));
    expect(texts(eras.after, 'kvmhv_switch_to_host')).toEqual(
      texts(eras.before, 'kvmhv_switch_to_host'),
    );
  });

  it('keeps the order of the tables', () => {
    const { after } = eras;
    expect(orderIn(after, 'kvmppc_run_core')).toEqual(['R0', 'R1', 'R3', 'R4', 'X17']);
    expect(orderIn(after, '__kvmppc_vcore_entry')).toEqual(['R4']);
    expect(orderIn(after, 'kvmppc_hv_entry')).toEqual(
      range('E', 1, 14).filter((label) => label !== 'E4'),
    );
    expect(orderIn(after, 'guest_exit_cont')).toEqual(['X3', 'X4', 'X5', 'X6']);
    expect(orderIn(after, 'kvmhv_switch_to_host')).toEqual([
      ...['X7', 'X9', 'X10', 'X11', 'X12', 'X13', 'X14', 'X15'],
      ...['S2', 'X16'],
    ]);
    expect(orderIn(after, 'kvmppc_realmode_hmi_handler')).toEqual(range('H', 1, 6));
    expect(orderIn(after, 'hmi_exception_realmode')).toEqual(['H4', 'H5', 'H6']);
    expect(orderIn(after, 'kvm_secondary_got_guest')).toEqual(['S4', 'S5']);
    expect(orderIn(after, 'kvmppc_call_hv_entry')).toEqual(['X17']);
    expect(orderIn(after, 'pre_recovery_cleanup')).toEqual(['O2', 'O3', ...range('O', 5, 9)]);
    expect(orderIn(after, 'opal_handle_hmi')).toEqual(['O1', 'O2', ...range('O', 10, 13)]);
  });

  it.each(Object.values(eras))('has lines with ids of their own, and texts', ({ lines }) => {
    expect(new Set(lines.map((l) => l.id)).size).toBe(lines.length);
    expect(lines.filter((l) => l.text.trim() === '')).toEqual([]);
  });

  it('names the source of what stands in a source', () => {
    for (const { name, file, origin, summary } of eras.after.functions) {
      expect(summary).not.toBe('');
      expect({ name, own: file === '' && origin === '' }).toEqual({
        name,
        own: ['guest', 'start'].includes(name),
      });
    }
  });

  it('says of every wait what it waits for', () => {
    const silent = eras.after.instructions.filter(
      (i) => eras.after.lines[i.line]?.kind === 'wait' && i.waitsFor === '',
    );
    expect(silent).toEqual([]);
  });
});

const SPLITS = [1, 2, 4].flatMap((split) =>
  Array.from({ length: 8 / split }, (_, i) => ({ split, threadsPerSubcore: i + 1 })),
);

describe('assembling', () => {
  it.each(SPLITS)('$split x $threadsPerSubcore numbers threads as the hardware does', (shape) => {
    for (const kernel of ['pre-fix', 'v4.8']) {
      const subcores = Array.from({ length: shape.split }, () => ({ start: 'host' }));
      const { description } = buildPower8(parsed({ kernel, ...shape, subcores }));
      expect(description.threads.map((t) => t.id)).toEqual(
        subcores.flatMap((_, s) =>
          Array.from(
            { length: shape.threadsPerSubcore },
            (_one, ptid) => `t${s * (8 / shape.split) + ptid}`,
          ),
        ),
      );
      expect(description.groups).toHaveLength(shape.split);
    }
  });

  it.each(ERROR_KINDS)('shows %s where it is raised', (errorKind) => {
    const { description } = buildPower8(
      parsed({ split: 1, subcores: [{}], environment: { errorKind } }),
    );
    expect(description.actors.find((a) => a.injects)?.label).toContain(errorKind);
  });

  it.each([
    ['core', ['error']],
    ['subcore', ['error-s0', 'error-s1']],
    ['thread', ['error-t0', 'error-t1', 'error-t4', 'error-t5']],
  ])('has an actor for each reach of an error: %s', (scope, ids) => {
    const { description } = buildPower8(
      parsed({ split: 2, threadsPerSubcore: 2, subcores: [{}, {}], environment: { scope } }),
    );
    expect(description.actors.filter((a) => a.injects).map((a) => a.id)).toEqual(ids);
  });

  it('has no actor for what the scenario rules out', () => {
    const ids = (environment: object, threadsPerSubcore = 1) =>
      buildPower8(
        parsed({ split: 1, threadsPerSubcore, subcores: [{}], environment }),
      ).description.actors.map((a) => a.id);
    expect(ids({ tbErrors: 0 })).toEqual([
      ...['t0', 'tb-clear', 'tb-mod', 'tod-sync', 'tod-load', 'hmi-t0', 'hdec-t0'],
      ...['host-timer-s0', 'timeout-t0'],
    ]);
    expect(ids({ hdecSoon: true })).toEqual(expect.arrayContaining(['hdec-s0']));
    expect(ids({ otherExits: true })).toContain('exit-t0');
    expect(ids({ tbWrap: true })).toContain('wrap');
    expect(ids({}, 2)).toEqual(expect.arrayContaining(['doorbell-t0', 'doorbell-t1']));
  });

  it('never comes to an assertion, whoever moves', () => {
    fc.assert(
      fc.property(anyScenario, fc.nat(), (scenario, seed) => {
        const { machine, explain, description } = buildPower8(scenario);
        const state = machine.initial.slice();
        const exact = machine.initialExact.slice();
        for (let step = 0; step < 1500; step++) {
          const movers = machine.actors.flatMap((_, i) => (machine.enabled(state, i) ? [i] : []));
          const actor = movers[within(draw(seed, step, 0), 0, movers.length - 1)];
          if (actor === undefined) return;
          const events = machine.events(state, actor);
          machine.outcome(state, actor);
          expect(machine.cost(state, actor)).toBeGreaterThanOrEqual(0);
          machine.stepExact(state, actor, exact, step);
          const broken = machine.broken(state, events) | machine.brokenAtRest(state);
          description.invariants.forEach((_, i) => {
            if ((broken >> i) & 1) expect(explain(i, state, exact, step)).not.toBe('');
          });
        }
      }),
      { numRuns: 25 },
    );
  });
});
