/** Machines with a race that everybody knows, and what is said of it. */
import { describe, expect, it } from 'vitest';
import { assemble, type AssembledMachine } from '../../machine/assemble.ts';
import { both, equal, less, minus, place, plus } from '../../machine/expression.ts';
import { environmentActor } from '../../machine/program.ts';
import { branch, op, set, wait, type Statement } from '../../machine/statement.ts';
import { checkedExplanation, replayed } from '../../testing/explorer/explained.ts';
import { program, shared, temporary } from '../../testing/machine/small-program.ts';
import { scheduleOf } from '../replay.ts';
import { Search } from '../search.ts';
import { explainBreak, type Explanation, type OrderedStep } from './explain-break.ts';
import { beginning } from './moment.ts';

const done: Statement = wait('', 'done', false, { rest: true, waitsFor: 'nothing more' });
const threads = (count: number, body: (t: number) => readonly Statement[]) =>
  Array.from({ length: count }, (_, t) => ({ main: [...body(t), done] }));

/** The shortest way to break the first invariant. */
function shortest(machine: AssembledMachine): readonly number[] {
  const options = { maxStates: 10_000, maxBytes: 1e8, reduction: 'none', from: null } as const;
  const search = new Search(machine, options);
  while (search.advance(1000));
  return scheduleOf(search, search.found.get(0)!);
}

const explained = (machine: AssembledMachine): Explanation =>
  checkedExplanation(machine, 0, shortest(machine));

const sentencesOf = ({ orderings }: Explanation): string[] => orderings.map((o) => o.sentence);

/** In every whole run of the machine with the later step first the invariant holds. */
function expectNecessary(machine: AssembledMachine, { orderings }: Explanation): void {
  let reversed = 0;
  const visit = (schedule: readonly number[], state: Int32Array): void => {
    const able = machine.actors.flatMap((_, i) => (machine.enabled(state, i) ? [i] : []));
    for (const actor of able) {
      const next = state.slice();
      machine.step(next, actor);
      visit([...schedule, actor], next);
    }
    if (able.length > 0) return;
    const { steps, brokenAfter } = replayed(machine, 0, schedule);
    const placeOf = ({ actor, instruction }: OrderedStep): number => {
      const at = steps.findIndex((s) => s.actor === actor && s.instruction === instruction);
      return at < 0 ? Infinity : at;
    };
    for (const { earlier, later } of orderings) {
      if (later.some((one) => placeOf(one) >= placeOf(earlier))) continue;
      reversed++;
      expect(brokenAfter).toBe(Infinity);
    }
  };
  visit([], machine.initial);
  expect(reversed).toBeGreaterThan(0);
}

describe('a lost update', () => {
  const x = shared('x', { max: 7 });
  const bystander = shared('y', { max: 7 });
  const r = [0, 1, 2].map((index) => temporary(`r${String(index)}`, { index }));
  const machine = assemble(
    program({
      cells: [x, bystander, ...r],
      threads: threads(3, (t) => [
        op('A', 'r = x', t < 2 ? [set(r[t]!, x)] : [], { does: 'reads x' }),
        op('B', 'x = r + 1', t < 2 ? [set(x, plus(r[t]!, 1))] : [set(bystander, 1)], {
          does: 'stores x',
        }),
      ]),
      invariants: [{ id: 'both', when: 'rest', holds: equal(x, 2) }],
    }),
  );

  it('is two reads, each before the store of the other', () => {
    const found = explained(machine);
    expect(sentencesOf(found)).toEqual([
      'thread 0 reads x before thread 1 stores x',
      'thread 1 reads x before thread 0 stores x',
    ]);
    expectNecessary(machine, found);
  });
});

