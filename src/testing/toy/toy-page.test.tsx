// @vitest-environment happy-dom
// The second machine on the page, over the real engine: its picture is added to the pictures, and every
// panel speaks of it in its own words.
import { act } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { defined } from '../../base/assert.ts';
import { registry } from '../../models/registry.ts';
import { pictures } from '../../pictures/index.ts';
import type { Scope } from '../../store/create-scope.ts';
// Loaded already, so that they are there as soon as they are asked for.
import '../../pictures/power8/core-panel.tsx';
import '../../views/explore/explore-dialog.tsx';
import '../../views/settings/settings-dialog.tsx';
import '../../views/share/share-dialog.tsx';
import '../../views/shortcuts/shortcuts-dialog.tsx';
import { Page } from '../../views/page.tsx';
import type { Pictures } from '../../views/pictures.ts';
import { Libraries } from '../../worker/libraries.ts';
import { wordsOfMachines } from '../words-of-machines.ts';
import { settled, showInScope } from '../in-scope.tsx';
import { realScope } from '../real-scope.ts';
import { RackFigure } from './card-figure.tsx';
import { toy } from './entry.ts';
import { RackPanel } from './picture.tsx';
import '../whole-page.ts';

// The timeline has tests of its own, with a canvas.
vi.mock('../../views/timeline/timeline.tsx', () => ({ Timeline: () => <p>Lanes.</p> }));

const libraries = new Libraries([...registry, toy]);
const both: Pictures = {
  ...pictures,
  [toy.id]: {
    panel: () => Promise.resolve(RackPanel),
    card: () => Promise.resolve(RackFigure),
  },
};

let scope: Scope;

/** Lets the engine answer, and the page show it. */
const region = (name: string) =>
  document.querySelector<HTMLElement>(`section[aria-label="${name}"]`)?.textContent ?? '';

/** All that a panel says that shares its place with others; '' where there is none of that name. */
async function panel(name: string): Promise<string> {
  await settled(() => scope.getState().setOpenPanel(name));
  return region(name);
}

/** All that can be read, or heard, of the page. */
const allText = () =>
  [
    document.body.textContent,
    ...[...document.querySelectorAll('textarea')].map(({ value }) => value),
    ...[...document.querySelectorAll('*')].flatMap((one) =>
      ['aria-label', 'title', 'placeholder', 'alt'].flatMap((name) => one.getAttribute(name) ?? []),
    ),
  ].join('\n');

/** What belongs to the other machine, or to what runs on it. */
const strangeWords = () => [
  ...wordsOfMachines(allText()),
  ...(allText().match(/kernel|firmware|guest|timebase/gi) ?? []),
];

const button = (name: string): HTMLButtonElement =>
  defined(
    [...document.querySelectorAll('button')].find(
      (one) => (one.getAttribute('aria-label') ?? one.textContent).trim() === name,
    ),
    `the button ${name}`,
  );

const open = (id: string) =>
  settled(() => scope.getState().open({ kind: 'preset', id, model: toy.id }, 'start'));

const showPage = (pictures: Pictures) =>
  showInScope(
    scope,
    <Page
      address="https://scope.example/"
      copy={() => Promise.resolve()}
      loadFiles={() => Promise.reject(new Error('Nobody keeps files here.'))}
      reload={() => undefined}
      loadTeaching={() => Promise.reject(new Error('no lessons here'))}
      browser="Test 1.0"
      pictures={pictures}
    />,
  );

beforeEach(async () => {
  await Promise.all(libraries.entries.map(({ id }) => libraries.load(id)));
  scope = realScope(libraries);
  showPage(both);
  await open('mended-twice');
});

describe('a picture that is the stage', () => {
  it('stands where the timeline is, which is a tab behind it, and the log beside the code', async () => {
    showPage({ ...both, [toy.id]: { ...defined(both[toy.id], 'the rack'), place: 'stage' } });
    await settled(() => undefined);
    const tabsOf = (list: string) =>
      [...document.querySelectorAll(`[aria-label="${list}"] [role="tab"]`)].map(
        (tab) => `${tab.textContent}${tab.getAttribute('aria-selected') === 'true' ? ' open' : ''}`,
      );
    expect(tabsOf('Stage')).toEqual(['Rack open', 'Timeline']);
    expect(tabsOf('Panels')).toEqual(['Log', 'Code open', 'State', 'Invariants', 'Search']);
    await settled(() => scope.getState().setOpenPanel('Timeline'));
    expect(tabsOf('Stage')).toEqual(['Rack', 'Timeline open']);
    // What is open beside it stays.
    expect(tabsOf('Panels')).toContain('Code open');
  });
});

