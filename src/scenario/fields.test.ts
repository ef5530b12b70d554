import { describe, expect, it } from 'vitest';
import { fieldsOf } from './fields.ts';
import type { Settings } from './settings.ts';

const table = (...links: readonly string[]): Settings => ({
  model: 'kitchen',
  groupedBy: 'pot0',
  injection: null,
  settings: links.map((link, i) => ({
    key: `pot${String(i)}`,
    kind: 'flag',
    label: 'Pot',
    help: '',
    link,
    default: false,
  })),
});

describe('the fields of a link', () => {
  it('have a key each', () => {
    expect(() => fieldsOf(table('p1', 'p2'))).not.toThrow();
    expect(() => fieldsOf(table('p1', 'p1'))).toThrow(/one key/);
  });

  it.each(['x', 'o', 'c', 'z'])('leave %s to what every link has', (link) => {
    expect(() => fieldsOf(table(link))).toThrow(/one key/);
  });
});
