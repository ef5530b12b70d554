// The tables of the picture beside the worked numbers of the facts.
import { describe, expect, it } from 'vitest';
import { defined } from '../../base/assert.ts';
import { scenarioIn } from '../../testing/opened.ts';
import { presetOf, Walk } from '../../testing/tb-offset/walk.ts';
import { catalogue } from './catalogue.ts';
import { asTbOffset, type Scenario } from './settings.ts';
import { tablesOf } from './tables.ts';

const scenario = (id: string): Scenario => asTbOffset(scenarioIn(catalogue, presetOf(id)));
const rows = (of: Scenario, id: string) =>
  defined(
    tablesOf(of).find((table) => table.id === id),
    id,
  ).rows;

const RUNG = 2 ** 24;
const OFFSET = 2 ** 36;
const WRAPPED = 0x1d2c_5b00_0000;

describe('the jump by the length of a pause', () => {
  it('is that of P-TB4: back for 23.1 % of all pauses, at worst a rung less a tick', () => {
    const d = 3_870_720;
    expect(rows(scenario('stop-cont-unsynced'), 'jump-by-pause')).toEqual([
      [0, 0],
      [RUNG - d - 1, RUNG - d - 1],
      [RUNG - d, -d],
      [RUNG - 1, -1],
    ]);
  });

  it('goes never back where the offset was read back', () => {
    expect(rows(scenario('stop-cont-synced'), 'jump-by-pause')).toEqual([
      [0, 0],
      [RUNG - 1, RUNG - 1],
    ]);
  });

  it('is not there where nothing stops, or nothing is rounded', () => {
    expect(rows(scenario('boot'), 'jump-by-pause')).toEqual([]);
    expect(rows({ ...scenario('stop-cont-synced'), rounding: 'none' }, 'jump-by-pause')).toEqual(
      [],
    );
  });
});

describe('the carry check', () => {
  const check = (carry: Scenario['carry']) =>
    rows({ ...scenario('carry-close-up'), carry }, 'carry-check');

  it('mends a wrap before the write, and changes nothing after another one', () => {
    expect(check('absolute')).toEqual([
      [WRAPPED, OFFSET, OFFSET - RUNG, 1, OFFSET],
      [WRAPPED, OFFSET, OFFSET, 1, OFFSET],
      [WRAPPED, OFFSET, OFFSET, 0, OFFSET],
      [WRAPPED, OFFSET, OFFSET, 0, OFFSET],
    ]);
  });

  it('adds too much after a wrap behind the write when it starts from b', () => {
    expect(check('relative').map((row) => row[4])).toEqual([
      ...[OFFSET, OFFSET + RUNG],
      ...[OFFSET, OFFSET],
    ]);
  });

  it('loses the carry without it', () => {
    expect(check('none').map((row) => row[4])).toEqual([
      ...[OFFSET - RUNG, OFFSET],
      ...[OFFSET, OFFSET],
    ]);
  });

  /** To the read of a, then with the wrap before the write, before the read back, before the second write, and later. */
  const ORDERS = [
    ['tick1 tick2 a0', 'tick3 a0 tick4 a0'],
    ['tick1 a0', 'tick2 tick3 a0 tick4 a0'],
    ['tick1 a0', 'a0 tick2 a0'],
    ['tick1 a0', 'a0*2 tick2'],
  ] as const;

  it.each(['absolute', 'relative', 'none', 'inverted'] as const)(
    'is what the machine does: %s',
    (carry) => {
      const table = check(carry);
      for (const [wrap, [toWrite, toEnd]] of ORDERS.entries()) {
        const walk = new Walk({ ...presetOf('carry-close-up'), schedule: null, carry });
        walk.go('a0*5').go(toWrite);
        const written = Number(walk.signed('a0.skew'));
        const ended = Number(walk.go(toEnd).signed('a0.skew'));
        expect([wrap, written, ended]).toEqual([wrap, table[wrap]?.[2], table[wrap]?.[4]]);
      }
    },
  );
});