describe('the rack on the page', () => {
  it('has its own picture, of the step that is selected', async () => {
    const [violation] = scope.getState().run?.finished?.violations ?? [];
    expect(await panel('Rack')).toMatch(/node 01000000000, off by 0node 12000000000, off by 0/);
    await settled(() => scope.getState().select(violation?.step ?? 0));
    expect(await panel('Rack')).toContain('off by -1');
    expect(region('Verdict')).toContain('Clock 1 was mended more often than it has slipped');
    await open('mended-once');
    const latch = new Set<boolean>();
    for (let step = 0; step <= (scope.getState().run?.finished?.steps ?? 0); step++) {
      await settled(() => scope.getState().select(step));
      latch.add((await panel('Rack')).includes('The latch is taken.'));
    }
    expect(latch.size).toBe(2);
  });

  it('has its settings in sight and in the form, its legend and its error', async () => {
    const labels = () => [...document.querySelectorAll('label')].map((one) => one.textContent);
    expect(labels()).toEqual(expect.arrayContaining(['Scenario', 'Mending']));
    expect(labels()).not.toContain('Kernel');
    await settled(() => scope.getState().setDialog('shortcuts'));
    expect(document.querySelector('.signs')?.textContent).toMatch(
      /watchesidlemends.*clocks slipped/,
    );
    await settled(() => scope.getState().setDialog(null));
    act(() => button('Let clocks slip').click());
    const items = [...document.querySelectorAll('[role="menuitem"]')].map((one) => one.textContent);
    expect(items.join()).toMatch(/loses ticks.*gains ticks/);
    await settled(() => scope.getState().setDialog('settings'));
    for (const label of ['Threads per node', 'Zone', 'Slips at most', 'A slip'])
      expect(labels().join('\n')).toContain(label);
    const legends = [...document.querySelectorAll('legend')].map((one) => one.textContent);
    expect(legends).toEqual(expect.arrayContaining(['Clock 0', 'Clock 1', 'Trouble']));
  });

  it('is edited as a program, and searched until it is known why it breaks', async () => {
    const edit = { kind: 'skip', at: 'mend:M5' } as const;
    await settled(() => scope.getState().edit(() => [edit]));
    expect(region('Verdict')).toMatch(/^\W*Edited program\./);
    await settled(() => scope.getState().undo());
    await settled(() => scope.getState().explore());
    expect(scope.getState().searches[0]?.result?.complete).toBe(true);
    // What searches say is loaded with the first one.
    await settled(() => import('../../views/explore/answers.ts'));
    await panel('Exhaustive check');
    await settled(() => button('Open mended-once, broken in 7 steps, the shortest').click());
    await settled(() => button('Why?').click());
    expect(await panel('Exhaustive check')).toContain('Clock 0 was mended more often');
    expect(await panel('Exhaustive check')).toContain(
      't0 looks at clock 0 before t1 mends clock 0',
    );
  });

  it('gives way to the other machine, and comes back', async () => {
    await settled(() => scope.getState().open({ kind: 'preset', id: 'carry-check' }, 'scenario'));
    expect(await panel('Core')).toContain('POWER8 core');
    expect(await panel('Rack')).toBe('');
    expect(strangeWords()).not.toEqual([]);
    await settled(() => scope.getState().undo());
    expect(await panel('Rack')).toContain('The latch is free.');
    expect(strangeWords()).toEqual([]);
  });

  it('has no word of POWER8 anywhere, in no dialog either', async () => {
    expect(allText()).toContain('Two threads mend one clock');
    expect(strangeWords()).toEqual([]);
    await settled(() => scope.getState().explore());
    for (const name of ['Log', 'Code', 'Rack', 'State', 'Invariants', 'Exhaustive check']) {
      expect(await panel(name), name).not.toBe('');
      expect(strangeWords(), name).toEqual([]);
    }
    await settled(() => scope.getState().setComparing(true));
    for (const [dialog, words] of [
      ['settings', 'Threads per node'],
      ['share', 'o=toy-rack'],
      ['explore', 'Promela'],
      ['shortcuts', 'whoever has it may mend a clock'],
    ] as const) {
      await settled(() => scope.getState().setDialog(dialog));
      expect(allText()).toContain(words);
      expect(strangeWords(), dialog).toEqual([]);
    }
  });

  it('has a card of its own on the start page, with its runs and a way into them', async () => {
    await settled(() => scope.getState().showStart());
    await settled(() => scope.getState().showCard(toy.id, 0));
    const card = document.querySelector(`[aria-labelledby="machine-${toy.id}"]`);
    expect(wordsOfMachines(card?.textContent ?? '')).toEqual([]);
    expect(card?.textContent).toContain('A clock is mended twice.');
    expect(card?.textContent).toMatch(/hasty: [1-9][0-9]* steps/);
    const about = card?.querySelector('details');
    expect(about?.textContent).toMatch(/It breaks at step [1-9][0-9]*\./);
    const hash = card?.querySelector('a')?.getAttribute('href') ?? '';
    expect(hash).toContain('o=toy-rack');
    await settled(() => scope.getState().open({ kind: 'link', hash }, 'link'));
    expect(region('Verdict')).toContain('Broken: ');
  });
});
