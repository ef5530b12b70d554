/** What the page says first follows from what was found, and from nothing else. */
import { describe, expect, it } from 'vitest';
import type { Assumption } from './assumptions.ts';
import { CAUSES } from './causes.ts';
import type { Entry, EntryCell } from './entry.ts';
import { surveyPage } from './page.ts';
import { surveyGroups, type Row } from './rows.ts';
import { summaryOf } from './summary.ts';
import { WrittenPage } from './written.ts';

const rows = surveyGroups()
  .filter(({ canHappen }) => canHappen)
  .flatMap((group) => group.rows);
const cause = (letter: string) => CAUSES.find((one) => one.letter === letter) ?? null;

const right: EntryCell = { invariant: 'host-tb', holds: true, broken: null };
const open: EntryCell = { invariant: 'host-tb', holds: null, broken: null };
const broken = (letter: string, steps: number, restsOn: readonly Assumption[] = []): EntryCell => ({
  invariant: 'host-tb',
  holds: false,
  broken: { cause: cause(letter), restsOn, steps, link: `#${letter}${steps}` },
});

const INVARIANTS = ['host-tb', 'tb-at-rest'] as const;

/** What is said of rows; all others, and all other invariants, are right. */
function entries(said: Readonly<Record<string, EntryCell>>, of: readonly Row[] = rows): Entry[] {
  return of.map((row) => ({
    row,
    complete: said[row.id]?.holds !== null,
    states: 25,
    digest: `digest of ${row.id}`,
    cells: INVARIANTS.map((invariant) => ({
      ...(invariant === 'host-tb' ? (said[row.id] ?? right) : right),
      invariant,
    })),
  }));
}

describe('the summary', () => {
  it('says for each start what nothing breaks, and in how many scenarios that is proven', () => {
    const again = (cell: EntryCell) =>
      summaryOf(entries({ '2-way/guests-again/plain': cell })).starts.find(
        ({ start }) => start === 'guests run, and may enter once more',
      );
    const all = { scenarios: 10, unbroken: INVARIANTS, broken: [] };
    expect(again(right)).toMatchObject({ ...all, proven: 10 });
    expect(again(open)).toMatchObject({ ...all, proven: 9 });
    const damaged = { scenarios: 10, unbroken: ['tb-at-rest'], broken: ['host-tb'], proven: 10 };
    expect(again(broken('D', 9))).toMatchObject(damaged);
  });

  it('counts the scenarios in which all is decided and right', () => {
    const of = (cell: EntryCell) => summaryOf(entries({ '2-way/guests/plain': cell })).proven;
    expect([of(right), of(open), of(broken('D', 9))]).toEqual([
      rows.length,
      rows.length - 1,
      rows.length - 1,
    ]);
  });

  it('shows for each cause how often it was found and the shortest run', () => {
    const { breaks } = summaryOf(
      entries({
        '2-way/either-again/plain': broken('D', 30),
        '2-way-single/either-again/plain': broken('D', 27),
      }),
    );
    expect(breaks).toHaveLength(1);
    expect(breaks[0]).toMatchObject({
      invariants: ['host-tb'],
      scenarios: 2,
      shortest: { steps: 27, link: '#D27', invariant: 'host-tb' },
    });
  });

  it('shows damage rather than the way to it', () => {
    const all = entries({ '2-way/either-again/plain': broken('D', 30) });
    const found = all.map((entry) =>
      entry.row.id === '2-way-single/either-again/plain'
        ? { ...entry, cells: [{ ...broken('D', 9), invariant: 'reload-safe' }] }
        : entry,
    );
    expect(summaryOf(found).breaks[0]?.shortest).toMatchObject({ steps: 30, link: '#D30' });
  });

  it('puts what happens before what may, and our own measure last', () => {
    const { breaks } = summaryOf(
      entries({
        '2-way/either-again/plain': broken('F', 1),
        '2-way/either-again/residue': broken('C', 1),
        '2-way-single/either-again/two-errors': broken('B', 1),
      }),
    );
    expect(breaks.map((one) => one.cause.letter)).toEqual(['B', 'C', 'F']);
  });

  it('rests on what every run of it rests on, and on what it rests on by itself', () => {
    const restsOn = (letter: string, ...runs: Assumption[][]) => {
      const [first = [], second = []] = runs;
      const said = {
        '2-way-single/either-again/any-order': broken(letter, 1, first),
        '2-way/either-again/plain': broken(letter, 2, second),
      };
      return summaryOf(entries(said)).breaks[0]?.restsOn;
    };
    expect(restsOn('D', ['hmiPriority'], ['hmiPriority'])).toEqual(['hmiPriority']);
    expect(restsOn('D', ['hmiPriority'], [])).toEqual([]);
    expect(restsOn('B', [], ['stoppedTimebase'])).toEqual(['hmerEdge']);
  });

  it('says what is not decided, and what still breaks outside the entry window', () => {
    const { undecided, window } = summaryOf(
      entries({
        '4-way/two-either-again/plain': open,
        '2-way/either-again/not-in-window': broken('D', 1),
      }),
    );
    expect(undecided).toEqual([{ row: '4-way/two-either-again/plain', invariants: ['host-tb'] }]);
    expect(window).toMatchObject({ broken: ['host-tb'], letters: ['D'] });
  });
});

