// @vitest-environment happy-dom
// What the panel of the exhaustive check, and the dialog, say of a search that goes on, and of one that is over.
import { act, type ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import { CAN_END, type InvariantResult } from '../../protocol/exploration.ts';
import { showInScope } from '../../testing/in-scope.tsx';
import { brokenResult, holds, progressOf, resultOf } from '../../testing/pretend/exploration.ts';
import { openScope } from '../../testing/pretend/scope.ts';
import type { Search } from '../../store/state.ts';
import { useScope } from '../use-scope.ts';
import { CheckAnswer } from './check-answer.tsx';
import { SearchCard } from './search-card.tsx';

type Shown = (props: { readonly search: Search }) => ReactNode;

function Answer({ shown: Shown }: { readonly shown: Shown }) {
  const [search] = useScope((state) => state.searches);
  return <section tabIndex={-1}>{search && <Shown search={search} />}</section>;
}

const Card: Shown = ({ search }) => <SearchCard search={search} isNewest />;

const BROKEN = brokenResult('host-tb', { shortest: false });

/** One search of what is open, that has told so much and goes on. */
async function searching(found: readonly InvariantResult[], shown: Shown = CheckAnswer) {
  const { scope, port } = await openScope();
  const host = showInScope(scope, <Answer shown={shown} />);
  const { listener } = port;
  act(() => {
    scope.getState().explore();
    listener.onProgress(1, progressOf());
    for (const one of found) listener.onFound(1, one);
  });
  return { host, listener, port, scope };
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

  it('lists what is broken first, and changes no place when it is over', async () => {
    const all = ['no-deadlock', 'one-resync'].map((id) => brokenResult(id));
    const { host, listener } = await searching([...all, holds(CAN_END), holds('host-tb')]);
    const titles = () =>
      [...host.querySelectorAll('.invariant-result-title')].map(({ textContent }) => textContent);
    const listed = titles();
    expect(listed.map((title) => title.trim())).toEqual([
      'One resync',
      'No deadlock',
      'Host time',
      'Every run can end',
    ]);
    act(() => listener.onExplored(1, resultOf([holds('host-tb'), ...all.reverse()])));
    expect(titles()).toEqual(listed);
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
  it.each([
    ['panel', CheckAnswer],
    ['dialog', Card],
  ])('keeps the focus on its button when the search is over, in the %s', async (_where, shown) => {
    const { host, listener } = await searching([BROKEN], shown);
    const button = host.querySelector<HTMLButtonElement>('[aria-label^="Open host-tb"]');
    act(() => button?.focus());
    act(() => listener.onExplored(1, resultOf([holds('one-resync'), brokenResult('host-tb')])));
    expect(document.activeElement).toBe(button);
    expect(button?.getAttribute('aria-label')).toContain('the shortest');
  });

  it('keeps the focus on its button while it opens', async () => {
    const { host, scope } = await searching([BROKEN]);
    const button = host.querySelector<HTMLButtonElement>('[aria-label^="Open host-tb"]');
    act(() => {
      button?.focus();
      button?.click();
    });
    expect(scope.getState().opening).toBe(true);
    expect(button?.getAttribute('aria-disabled')).toBe('true');
    expect(button?.disabled).toBe(false);
    await act(async () => {
      await expect.poll(() => scope.getState().opening).toBe(false);
    });
    expect(document.activeElement).toBe(button);
  });
});

describe('a search that is over', () => {
  it('says of what there may be more, and looks again', async () => {
    const { host, listener, port } = await searching([]);
    const proof = { states: 12_345, depth: 15, seconds: 1, bound: 'not complete: it was stopped' };
    act(() => listener.onExplored(1, resultOf([BROKEN], { proof })));
    expect(host.textContent).toContain('known in part (12,345 states');
    const again = [...host.querySelectorAll('button')].find(
      ({ textContent }) => textContent === 'Search again',
    );
    act(() => again?.click());
    expect(port.requests.at(-1)).toMatchObject({ afresh: true });
  });

  it('has nothing more to look for where all is proven', async () => {
    const { host, listener } = await searching([]);
    act(() => listener.onExplored(1, resultOf([brokenResult('host-tb')])));
    expect(host.textContent).not.toContain('Search again');
    expect(host.textContent).not.toContain('known in part');
  });
});
