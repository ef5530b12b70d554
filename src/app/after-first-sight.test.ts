import { describe, expect, it, vi } from 'vitest';
import { createScope } from '../store/create-scope.ts';
import { NO_FRAMES } from '../testing/no-frames.ts';
import { PretendEngine } from '../testing/pretend/engine.ts';
import { PretendSearches } from '../testing/pretend/searches.ts';
import { afterFirstSight } from './after-first-sight.ts';

function waiting() {
  const scope = createScope({
    createEngine: (listener) => new PretendEngine(listener),
    createSearches: (listener) => new PretendSearches(listener),
    frames: NO_FRAMES,
    theme: 'dark',
  });
  const callback = vi.fn();
  afterFirstSight(
    scope,
    { setTimeout: (then) => then(), requestIdleCallback: (then) => then() },
    callback,
  );
  return { scope, callback };
}

describe('what comes after first sight', () => {
  it('waits for a run to be over, and comes once', async () => {
    const { scope, callback } = waiting();
    scope.setState({ opening: true });
    expect(callback).not.toHaveBeenCalled();
    await scope.getState().open({ kind: 'preset', id: 'four-guests' }, 'scenario');
    await vi.waitFor(() => expect(callback).toHaveBeenCalled());
    scope.getState().select(3);
    expect(callback).toHaveBeenCalledOnce();
  });

  it('comes, too, where a link is refused: somebody may want to paste another one', async () => {
    const { scope, callback } = waiting();
    await scope.getState().open({ kind: 'link', hash: '#nonsense' }, 'link');
    expect(scope.getState().run).toBeNull();
    expect(callback).toHaveBeenCalledOnce();
  });
});
