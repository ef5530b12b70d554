/** What each edit makes of a small program, and how its listing shows that. */
import { describe, expect, it } from 'vitest';
import {
  cells,
  copy,
  flag,
  force,
  ghost,
  mine,
  move,
  skip,
  slots,
  split,
  whole,
} from '../../testing/machine/editable.ts';
import { program, shared, temporary } from '../../testing/machine/small-program.ts';
import { assemble } from '../assemble.ts';
import { buildCode } from '../control-flow.ts';
import { disassembly } from '../disassembly.ts';
import { all, not } from '../expression.ts';
import { listing } from '../listing.ts';
import type { Program } from '../program.ts';
import { branch, goto, loop, op, set, wait } from '../statement.ts';
import { applyEdits } from './apply.ts';
import type { Edit } from './edit.ts';

function made(edits: readonly Edit[], of: Program = whole): Program {
  const applied = applyEdits(of, edits);
  if (!applied.ok) throw new Error(applied.error.sentence);
  return applied.value;
}

/** Lines of the listing that an edit has changed. */
function changed(edits: readonly Edit[]): string[] {
  const lines = listing(buildCode(made(edits))).split('\n');
  return lines.filter((l) => /^[-+] /.test(l)).map((l) => l.replace(/ +/g, ' '));
}

const steps = (edits: readonly Edit[]): string[] =>
  disassembly(buildCode(made(edits)), 0)
    .split('\n')
    .map((line) => line.replace(/^\d+ +/, '').replace(/ +/g, ' '));

describe('no edit', () => {
  it('leaves the program as it is, and its listing without marks', () => {
    expect(made([])).toBe(whole);
    expect(listing(buildCode(whole))).not.toMatch(/^[-+] [ +] /m);
  });
});

describe('a skipped line', () => {
  it('is a step that takes no time and does nothing, and loads 0', () => {
    const { ops } = buildCode(made([skip('T')])).threads[0]!;
    expect(ops[1]).toMatchObject({
      guard: null,
      effects: [set(mine, 0)],
      options: { costTicks: 0, instance: '(skipped) mine = test_and_set(flag)', why: 'Atomic.' },
    });
    expect(ops[1]!.options.events).toBeUndefined();
    expect(ops[1]!.options.exact).toBeUndefined();
    expect(changed([skip('T')])).toEqual(['- + T mine = test_and_set(flag) <- skipped']);
  });

  it('keeps its book-keeping', () => {
    const { ops } = buildCode(made([skip('B')])).threads[0]!;
    expect(ops.find((o) => o.label === 'B')?.effects).toEqual([set(ghost, 1)]);
  });

  it('that is a wait goes on at once, in every round and wherever it is called', () => {
    const edits: Edit[] = [{ kind: 'skip', at: 'helper:L' }];
    const waits = buildCode(made(edits)).threads[0]!.ops.filter((o) => o.label === 'L');
    expect(waits).toHaveLength(4);
    for (const { guard, options } of waits)
      expect([guard, options.waitsFor]).toEqual([null, undefined]);
    expect(waits[1]!.options.instance).toBe('(skipped) wait until slot[1] == 0');
    expect(changed(edits)).toEqual(['- L wait until slot[i] == 0 <- skipped']);
  });

  it('that is a call calls nothing, and what it called keeps its listing', () => {
    expect(steps([skip('C')]).filter((s) => s.startsWith('helper:'))).toHaveLength(2);
    expect(steps([skip('C'), skip('C#2')]).filter((s) => s.startsWith('helper:'))).toEqual([]);
    const code = buildCode(made([skip('C'), skip('C#2')]));
    expect(code.functions.map((f) => f.name)).toEqual(['f', 'helper']);
    expect(changed([skip('C#2')])).toEqual(['- C call helper <- skipped']);
  });

  it('that is a loop has no round', () => {
    const edits: Edit[] = [{ kind: 'skip', at: 'helper:control' }];
    expect(steps(edits).filter((s) => s.startsWith('helper:'))).toEqual([]);
    expect(changed(edits)).toEqual([
      '- for i in 0..1 <- skipped',
      '- L wait until slot[i] == 0 <- skipped',
    ]);
  });

  it('that is a jump goes on with what it jumped over', () => {
    const jump = 'f:D d -> 8';
    expect(steps([]).filter((s) => /^f:[DE] /.test(s))).toEqual([jump, 'f:E e -> 8']);
    expect(steps([skip('control#4')]).filter((s) => /^f:[DE] /.test(s))).toEqual([
      'f:D d -> 7',
      'f:E e -> 8',
    ]);
    expect(changed([skip('control#4')])).toEqual(['- b 1f <- skipped']);
  });

  it('that is a goto falls through', () => {
    const two = program({
      cells: [flag],
      threads: [
        {
          g: [
            wait('R', 'rest', flag, { rest: true }),
            branch('if', flag, [goto('g')]),
            op('X', 'x'),
            goto('g'),
          ],
        },
      ],
    });
    const code = buildCode(made([{ kind: 'skip', at: 'g:control#2' }], two));
    expect(disassembly(code, 0).split('\n')).toEqual([
      '0  g:R  rest  when flag  -> (flag ? 1 : 1)',
      '1  g:X  x  -> 0',
    ]);
  });
});

