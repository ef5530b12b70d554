// @vitest-environment happy-dom
// The panel of the exhaustive check, while a search goes on and when it is over.
import { act } from 'react';
import { describe, expect, it } from 'vitest';
import { showInScope } from '../../testing/in-scope.tsx';
import { brokenResult, progressOf, resultOf } from '../../testing/pretend/exploration.ts';
import { openScope } from '../../testing/pretend/scope.ts';
import { useScope } from '../use-scope.ts';
import { CheckAnswer } from './check-answer.tsx';

function Answer() {
  const [search] = useScope((state) => state.searches);
  return <section tabIndex={-1}>{search && <CheckAnswer search={search} />}</section>;
}

/** One search of what is open, that has found something and goes on. */
async function searching() {
  const { scope, port } = await openScope();
  const host = showInScope(scope, <Answer />);
  const { listener } = port;
  act(() => {
    scope.getState().explore();
    listener.onProgress(1, progressOf());
    listener.onFound(1, brokenResult('host-tb', { shortest: false }));
  });
  return { host, listener };
}

describe('a break that was found before a search is over', () => {
  it('keeps the focus in the panel when the list that it stands in goes', async () => {
    const { host, listener } = await searching();
    const early = host.querySelector<HTMLButtonElement>('[aria-label^="Open host-tb"]');
    act(() => early?.focus());
    expect(document.activeElement).toBe(early);
    act(() => listener.onExplored(1, resultOf([brokenResult('host-tb')])));
    expect(early?.isConnected).toBe(false);
    expect(document.activeElement).toBe(host.querySelector('section'));
  });
});
