// @vitest-environment happy-dom
// The panel of the exhaustive check, while a search goes on and when it is over.
import { act } from 'react';
import { describe, expect, it } from 'vitest';
import { CAN_END, type InvariantResult } from '../../protocol/exploration.ts';
import { showInScope } from '../../testing/in-scope.tsx';
import { brokenResult, holds, progressOf, resultOf } from '../../testing/pretend/exploration.ts';
import { openScope } from '../../testing/pretend/scope.ts';
import { useScope } from '../use-scope.ts';
import { CheckAnswer } from './check-answer.tsx';

function Answer() {
  const [search] = useScope((state) => state.searches);
  return <section tabIndex={-1}>{search && <CheckAnswer search={search} />}</section>;
}

const BROKEN = brokenResult('host-tb', { shortest: false });

/** One search of what is open, that has told so much and goes on. */
async function searching(found: readonly InvariantResult[]) {
  const { scope, port } = await openScope();
  const host = showInScope(scope, <Answer />);
  const { listener } = port;
  act(() => {
    scope.getState().explore();
    listener.onProgress(1, progressOf());
    for (const one of found) listener.onFound(1, one);
  });
  return { host, listener };
}

describe('a search that goes on', () => {
  it('says what it comes down to as soon as that is known', async () => {
    const { host, listener } = await searching([BROKEN]);
    expect(host.textContent).toContain('Broken already.');
    expect(host.textContent).toContain('perhaps not the shortest yet; the search goes on.');
    act(() => listener.onFound(1, holds('one-resync')));
    expect(host.textContent).toContain('Broken already.');
    act(() => {
      listener.onFound(1, holds('no-deadlock'));
      listener.onProgress(1, progressOf({ phase: 'proving' }));
    });
    expect(host.textContent).not.toContain('Broken already.');
    expect(host.textContent).toContain('1 of 3 invariants can break; the other 2 hold');
    expect(host.textContent).toContain('what goes on is the search for shorter ones.');
    const rows = [...host.querySelectorAll<HTMLElement>('.invariant-result')];
    expect(rows.map(({ dataset }) => dataset['verdict'])).toEqual(['broken', 'holds', 'holds']);
    expect(rows[1]?.textContent).toContain('✓ holds');
    expect(host.querySelectorAll('[aria-label^="Open "]')).toHaveLength(1);
  });

  it('says so where nothing breaks but a run may never end, which can be opened', async () => {
    const all = ['host-tb', 'one-resync', 'no-deadlock'].map(holds);
    const { host } = await searching([brokenResult(CAN_END), ...all]);
    expect(host.textContent).toContain('All 3 invariants hold');
    expect(host.textContent).toContain('but a run may never end.');
    expect(host.querySelectorAll('[aria-label^="Open can-end"]')).toHaveLength(1);
  });
});

describe('a break that was found before a search is over', () => {
  it('keeps the focus in the panel when the list that it stands in goes', async () => {
    const { host, listener } = await searching([BROKEN]);
    const early = host.querySelector<HTMLButtonElement>('[aria-label^="Open host-tb"]');
    act(() => early?.focus());
    expect(document.activeElement).toBe(early);
    act(() => listener.onExplored(1, resultOf([brokenResult('host-tb')])));
    expect(early?.isConnected).toBe(false);
    expect(document.activeElement).toBe(host.querySelector('section'));
  });
});