describe('a split line', () => {
  it('becomes its parts, and brings the registers that they need', () => {
    expect(made([split('T')]).cells).toEqual([...cells, copy]);
    expect(steps([split('T')]).slice(1, 3)).toEqual([
      'f:T/1 copy = flag -> 2',
      'f:T/2 flag = 1; mine = copy -> (mine ? 3 : 5)',
    ]);
    expect(changed([split('T')])).toEqual([
      '- + T mine = test_and_set(flag) <- split',
      '+ + T copy = flag <- part 1 of 2',
      '+ + T flag = 1; mine = copy <- part 2 of 2',
    ]);
  });

  it('lets others come between', () => {
    const thread = (index: number) => {
      const won = temporary(`won${String(index)}`, { index });
      const steps = [
        op('T', 'won = !flag', [set(won, not(flag))]),
        op('T', 'flag = 1', [set(flag, 1)]),
      ];
      const test = op('T', 'won = !test_and_set(flag)', [set(won, not(flag)), set(flag, 1)], {
        parts: { temporaries: [], steps },
      });
      const owners = shared(`owner${String(index)}`);
      const f = [test, op('O', 'own', [set(owners, won)]), wait('W', 'w', false, { rest: true })];
      return { won, owners, f };
    };
    const threads = [thread(0), thread(1)];
    const race = program({
      cells: [flag, ...threads.flatMap(({ won, owners }) => [won, owners])],
      threads: threads.map(({ f }) => ({ f })),
      invariants: [
        { id: 'one owner', when: 'always', holds: not(all(...threads.map((t) => t.owners))) },
      ],
    });
    const broken = (edits: readonly Edit[], schedule: readonly number[]) => {
      const machine = assemble(made(edits, race));
      const state = machine.initial.slice();
      for (const actor of schedule) machine.step(state, actor);
      return machine.broken(state, 0);
    };
    expect(broken([], [0, 1, 0, 1])).toBe(0);
    expect(broken([split('T')], [0, 1, 0, 1, 0, 1])).toBe(1);
  });

  it('has parts that can be edited as lines', () => {
    expect(changed([split('T'), skip('T/2')])).toEqual([
      '- + T mine = test_and_set(flag) <- split',
      '+ + T copy = flag <- part 1 of 2',
      '- + T flag = 1; mine = copy <- skipped',
    ]);
  });
});

describe('a moved line', () => {
  it('stands before the other, and leaves a gap', () => {
    expect(changed([move('B', 'A')])).toEqual([
      '+ B b <- moved before A a',
      '- B b <- moved before A a',
    ]);
    expect(steps([move('B', 'A')]).slice(2, 4)).toEqual(['f:B b -> 3', 'f:A a -> (!flag ? 6 : 7)']);
  });

  it('leaves its branch, keeps its phase, and is then carried out whatever the condition', () => {
    const code = buildCode(made([move('B', 'control')]));
    expect(
      code.instructions.map(({ line, phase: p }) => [code.lines[line]!.id, p]).slice(1, 4),
    ).toEqual([
      ['f:T', 0],
      ['f:B', 1],
      ['f:A', 1],
    ]);
    const { indent } = code.lines.find(({ id }) => id === 'f:B')!;
    expect(indent).toBe(0);
  });

  it('takes along what stands in it', () => {
    expect(changed([move('control#3', 'control')])).toEqual([
      '+ if over <- moved before if mine',
      '+ D d <- moved before if mine',
      '+ b 1f <- moved before if mine',
      '+ E e <- moved before if mine',
      '- if over <- moved before if mine',
      '- D d <- moved before if mine',
      '- b 1f <- moved before if mine',
      '- E e <- moved before if mine',
    ]);
  });

  it('may be moved on, and its gap stays where the kernel has it', () => {
    expect(changed([move('D', 'E'), move('D', 'H')])).toEqual([
      '- D d <- moved before E e',
      '+ D d <- moved before H hardware',
    ]);
  });

  it('goes into a loop for every round of it', () => {
    const nested = program({
      cells: slots,
      threads: [
        {
          g: [
            wait('R', 'rest', false, { rest: true }),
            op('X', 'x'),
            loop('for', slots, (slot) => [op('Y', 'y', [set(slot, 1)]), op('Z', 'z')]),
            goto('g'),
          ],
        },
      ],
    });
    const order = (edit: Edit) =>
      buildCode(made([edit], nested))
        .threads[0]!.ops.map((o) => o.label)
        .join('');
    expect(order({ kind: 'move', at: 'g:X', before: 'g:Z' })).toBe('RYXZYXZ');
    expect(order({ kind: 'move', at: 'g:Z', before: 'g:Y' })).toBe('RXZYZY');
    expect(order({ kind: 'move', at: 'g:control', before: 'g:X' })).toBe('RYZYZX');
  });
});

describe('a forced branch', () => {
  it('goes one way only, and says which', () => {
    expect(steps([force('control', true)])[1]).toBe('f:T mine = test_and_set(flag) -> 2');
    expect(steps([force('control', false)])[1]).toBe('f:T mine = test_and_set(flag) -> 4');
    expect(changed([force('control', false)])).toEqual([
      '- if mine <- forced: always false',
      '+ if false <- forced: always false',
    ]);
  });
});

describe('ids of lines', () => {
  it('stay those of the unedited program', () => {
    const ids = (edits: readonly Edit[]) => buildCode(made(edits)).lines.map(({ id }) => id);
    const before = ids([]);
    const after = ids([skip('C'), split('T'), move('C#2', 'N'), force('control#3', true)]);
    expect(after).toEqual(expect.arrayContaining(before));
    expect(after.filter((id) => !before.includes(id))).toEqual([
      'f:T/1',
      'f:T/2',
      'f:control#3/was',
      'f:C#2/was',
    ]);
  });
});
