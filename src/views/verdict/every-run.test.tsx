// @vitest-environment happy-dom
// What the strip says of every run, where a break that a search has found is on the screen.
import { act } from 'react';
import { expect, it } from 'vitest';
import { defined } from '../../base/assert.ts';
import { showInScope } from '../../testing/in-scope.tsx';
import { brokenResult, resultOf } from '../../testing/pretend/exploration.ts';
import { openScope } from '../../testing/pretend/scope.ts';
import { useScope } from '../use-scope.ts';
import { EveryRun } from './every-run.tsx';

function Strip() {
  const run = useScope((state) => state.run);
  return run && <EveryRun run={run} />;
}

it('knows a break that is on the screen, be it not the shortest', async () => {
  const { scope, state, port } = await openScope();
  const host = showInScope(scope, <Strip />);
  const shortest = { ...defined(state().run, 'a run').opened.scenario, schedule: ['t1'] };
  const broken = [
    brokenResult('host-tb', { steps: 12, scenario: shortest }),
    brokenResult('guest-tb', { steps: 50 }),
  ];
  act(() => {
    state().explore();
    port.listener.onExplored(1, resultOf(broken));
  });
  expect(host.textContent).toContain('some order breaks it');
  expect(host.textContent).not.toContain('this one');
  await act(async () => {
    await state().openBreach(1, 'guest-tb');
  });
  expect(host.textContent).toContain('some order breaks it: this one');
});
