// @vitest-environment happy-dom
// A machine in which nothing can be injected has no button for it.
import { act } from 'react';
import { expect, it } from 'vitest';
import { InjectMenu } from '../../views/transport/inject-menu.tsx';
import { showInScope } from '../in-scope.tsx';
import { realScope } from '../real-scope.ts';
import { tbOffsetLibraries } from './cards.ts';

it('is not there once the run is', async () => {
  const scope = realScope(tbOffsetLibraries);
  const shown = showInScope(scope, <InjectMenu />);
  expect(shown.querySelector('button')).not.toBeNull();
  await act(async () => {
    await scope.getState().open({ kind: 'preset', id: 'boot' }, 'start');
    await new Promise((resolve) => setTimeout(resolve));
  });
  expect(shown.querySelector('button')).toBeNull();
});
