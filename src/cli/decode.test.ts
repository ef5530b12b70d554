// `scope decode`: words as they are typed, and what scripts get of them.
import { describe, expect, it } from 'vitest';
import { registry } from '../models/registry.ts';
import type { LogReading } from '../protocol/log-reading.ts';
import { terminalOf } from '../testing/terminal.ts';
import { Libraries } from '../worker/libraries.ts';
import { reply } from './scope.ts';

const libraries = new Libraries(registry);
const { answer, errorOf } = terminalOf((words) => reply(words, libraries));

describe('decode', () => {
  it('takes words as they are typed', async () => {
    const lines = (await answer('decode', 'TFMR:', '3612000980a44000')).split('\n');
    expect(lines[0]).toBe('1:1  TFMR  0x3612000980a44000');
    expect(lines.join('\n')).toMatch(/ 45 +TB_RESIDUE_ERR +1 +A TB has wrong parity/);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  it('takes an offset as it is printed, sign and all', async () => {
    expect(await answer('decode', '-0x80_4600_0000')).toContain('behind the host (1076.0 s)');
    expect(await answer('decode', '--json', '-134.2', 's')).toContain('"TB_OFFSET"');
  });

  it('has for scripts what it says', async () => {
    const text = '[   90.761680] \tTFMR: 2a12000980a44000';
    const [reading, ...others] = JSON.parse(await answer('decode', '--json', text)) as LogReading[];
    expect(others).toEqual([]);
    expect(reading).toMatchObject({
      source: { line: 1, column: 17 },
      register: 'TFMR',
      value: '0x2a12000980a44000',
      cpu: null,
      time: { seconds: 90.76168, ticks: null, text: '[   90.761680]' },
      errors: ['TB_RESIDUE_ERR'],
      tbState: '9 TB_ERROR',
      tbValid: false,
      scenario: expect.stringMatching(/^#v=1&.*&ek=TB_RESIDUE_ERR&rm=42&n=1&/) as unknown,
    });
    expect(reading?.fields.find(({ bits }) => bits === '45')).toEqual({
      name: 'TB_RESIDUE_ERR',
      bits: '45',
      value: 1,
      meaning: expect.stringMatching(/^A TB has wrong parity.*\(LSB 18\)$/) as unknown,
    });
    expect(Object.keys(reading ?? {})).toEqual([
      ...['source', 'register', 'value', 'cpu', 'time', 'fields', 'errors', 'tbState', 'tbValid'],
      ...['sentences', 'scenario'],
    ]);
  });

  const RECEIVED = 'HMI: Received HMI interrupt: HMER = 0x0840000000000000';

  it('finds a run that prints the lines of a log, and says which step prints which', async () => {
    const text = await answer('decode', '--run', RECEIVED);
    expect(text).toMatch(/^A run prints the line\.\n/);
    expect(text).toMatch(/ line 1 +step \d+ +t0 +opal_handle_hmi:O10 +HMI: Received HMI/);
    expect(text).toMatch(/\n {2}#v=1&/);
  });

  it('does so in a given scenario, and has it for scripts', async () => {
    const text = ['decode', '--scenario', 'unsplit-pre-fix', '--json', RECEIVED];
    const found = JSON.parse(await answer(...text)) as { placed: unknown[] };
    expect(found).toMatchObject({ verdict: 'found', printed: 1, scenarios: 1, bound: null });
    expect(found.placed).toEqual([
      { lines: [1], step: expect.any(Number) as number, by: 't0', at: 'opal_handle_hmi:O10' },
    ]);
    expect(await errorOf('decode', '--scenario', 'boot', RECEIVED)).toBe(
      'a log is of power8-hmi, and this is tb-offset',
    );
    expect(await errorOf('decode', '--run', 'TB_OFFSET: 0x4000000000')).toBe(
      'nothing in the log is a line that a run may print',
    );
  });

  it('says what it can read, where there is nothing', async () => {
    expect(await errorOf('decode', 'dmesg.txt')).toMatch(
      /^nothing in it is a register, .*a log through -$/,
    );
    expect(await errorOf('decode', '')).toMatch(/^nothing in it /);
    expect(await errorOf('decode', '--step', '3', 'x')).toBe('decode does not take --step');
  });
});
