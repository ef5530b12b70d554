// @vitest-environment happy-dom
// The panel of the exhaustive check, while a search goes on and when it is over.
import { act } from 'react';
import { describe, expect, it } from 'vitest';
import { showInScope } from '../../testing/in-scope.tsx';
import { brokenResult, holds, progressOf, resultOf } from '../../testing/pretend/exploration.ts';
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

describe('a search that goes on', () => {
  it('says what it comes down to as soon as that is known', async () => {
    const { host, listener } = await searching();
    expect(host.textContent).toContain('Broken already.');
    expect(host.textContent).toContain('perhaps not the shortest yet; the search goes on.');
    act(() => {
      listener.onFound(1, holds('guest-tb'));
      listener.onProgress(1, progressOf({ phase: 'proving' }));
    });
    expect(host.textContent).not.toContain('Broken already.');
    expect(host.textContent).toContain('1 of 2 invariants can break; the other one holds');
    expect(host.textContent).toContain('what goes on is the search for shorter ones.');
    expect(host.querySelectorAll('[aria-label^="Open "]')).toHaveLength(1);
  });
});

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
