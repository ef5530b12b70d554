// What an exhaustive search finds in every preset: the tables B.8 and B.9 of the facts, and what they leave open.
import { describe, expect, it } from 'vitest';
import { Search } from './search.ts';
import { verdictOf } from './verdict.ts';
import { defined } from '../base/assert.ts';
import { library } from '../testing/decrementer/drive.ts';
import { buildDecrementer } from '../models/decrementer/index.ts';
import { prepared } from '../models/decrementer/presets.ts';
import { asDecrementer } from '../models/decrementer/settings.ts';

/** More than any preset has. */
const MOST_STATES = 10_000;

function searched(id: string) {
  const { scenario } = defined(library.preset(id), id);
  const { assembled, description } = buildDecrementer(asDecrementer(scenario));
  const options = { reduction: 'none', maxStates: MOST_STATES, maxBytes: 1e8, from: null } as const;
  const search = new Search(defined(assembled, id), options);
  while (search.advance(10_000));
  return { verdict: verdictOf(search), rows: description.invariants.map(({ row }) => row) };
}

describe('every order', () => {
  it.each(prepared.map((one) => [one.row, one] as const))('%s', (_, { id, breaks }) => {
    const { verdict, rows } = searched(id);
    expect(verdict).toMatchObject({ complete: true, deadlocks: 0 });
    const broken = verdict.invariants.flatMap(({ holds }, i) => (holds === false ? [rows[i]] : []));
    expect(broken).toEqual(breaks);
  });
});

describe('presets', () => {
  it('are the rows of the tables, each once, mutations and parameters under What if', () => {
    const rows = prepared.map(({ row }) => row);
    const numbers = (prefix: string, count: number) =>
      Array.from({ length: count }, (_, i) => `${prefix}${i + 1}`);
    expect(rows.toSorted()).toEqual(
      [...numbers('P-D', 13), ...numbers('M-D', 9), ...numbers('X-D', 18), 'X-D9b'].toSorted(),
    );
    expect(rows.slice(0, 13).every((row) => row.startsWith('P-'))).toBe(true);
    for (const { row, group } of prepared)
      expect(group === 'What if', row).toBe(!row.startsWith('P-'));
  });
});