describe('a check, and an act that comes too late for it', () => {
  const taken = shared('taken');
  const inside = shared('inside', { max: 3 });
  const free = [0, 1, 2].map((index) => temporary(`free${String(index)}`, { index }));
  const gate = (count: number) =>
    assemble(
      program({
        cells: [taken, inside, ...free],
        threads: threads(count, (t) => [
          op('A', 'free = taken == 0', [set(free[t]!, equal(taken, 0))], {
            does: [
              { when: taken, text: 'finds it taken' },
              { when: true, text: 'finds it free' },
            ],
          }),
          branch('if free', free[t]!, [
            op('B', 'taken = 1', [set(taken, 1)], { does: 'takes it' }),
            op('C', 'inside++', [set(inside, plus(inside, 1))], { does: 'goes in' }),
            op('D', 'inside--; taken = 0', [set(inside, minus(inside, 1)), set(taken, 0)], {
              does: 'comes out',
            }),
          ]),
        ]),
        invariants: [{ id: 'alone', when: 'always', holds: less(inside, 2) }],
      }),
    );

  it('is each finding it free before the other takes it, and in before the other is out', () => {
    const machine = gate(2);
    const found = explained(machine);
    expect(found.schedule).toHaveLength(6);
    expect(sentencesOf(found)).toEqual([
      'thread 0 finds it free before thread 1 takes it',
      'thread 1 finds it free before thread 0 takes it',
      'thread 0 goes in before thread 1 comes out',
      'thread 1 goes in before thread 0 comes out',
    ]);
    expectNecessary(machine, found);
  });

  it('comes in slices, so that whoever asks for it can do other things', () => {
    const machine = gate(2);
    const model = { explain: () => 'it is wrong' };
    const given = {
      model,
      machine,
      start: beginning(machine),
      invariant: 0,
      schedule: shortest(machine),
    };
    const slices = explainBreak(given);
    let count = 0;
    for (;;) {
      const slice = slices.next();
      if (slice.done === true) {
        expect(slice.value).toEqual(explained(machine));
        break;
      }
      count++;
    }
    expect(count).toBeGreaterThan(20);
  });

  it('leaves out what others do meanwhile', () => {
    const machine = gate(3);
    const more = [2, 0, 1, 2, 2, 2, 0, 1, 0, 1];
    expect(replayed(machine, 0, more).brokenAfter).toBe(10);
    expect(checkedExplanation(machine, 0, more).schedule).toEqual([0, 1, 0, 1, 0, 1]);
  });
});

describe('an order that the program leaves no choice about', () => {
  const asked = shared('asked');
  const value = shared('value', { min: -2, max: 1, initial: 1 });
  const machine = assemble(
    program({
      cells: [asked, value],
      threads: threads(1, () => [
        op('A', 'asked = 1', [set(asked, 1)], { does: 'asks for a reload' }),
        wait('B', 'wait until asked == 0', equal(asked, 0), { does: 'finds it reloaded' }),
        op('C', 'value = value - 1', [set(value, minus(value, 1))], { does: 'subtracts one' }),
      ]),
      environment: [
        environmentActor({
          id: 'reload',
          label: 'the value is reloaded',
          does: 'reloads the value',
          startedThrough: asked,
          guard: asked,
          delay: { minTicks: 0, maxTicks: 0 },
          effects: [set(asked, 0), set(value, 0)],
        }),
      ],
      invariants: [{ id: 'zero', when: 'rest', holds: equal(value, 0) }],
    }),
  );

  it('is said of one thread, and that there is no other run', () => {
    const { orderings, outcome } = explained(machine);
    expect(orderings.map(({ sentence, reversed }) => [sentence, reversed])).toEqual([
      ['thread 0 reloads the value before it subtracts one', null],
    ]);
    expect(outcome).toEqual(['it is wrong']);
  });
});

describe('two locks that are taken in different orders', () => {
  const locks = [shared('a'), shared('b')];
  const take = (label: string, which: number, what: string): Statement =>
    wait(label, `lock(${what})`, equal(locks[which]!, 0), {
      effects: [set(locks[which]!, 1)],
      waitsFor: `the ${what} lock`,
      does: `takes its ${what} lock`,
    });
  const machine = assemble(
    program({
      cells: locks,
      threads: threads(2, (t) => [
        take('A', t, 'first'),
        take('B', 1 - t, 'second'),
        op(
          'C',
          'unlock',
          locks.map((lock) => set(lock, 0)),
          { does: 'releases both' },
        ),
      ]),
      invariants: [
        { id: 'no-deadlock', when: 'rest', holds: both(place(0, 'rest'), place(1, 'rest')) },
      ],
    }),
  );

  it('say who took what before whom, and what everybody waits for', () => {
    const found = explained(machine);
    expect(sentencesOf(found)).toEqual([
      'thread 0 takes its first lock before thread 1 takes its second lock',
      'thread 1 takes its first lock before thread 0 takes its second lock',
    ]);
    expect(found.outcome).toEqual([
      'it is wrong',
      'thread 0 and thread 1 wait for the second lock',
    ]);
    expectNecessary(machine, found);
  });
});