describe('the page', () => {
  const all = surveyGroups().flatMap((group) => group.rows);
  const found = entries(
    {
      '2-way/either-again/plain': broken('D', 30),
      '2-way-single/either-again/two-errors': open,
      'unsplit/either-again/one-thread': broken('A', 4),
    },
    all,
  );
  const text = surveyPage(found).join('\n');

  it('says first what is proven and what is broken, with its link', () => {
    const [first] = text.split('## How to read this page');
    expect(first).toContain('**in every order that the model knows**');
    expect(first).toContain('guests run, and nobody enters again: every invariant');
    expect(first).toContain('D. A subcore enters its guest after the others have looked');
    expect(first).toContain('`#D30`');
    expect(first).toContain('2-way-single/either-again/two-errors (`host-tb`)');
  });

  it('keeps what no hardware does out of what it comes down to, and under a heading of its own', () => {
    const [first] = text.split('## How to read this page');
    expect(first).not.toContain('#A4');
    expect(text.indexOf('✗ A 4')).toBeGreaterThan(text.indexOf('## If hardware broke its promise'));
    expect(text).toContain('**Cannot happen.**');
  });

  it('jumps to headings that it has', () => {
    const anchors = [...text.matchAll(/\]\((#[^)]*)\)/g)].map(([, anchor]) => anchor);
    const headings = [...text.matchAll(/^### (.*)$/gm)].map(
      ([, heading = '']) =>
        `#${heading
          .toLowerCase()
          .replaceAll(/[^a-z0-9_ -]/g, '')
          .replaceAll(' ', '-')}`,
    );
    expect(anchors).not.toEqual([]);
    for (const anchor of anchors) expect(headings).toContain(anchor);
  });

  it('is read back as what was found', () => {
    const page = new WrittenPage(text);
    for (const { row, cells, ...entry } of found) {
      const { digest, complete, states } = entry;
      expect(page.found(row)).toEqual({
        digest,
        complete,
        states,
        cells: cells.map(({ invariant, holds, broken: one }) => ({
          invariant,
          holds,
          link: one?.link ?? null,
        })),
      });
    }
  });

  it('is not written where a break has no cause', () => {
    const unknown = {
      ...broken('D', 3),
      broken: { cause: null, restsOn: [], steps: 3, link: '#v=3' },
    };
    const unexplained = entries({ '2-way/either-again/plain': unknown });
    expect(() => surveyPage(unexplained)).toThrow('2-way/either-again/plain, host-tb: `#v=3`');
  });
});
