// The tables of the picture beside the worked numbers of the facts.
import { describe, expect, it } from 'vitest';
import { defined } from '../../base/assert.ts';
import { tbOffsetPresets } from './presets.ts';
import { asTbOffset, tbOffsetSettings, type Scenario } from './settings.ts';
import { tablesOf } from './tables.ts';
import { parseScenario } from '../../scenario/parse.ts';

function scenario(id: string): Scenario {
  const preset = defined(
    tbOffsetPresets.find((one) => one.id === id),
    id,
  );
  const read = parseScenario(preset.scenario, tbOffsetSettings);
  if (!read.ok) throw new Error(read.error);
  return asTbOffset(read.value.scenario);
}
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
    ]);
  });

  it('adds too much after a wrap behind the write when it starts from b', () => {
    expect(check('relative').map((row) => row[4])).toEqual([OFFSET, OFFSET + RUNG, OFFSET]);
  });

  it('loses the carry without it', () => {
    expect(check('none').map((row) => row[4])).toEqual([OFFSET - RUNG, OFFSET, OFFSET]);
  });
});
