// @vitest-environment happy-dom
// The panel of the exhaustive check, while a search goes on and when it is over.
import { act } from 'react';
import { describe, expect, it } from 'vitest';
import { defined } from '../../base/assert.ts';
import { createScope } from '../../store/create-scope.ts';
import { settled, showInScope } from '../../testing/in-scope.tsx';
import { NO_FRAMES } from '../../testing/no-frames.ts';
import { PretendEngine } from '../../testing/pretend/engine.ts';
import { brokenResult, progressOf, resultOf } from '../../testing/pretend/exploration.ts';
import { PretendSearches } from '../../testing/pretend/searches.ts';
import { useScope } from '../use-scope.ts';
import { CheckAnswer } from './check-answer.tsx';

function Answer() {
  const [search] = useScope((state) => state.searches);
  return <section tabIndex={-1}>{search && <CheckAnswer search={search} />}</section>;
}

/** One search of what is open, that has found something and goes on. */
async function searching() {
  const made: PretendSearches[] = [];
  const scope = createScope({
    createEngine: (listener) => new PretendEngine(listener),
    createSearches: (listener) => {
      const searches = new PretendSearches(listener);
      made.push(searches);
      return searches;
    },
    frames: NO_FRAMES,
    theme: 'dark',
  });
  const host = showInScope(scope, <Answer />);
  await settled(() => scope.getState().open({ kind: 'preset', id: 'four-guests' }, 'start'));
  const { listener } = defined(made[0], 'searches');
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
