// @vitest-environment happy-dom
// The model for SPIN, and with it the command lines that search it.
import { act } from 'react';
import { expect, it } from 'vitest';
import { createScope } from '../../store/create-scope.ts';
import { showInScope } from '../../testing/in-scope.tsx';
import { keptFiles } from '../../testing/kept-files.ts';
import { NO_FRAMES } from '../../testing/no-frames.ts';
import { PretendEngine } from '../../testing/pretend/engine.ts';
import { PretendSearches } from '../../testing/pretend/searches.ts';
import { PromelaButton } from './promela-button.tsx';

async function press(name: string): Promise<void> {
  const found = [...document.querySelectorAll('button')].find(
    ({ textContent }) => textContent === name,
  );
  if (found === undefined) throw new Error(`there is no button “${name}”`);
  await act(async () => {
    found.click();
    await Promise.resolve();
  });
}

it('is saved, and gives the commands to be copied', async () => {
  const copied: string[] = [];
  const { saved, loadFiles } = keptFiles();
  const scope = createScope({
    createEngine: (listener) => new PretendEngine(listener),
    createSearches: (listener) => new PretendSearches(listener),
    frames: NO_FRAMES,
    theme: 'dark',
  });
  const copy = (text: string) => {
    copied.push(text);
    return Promise.resolve();
  };
  showInScope(scope, <PromelaButton loadFiles={loadFiles} copy={copy} />);
  await act(() => scope.getState().open({ kind: 'preset', id: 'four-guests' }, 'start'));
  expect(document.querySelector('details')).toBeNull();
  await press('Download Promela');
  expect(saved.map(([name]) => name)).toEqual(['four-guests.pml']);
  await press('Copy the commands');
  expect(copied).toEqual(['spin -a four-guests.pml\n./pan -u2']);
  expect(document.body.textContent).toContain('Copied to the clipboard.');
});
