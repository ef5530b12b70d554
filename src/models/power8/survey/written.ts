/** What a page that was written says that a search found; `page.ts` read backwards. */
import { assert, defined } from '../../../base/assert.ts';
import type { Found, FoundCell } from '../../survey.ts';
import { digestLine, groupHeading, linkLine, UNFINISHED } from './page.ts';
import { surveyGroups, type Row } from './rows.ts';

export class WrittenPage {
  private readonly lines: readonly string[];

  constructor(text: string) {
    this.lines = text.split('\n');
  }

  found(row: Row): Found {
    const group = defined(
      surveyGroups().find(({ rows }) => rows.some(({ id }) => id === row.id)),
      'the group of a row',
    );
    const start = this.lines.indexOf(groupHeading(group.title));
    assert(start >= 0, `the page has no ${group.title}`);
    const table = this.lines.slice(start + 2).map(cellsOf);
    const names = defined(table[0], 'names of columns');
    const cells = defined(
      table.find(([label]) => label === row.label),
      `a line for ${row.id}`,
    );
    const states = cells.at(-1) ?? '';
    return {
      digest: this.inQuotes(digestLine(row, '')) ?? '',
      complete: !states.startsWith(UNFINISHED),
      states: Number(states.replace(UNFINISHED, '')),
      cells: names.slice(1, -1).map((invariant, i) => this.cell(row, invariant, cells[i + 1])),
    };
  }

  private cell(row: Row, invariant: string, text: string | undefined): FoundCell {
    const link = this.inQuotes(linkLine(row, invariant, ''));
    if (link !== null) return { invariant, holds: false, link };
    return { invariant, holds: text === '?' ? null : true, link };
  }

  /** What stands between the quotes that this line has nothing between. */
  private inQuotes(empty: string): string | null {
    const before = empty.slice(0, -1);
    return this.lines.find((line) => line.startsWith(before))?.slice(before.length, -1) ?? null;
  }
}

/** A formatter fills up the columns. */
const cellsOf = (line: string): string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
