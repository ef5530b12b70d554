import { expect, it } from 'vitest';
import { defined } from '../base/assert.ts';
import type { Subject } from '../protocol/whence.ts';
import { realScope } from '../testing/real-scope.ts';
import type { Scope } from './create-scope.ts';

const settled = () => new Promise((resolve) => setTimeout(resolve));

async function openAtEnd(): Promise<Scope> {
  const scope = realScope();
  await scope.getState().open({ kind: 'preset', id: 'two-way-pre-fix' }, 'start');
  await settled();
  scope.getState().goToEnd();
  await settled();
  return scope;
}

function register(scope: Scope, id: string): Subject {
  const { run } = scope.getState();
  const { registers } = defined(run, 'a run').opened.description;
  return { kind: 'register', index: registers.findIndex((one) => one.id === id) };
}

function chainOf(scope: Scope) {
  const { inquiry } = scope.getState();
  if (typeof inquiry?.answer !== 'object') throw new Error(`no answer: ${String(inquiry?.answer)}`);
  return inquiry.answer.chain;
}

it('answers who set a value that is shown, back to the error', async () => {
  const scope = await openAtEnd();
  await scope.getState().askWhence(register(scope, 'subcore0.tbMinusTod'));
  const chain = chainOf(scope);
  const { actors } = defined(scope.getState().run, 'a run').opened.description;
  expect(chain[0]?.words).toMatch(/subtracts its offset/);
  expect(chain.map(({ words }) => words)).toContain(
    'the ChipTOD is loaded into every TB of the core',
  );
  expect(actors[chain.at(-1)?.line.actor ?? -1]?.injects).toBe(true);
  const steps = chain.map(({ line }) => line.step);
  expect(steps).toEqual(steps.toSorted((a, b) => b - a));
  const [first] = chain;
  expect(first?.changes).toMatchObject([{ before: { value: 0n } }]);
});

it('asks further about what a step found, and goes back', async () => {
  const scope = await openAtEnd();
  await scope.getState().askWhence(register(scope, 'subcore0.tb'));
  const first = defined(scope.getState().inquiry, 'an inquiry');
  const link = defined(chainOf(scope)[0], 'a link');
  const source = defined(link.from[0], 'a source');
  await scope.getState().askFurther(source, link.line.step);
  expect(scope.getState().inquiry).toMatchObject({ step: link.line.step, before: first });
  expect(chainOf(scope)[0]?.line.step).toBeLessThan(link.line.step);
  scope.getState().askBack();
  expect(scope.getState().inquiry).toBe(first);
});

it('shows the answer to the newest question only', async () => {
  const scope = await openAtEnd();
  const { askWhence, closeWhence } = scope.getState();
  const older = askWhence(register(scope, 'subcore0.tb'));
  const newer = askWhence(register(scope, 'core.tfmr'));
  await Promise.all([older, newer]);
  expect(scope.getState().inquiry?.subject).toEqual(register(scope, 'core.tfmr'));
  expect(chainOf(scope)).not.toEqual([]);
  const late = askWhence(register(scope, 'subcore0.tb'));
  closeWhence();
  await late;
  expect(scope.getState().inquiry).toBeNull();
});

it('ends with the run that it is about', async () => {
  const scope = await openAtEnd();
  const asked = scope.getState().askWhence(register(scope, 'subcore0.tb'));
  await scope.getState().open({ kind: 'preset', id: 'four-guests' }, 'start');
  await asked;
  expect(scope.getState().inquiry).toBeNull();
});
