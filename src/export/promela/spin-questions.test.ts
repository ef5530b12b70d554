// Questions that can be asked as formulas of linear time, in SPIN: can and never as [] !P, must as <> P on
// weakly fair runs. That something is still possible (AG EF) is no such formula.
import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { expressionOf } from '../../explorer/questions/condition.ts';
import { Names } from '../../explorer/questions/names.ts';
import { parseCondition } from '../../explorer/questions/parse.ts';
import type { Condition } from '../../explorer/questions/question.ts';
import { assemble, type AssembledMachine } from '../../machine/assemble.ts';
import { asked } from '../../testing/explorer/asked.ts';
import { plainGraph } from '../../testing/explorer/plain-questions.ts';
import { anyCondition, textOf } from '../../testing/explorer/question-text.ts';
import { machineOf, scenarioOf } from '../../testing/explorer/scenarios.ts';
import { SPIN_TIMEOUT_MS, warnWithoutSpin } from '../../testing/explorer/spin-beside.ts';
import { spin, spinIsInstalled } from '../../testing/explorer/spin.ts';
import { anyProgram } from '../../testing/machine/random-program.ts';
import { isDeep } from '../../testing/runs.ts';
import { Expressions } from './expressions.ts';
import { namesOf } from './names.ts';
import { promela } from './promela.ts';

const MACHINES = isDeep ? 60 : 3;
const MAX_NODES = 200;

/** What SPIN says of the formula over P. */
function spinHolds(machine: AssembledMachine, of: Condition, formula: '[] !p' | '<> p'): boolean {
  const expressions = new Expressions(machine, namesOf(machine));
  const print = (one: Condition): string => {
    switch (one.kind) {
      case 'and':
      case 'or':
        return `(${print(one.left)} ${one.kind === 'and' ? '&&' : '||'} ${print(one.right)})`;
      case 'not':
        return `!(${print(one.of)})`;
      case 'compare':
      case 'place':
        // In a formula, SPIN takes <- for the beginning of an arrow.
        return `(${expressions.print(expressionOf(machine, one)).replaceAll('(-', '(0 - ')})`;
      default:
        throw new Error('not of a state alone');
    }
  };
  const model = `${promela(machine, 'a question')}\n#define p (${print(of)})\nltl { ${formula} }\n`;
  return spin(model, { isFormula: true }).errors === 0;
}

function expectSameAnswers(machine: AssembledMachine, condition: string): void {
  const of = parseCondition(condition, new Names(machine));
  if (!of.ok) throw new Error(of.error);
  const never = spinHolds(machine, of.value, '[] !p');
  const ask = (kind: string) => [condition, kind, asked(machine, `${kind} ${condition}`).holds];
  expect([ask('never'), ask('can')]).toEqual([
    [condition, 'never', never],
    [condition, 'can', !never],
  ]);
  expect(ask('must')).toEqual([condition, 'must', spinHolds(machine, of.value, '<> p')]);
}

/** SPIN has one process for all of the environment, and is fair to processes; last resorts wait anyway. */
const hasOneEach = ({ actors }: AssembledMachine): boolean =>
  actors.filter(({ kind, lastResort }) => kind === 'environment' && !lastResort).length <= 1;

const isOfState = (of: Condition): boolean => {
  if (of.kind === 'not') return isOfState(of.of);
  if (of.kind === 'and' || of.kind === 'or') return isOfState(of.left) && isOfState(of.right);
  return of.kind === 'compare' || of.kind === 'place';
};

/** Questions of machines that go round in circles without it, and so on, as many of each. */
function chosen(): (readonly [AssembledMachine, string])[] {
  const anyAsked = anyProgram
    .map((program) => assemble(program))
    .filter((machine) => {
      if (!hasOneEach(machine)) return false;
      const graph = plainGraph(machine, MAX_NODES);
      return graph !== null && graph.nodes.length > 8;
    })
    .chain((machine) =>
      anyCondition(machine)
        .filter(isOfState)
        .map((of) => [machine, textOf(of)] as const),
    );
  const of = { avoided: 0, forever: 0, certain: 0 };
  return fc.sample(anyAsked, { numRuns: 6 * MACHINES, seed: 11 }).filter(([machine, text]) => {
    const { holds, run } = asked(machine, `must ${text}`);
    if (holds === true && run === null && asked(machine, `par ${text}`).turns === 0) return false;
    const kind = holds === true ? 'certain' : run?.loop === 0 ? 'avoided' : 'forever';
    return of[kind]++ < MACHINES / 3;
  });
}

describe.skipIf(!spinIsInstalled)('SPIN answers as the explorer does', () => {
  it(
    'of random machines',
    () => {
      const cases = chosen();
      expect(cases.length).toBe(MACHINES);
      for (const [machine, condition] of cases) expectSameAnswers(machine, condition);
    },
    SPIN_TIMEOUT_MS * (isDeep ? 10 : 1),
  );

  it.each([
    ['subcore0.k == 0 and t0 at rest', 'pre-fix'],
    ['core.bit63 and any at wait_for_tb_resync:H6', 'v4.8'],
  ] as const)(
    'of %s in %s',
    (condition, kernel) => {
      const machine = machineOf(scenarioOf({ split: 1, kernel, subcores: 'g' }));
      expectSameAnswers(machine, condition);
    },
    SPIN_TIMEOUT_MS,
  );
});

afterAll(warnWithoutSpin);
