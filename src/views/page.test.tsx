// @vitest-environment happy-dom
import { act } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CAN_END } from '../protocol/exploration.ts';
import { createScope, type Scope } from '../store/create-scope.ts';
import { showInScope } from '../testing/in-scope.tsx';
import { PretendEngine } from '../testing/pretend/engine.ts';
import { PretendSearches } from '../testing/pretend/searches.ts';
import { description } from '../testing/pretend/description.ts';
import { brokenResult, holds, resultOf } from '../testing/pretend/exploration.ts';
import '../testing/whole-page.ts';
import { Page } from './page.tsx';
import { Panel } from './shell/panel.tsx';
import { NO_FRAMES } from '../testing/no-frames.ts';

// The timeline has tests of its own, with a canvas.
vi.mock('./timeline/timeline.tsx', () => ({
  Timeline: ({ label = 'Timeline' }: { label?: string }) => <section aria-label={label} />,
}));

let scope: Scope;
let engine: PretendEngine;
let searches: PretendSearches;
let copy: (text: string) => Promise<void>;
/** In the place of a picture, which is drawn in another room. */
const Figure = () => <p>A figure.</p>;
const Core = () => <Panel name="Core">A core.</Panel>;

const settle = () =>
  act(async () => {
    for (let i = 0; i < 20; i++) await Promise.resolve();
  });

const region = (name: string) =>
  document.querySelector<HTMLElement>(`section[aria-label="${name}"]`);

function button(name: string): HTMLButtonElement {
  const found = [...document.querySelectorAll('button')].find(
    (one) => (one.getAttribute('aria-label') ?? one.textContent).trim() === name,
  );
  if (found === undefined) throw new Error(`there is no button “${name}”`);
  return found;
}

async function press(name: string): Promise<void> {
  act(() => button(name).click());
  await settle();
}

const notHere = () => Promise.reject(new Error('not here'));

beforeEach(async () => {
  copy = () => Promise.resolve();
  scope = createScope({
    createEngine: (listener) => (engine = new PretendEngine(listener)),
    createSearches: (listener) => (searches = new PretendSearches(listener)),
    frames: NO_FRAMES,
    theme: 'dark',
  });
  showInScope(
    scope,
    <Page
      address="https://scope.example/"
      copy={(text) => copy(text)}
      loadFiles={notHere}
      loadTeaching={notHere}
      reload={() => undefined}
      browser="Test 1.0"
      pictures={{
        'power8-hmi': {
          panel: () => Promise.resolve(Core),
          card: () => Promise.resolve(Figure),
        },
      }}
    />,
  );
  await act(() => scope.getState().open({ kind: 'preset', id: 'four-guests' }, 'start'));
  await settle();
});

