import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RowFile } from './row-file.ts';

const key = { row: 'unsplit/guests/plain', digest: '0123456789abcdef', maxStates: 100 };
const found = {
  digest: key.digest,
  complete: true,
  states: 16,
  cells: [{ invariant: 'host-tb', holds: true, link: null }],
};

describe('the rows that a survey keeps', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'rows-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const path = () => join(folder, 'rows.jsonl');

  it('are known to the next survey', () => {
    expect(new RowFile(path()).get(key)).toBeNull();
    new RowFile(path()).add(key, found);
    expect(new RowFile(path()).get(key)).toEqual(found);
  });

  it('count for their model and their limit only', () => {
    new RowFile(path()).add(key, found);
    const file = new RowFile(path());
    expect(file.get({ ...key, digest: 'fedcba9876543210' })).toBeNull();
    expect(file.get({ ...key, maxStates: 200 })).toBeNull();
  });

  it('outlive a line that was cut off', () => {
    new RowFile(path()).add(key, found);
    appendFileSync(path(), '\n{"key":{"row":"unspl');
    const next = { ...key, row: 'unsplit/guests/residue' };
    new RowFile(path()).add(next, found);
    const file = new RowFile(path());
    expect([file.get(key), file.get(next)]).toEqual([found, found]);
  });

  it('are kept nowhere without a file', () => {
    new RowFile(null).add(key, found);
    expect(new RowFile(null).get(key)).toBeNull();
  });
});
