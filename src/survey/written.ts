/** What a page that was written says of a row; `page.ts` read backwards. */
import { assert, defined } from '../base/assert.ts';
import type { Entry, EntryCell } from './entry.ts';
import { digestLine, groupHeading, linkLine } from './page.ts';
import { surveyGroups, type Row } from './rows.ts';

export class WrittenPage {
  private readonly lines: readonly string[];

  constructor(text: string) {
    this.lines = text.split('\n');
  }

  entryOf(row: Row): Entry {
    const group = defined(
      surveyGroups().find(({ rows }) => rows.some(({ id }) => id === row.id)),
      'the group of a row',
    );
    const start = this.lines.indexOf(groupHeading(group.title));
    assert(start >= 0, `the page has no ${group.title}`);
    const table = this.lines.slice(start + 2).map(cellsOf);
    const names = defined(table[0], 'names of columns');
    const found = defined(
      table.find(([change]) => change === row.change),
      `a line for ${row.id}`,
    );
    const cells = names.slice(1, -1).map((invariant, i): EntryCell => ({
      invariant,
      text: found[i + 1] ?? '',
      link: this.inQuotes(linkLine(row, invariant, '')),
    }));
    return { cells, states: found.at(-1) ?? '', digest: this.inQuotes(digestLine(row, '')) };
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