describe('the page', () => {
  it('has all its regions, each once: those in sight, and one by one those that share a place', async () => {
    const count = (name: string) =>
      document.querySelectorAll(`section[aria-label="${name}"]`).length;
    for (const name of ['Timeline', 'Next step', 'Verdict']) expect(count(name), name).toBe(1);
    const tabs = ['Log', 'Code', 'Core', 'State', 'Invariants', 'Search'];
    const named = [...document.querySelectorAll('[role="tab"]')].map((one) => one.textContent);
    expect(named).toEqual(tabs);
    for (const tab of tabs) {
      await press(tab);
      const name = tab === 'Search' ? 'Exhaustive check' : tab;
      expect(count(name), name).toBe(1);
      expect(document.querySelectorAll('[role="tabpanel"] section')).toHaveLength(1);
    }
  });

  it('moves along the tabs by the arrows, around the ends', async () => {
    const strike = (key: string) =>
      act(() => {
        document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      });
    const focused = () => document.activeElement?.textContent;
    button('Code').focus();
    strike('ArrowRight');
    await settle();
    expect(focused()).toBe('Core');
    expect(region('Core')).not.toBeNull();
    strike('Home');
    strike('ArrowLeft');
    await settle();
    expect(focused()).toBe('Search');
    expect(region('Exhaustive check')).not.toBeNull();
    expect(region('Code')).toBeNull();
  });

  it('has the names that assistive technology knows it by', () => {
    const buttons =
      'Go to start,Previous event,Step back,Play,Step forward,Next event,Go to end,Inject HMI,Share,Compare';
    for (const name of buttons.split(',')) expect(button(name), name).toBeDefined();
    const labels = [...document.querySelectorAll('label')].map((one) => one.textContent);
    expect(labels).toEqual(expect.arrayContaining(['Scenario', 'Kernel']));
    const group = document.querySelector('[role="radiogroup"]');
    const name = document.getElementById(group?.getAttribute('aria-labelledby') ?? '');
    expect(name?.textContent).toBe('Split mode');
    expect(document.querySelector('input[type="range"][aria-label="Step"]')).not.toBeNull();
  });

  it('steps forward and back, and shows the state of the step', async () => {
    const words = () => document.querySelector('.step-readout')?.textContent;
    expect(words()).toContain('step 12 /');
    await press('Step forward');
    expect(words()).toContain('step 13 /');
    expect(scope.getState().shown?.snapshot.step).toBe(13);
    await press('Step back');
    await press('Step back');
    expect(words()).toContain('step 11 /');
  });

  it('lets the reader take another step than the run took, and take that back', async () => {
    const before = scope.getState().run?.number;
    const other = region('Next step')?.querySelector<HTMLButtonElement>(
      '.choice-enabled[data-next="false"]',
    );
    expect(other).toBeDefined();
    act(() => other?.click());
    await settle();
    expect(scope.getState().run?.number).not.toBe(before);
    expect(scope.getState().step).toBe(13);
    expect(button('Undo').disabled).toBe(false);
    await press('Undo');
    expect(scope.getState().step).toBe(12);
  });

  it('calls a scenario changed that does not run as it was prepared, and starts over', async () => {
    const mark = () => {
      const id = document
        .querySelector('.scenario-select select')
        ?.getAttribute('aria-describedby');
      return document.getElementById(id ?? '')?.textContent;
    };
    const title = () =>
      document.querySelector<HTMLSelectElement>('.scenario-select select')?.selectedOptions[0]
        ?.text;
    expect(title()).toBe('TB error while four guests run');
    await act(() => scope.getState().inject(3, null));
    expect(title()).toBe('TB error while four guests run');
    expect(mark()).toBe('Changed');
    // The preset's own words are about another run.
    const about = () => document.querySelector('.brief')?.textContent;
    expect(about()).toContain(
      'Changed from “TB error while four guests run”error raised by hand: none',
    );
    expect(about()).not.toMatch(/stops all four timebases|Who wins bit 63/);
    await press('Start over');
    expect(mark()).toBeUndefined();
    expect(about()).toContain('stops all four timebases');
    expect(title()).toBe('TB error while four guests run');
  });

  it('leads from break to break, and says when that goes back to the first', async () => {
    const finished = scope.getState().run?.finished;
    if (!finished) throw new Error('the run is not over');
    const violations = [15, 20].map((step, invariant) => ({ invariant, step, sentence: 'Off.' }));
    act(() => engine.listener.onFinished({ ...finished, violations }));
    await press('Next break: step 15');
    await press('Next break: step 20');
    await press('First break: step 15');
    expect(scope.getState().step).toBe(15);
  });

  it('does not leave it at one run of an edited kernel, and keeps the keyboard', () => {
    const { run } = scope.getState();
    if (run === null) throw new Error('nothing is open');
    const edits = [{ kind: 'skip', at: 'f:H4', text: 'H4: skipped', function: 'f' }] as const;
    const edited = { ...description, edits };
    act(() => scope.setState({ run: { ...run, opened: { ...run.opened, description: edited } } }));
    expect(region('Verdict')?.textContent).toContain('Edited kernel. In this run all 3 invariants');
    const explore = [...(region('Verdict')?.querySelectorAll('button') ?? [])].find(
      ({ textContent }) => textContent === 'Explore',
    );
    act(() => explore?.focus());
    act(() => explore?.click());
    expect(searches.requests).toHaveLength(1);
    expect(explore?.isConnected).toBe(false);
    expect(region('Verdict')?.contains(document.activeElement)).toBe(true);
  });

  it('leads from a run that a search has found to why it breaks', async () => {
    const explanation = { outcome: ['TB of subcore 0 is behind'], orderings: [] };
    act(() => scope.getState().explore());
    const result = resultOf([brokenResult('host-tb', { explanation })]);
    act(() => searches.listener.onExplored(1, result));
    await act(() => scope.getState().openBreach(1, 'host-tb'));
    act(() => scope.getState().setOpenPanel('Exhaustive check'));
    // What searches say is loaded with the first one.
    await vi.waitFor(async () => {
      await settle();
      expect(region('Exhaustive check')?.textContent).toContain('TB of subcore 0 is behind');
    });
    await press('Why?');
    expect(document.activeElement?.closest('li')?.textContent).toContain(
      'TB of subcore 0 is behind',
    );
  });

  it('says of a search that nothing breaks, and yet a run may never end, and opens one', async () => {
    act(() => scope.getState().explore());
    const ending = brokenResult(CAN_END, { steps: 7 });
    act(() => searches.listener.onExplored(1, resultOf([holds('host-tb')], { ending })));
    expect(region('Verdict')?.textContent).toContain('holds in all 805 states, but may never end');
    act(() => scope.getState().setOpenPanel('Exhaustive check'));
    await vi.waitFor(async () => {
      await settle();
      const said = region('Exhaustive check')?.textContent;
      expect(said).toMatch(/but a run may never end.*Every run can end.*in 7 steps/);
    });
    await press('Open can-end, broken in 7 steps, the shortest');
    expect(scope.getState().run?.opened.scenario.schedule).toEqual(['t0']);
  });

  it('offers to copy the link first of all when it is shared', async () => {
    await press('Share');
    // It is loaded when it is first asked for.
    await vi.waitFor(async () => {
      await settle();
      expect(document.activeElement?.textContent).toBe('Copy link');
    });
  });

  it('says why something was refused, and leaves the run alone', async () => {
    const before = scope.getState().run;
    await act(() => scope.getState().inject(3, 'TBST_CORRUPT'));
    expect(document.querySelector('[role="alert"]')?.textContent).toContain(
      'the only one was spent. The run on the page is unchanged.',
    );
    expect(scope.getState().run).toBe(before);
    act(() => button('Dismiss').focus());
    act(() => scope.getState().move(1));
    expect(document.querySelector('[role="alert"]')).toBeNull();
    expect(document.activeElement?.className, 'from where Tab goes on').toBe('answers');
  });

  it('opens a menu where the browser knows no popovers', async () => {
    expect('showPopover' in HTMLElement.prototype, 'as this one').toBe(false);
    await press('Inject HMI');
    expect(document.querySelectorAll('[role="menuitem"]').length).toBeGreaterThan(3);
  });

  it('keeps the other panels alive when one fails, and loads that one again', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const snapshot = scope.getState().shown?.snapshot;
    if (snapshot === undefined) throw new Error('nothing is shown');
    const broken = {
      ...description,
      get registers(): never {
        throw new Error('no registers today');
      },
    };
    const shown = scope.getState().shown;
    act(() => scope.setState({ shown: { runNumber: 1, description: broken, snapshot } }));
    act(() => scope.getState().setOpenPanel('State'));
    expect(region('State')?.textContent).toContain('The panel “State” failed.');
    expect(region('Next step')?.textContent).not.toContain('failed');
    act(() => scope.setState({ shown }));
    const reload = region('State')?.querySelector('button');
    act(() => reload?.click());
    await settle();
    expect(region('State')?.textContent).toContain('TFMR');
  });

  it('says that the worker died, and is back where it was', async () => {
    const at = scope.getState().step;
    act(() => engine.listener.onCrashed('It ran out of memory.'));
    expect(document.querySelector('.messages')?.textContent).toContain('It ran out of memory.');
    await act(() => engine.open({ kind: 'preset', id: 'four-guests' }));
    act(() => engine.listener.onRestored(0));
    await settle();
    expect(document.querySelector('.messages')?.textContent).toContain(`back at step ${at}`);
    expect(scope.getState().step).toBe(at);
  });

  it('shows an error page with what can be opened instead when a link is bad from the start', async () => {
    act(() => scope.setState({ run: null, shown: null }));
    await act(() => scope.getState().open({ kind: 'link', hash: '#junk' }, 'link'));
    const text = document.querySelector('main')?.textContent;
    expect(text).toContain('This link cannot be opened');
    expect(text).toContain('Nothing of it was applied.');
    for (const name of ['Share', 'Compare', 'Inject']) {
      expect(button(name).disabled, name).toBe(true);
    }
    const scenario = document.querySelector<HTMLSelectElement>('.scenario-select select');
    expect(scenario?.disabled).toBe(false);
    await press('Open the first preset');
    expect(region('Code')).not.toBeNull();
  });

  it('keeps to the step that a restarted worker came back to, wherever the reader goes', async () => {
    act(() => engine.listener.onCrashed('Oh.'));
    await act(() => engine.open({ kind: 'preset', id: 'four-guests' }));
    act(() => engine.listener.onRestored(12));
    await press('Step forward');
    expect(scope.getState().step).toBe(13);
    expect(document.querySelector('.messages')?.textContent).toContain('is back at step 12.');
  });

  it('offers to try again, or another scenario, when the simulation does not go on', async () => {
    const run = scope.getState().run?.number;
    act(() => engine.listener.onGaveUp('It crashed 3 times in a row.'));
    expect(document.querySelector('.messages')?.textContent).toContain(
      'The simulation does not go on. It crashed 3 times in a row.',
    );
    await press('Try again');
    expect(scope.getState().run?.number).not.toBe(run);
    expect(scope.getState().step).toBe(12);
    expect(document.querySelector('.messages')?.textContent).toBe('');
    act(() => engine.listener.onGaveUp('It crashed 3 times in a row.'));
    await press('Open “TB error while four guests run”');
    expect(document.querySelector('.messages')?.textContent).toBe('');
  });

  it('offers to try again, or all machines, when nothing opens', async () => {
    act(() => scope.setState({ run: null, shown: null }));
    act(() => engine.listener.onGaveUp('It crashed 3 times in a row.'));
    const main = document.querySelector('main');
    expect(main?.textContent).toBe(
      'The simulation does not startIt crashed 3 times in a row.Try againAll machines',
    );
    expect(document.querySelectorAll('[role="alert"]')).toHaveLength(1);
    await press('Try again');
    expect(region('Code')).not.toBeNull();
  });

  it('offers all machines where something does not open and offers nothing', async () => {
    act(() => scope.setState({ run: null, shown: null }));
    const asked = { source: { kind: 'link', hash: '#v=1' }, act: 'link' } as const;
    const failure = { code: 'internal', sentence: 'Oh.', offer: null } as const;
    act(() => scope.setState({ asked, refusal: { act: 'link', failure } }));
    expect(button('Try again').className).toContain('accent');
    const home = [...document.querySelectorAll('a')].find(
      (one) => one.textContent === 'All machines',
    );
    act(() => home?.click());
    await settle();
    expect(document.querySelector('h2')?.textContent).toBe('Pick a failure. Watch it happen.');
  });

  it('gives the report of a fault to be copied, with the browser, by hand where need be', async () => {
    const { run } = scope.getState();
    if (run === null) throw new Error('nothing is open');
    const notices = ['It is a fault of Resync Scope: please report it'];
    const opened = { ...run.opened, notices, report: 'Link: #v=1\nChecksum here: 00000000' };
    act(() => scope.setState({ run: { ...run, opened } }));
    const copied: string[] = [];
    copy = (text) => Promise.resolve(void copied.push(text));
    await press('Copy the report');
    const report = 'Link: #v=1\nChecksum here: 00000000\nBrowser: Test 1.0';
    expect(copied).toEqual([report]);
    expect(document.querySelector('.answers')?.textContent).toContain('Copied to the clipboard.');
    copy = () => {
      throw new TypeError('no clipboard here');
    };
    await press('Copy the report');
    const field = document.querySelector<HTMLTextAreaElement>('.answers textarea');
    expect(field?.value).toBe(report);
    expect(document.activeElement).toBe(field);
  });

  it('selects the link to be copied by hand where the clipboard is closed', async () => {
    copy = () => {
      throw new TypeError('no clipboard here');
    };
    await press('Share');
    await press('Copy link');
    const field = document.querySelector<HTMLTextAreaElement>('#share-link');
    expect(document.activeElement).toBe(field);
    expect(field?.selectionEnd).toBe(field?.value.length);
    expect(document.querySelectorAll('dialog textarea[readonly]')).toHaveLength(1);
    expect(document.querySelector('dialog')?.textContent).toContain('copy it by hand');
  });
});
