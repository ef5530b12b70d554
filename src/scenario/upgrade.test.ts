import { describe, expect, it } from 'vitest';
import { currentFormat, upgradeFields, UPGRADERS, type Upgrader } from './upgrade.ts';

/** Format 2 calls the seed `q`; format 3 counts it from one. */
const fakes: readonly Upgrader[] = [
  {
    to: 2,
    upgrade: (fields) => new Map([...fields].map(([key, text]) => [key === 'r' ? 'q' : key, text])),
  },
  {
    to: 3,
    upgrade: (fields) => new Map(fields).set('q', String(Number(fields.get('q')) + 1)),
  },
];

describe('upgradeFields', () => {
  it('takes old fields through every later format, in order', () => {
    expect(upgradeFields(new Map([['r', '5']]), 1, fakes)).toEqual(new Map([['q', '6']]));
    expect(upgradeFields(new Map([['q', '5']]), 2, fakes)).toEqual(new Map([['q', '6']]));
    expect(upgradeFields(new Map([['q', '5']]), 3, fakes)).toEqual(new Map([['q', '5']]));
  });

  it('knows the present format', () => {
    expect(currentFormat(fakes)).toBe(3);
    expect(currentFormat([])).toBe(1);
  });

  it('finds a gap in the table', () => {
    expect(() => upgradeFields(new Map(), 1, fakes.slice(1))).toThrow('contiguous');
  });

  it('has an unbroken table', () => {
    expect(UPGRADERS.map(({ to }) => to)).toEqual(UPGRADERS.map((_, index) => index + 2));
  });
});
