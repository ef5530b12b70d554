/** What the page and the terminal are told about a core: groups, signals, assumptions, the catalogue. */
import { describe, expect, it } from 'vitest';
import { Drive } from '../../testing/power8/drive.ts';
import { parsed } from '../../testing/scenarios.ts';
import { catalogue, presets } from './catalogue.ts';
import { signedHex } from './describe.ts';
import { buildPower8 } from './index.ts';

const AHEAD = '0x1000000000';

/** Labels of the levels that the two signals of subcore 0 stand at. */
function signals(drive: Drive): string[] {
  const { model, state } = drive;
  return model.description.signals
    .slice(0, 2)
    .map((s, i) => s.levels[model.readSignal(state, i)]?.label ?? '?');
}

describe('signals', () => {
  const start = (kernel: string, tbOffset = AHEAD) =>
    new Drive({ kernel, split: 1, subcores: [{ tbOffset, entries: 1 }] });

  it('follow in_guest[] and the TB through a round of the fix', () => {
    const drive = start('v4.8');
    expect(signals(drive)).toEqual(['in_guest[0]', 'guest +134.2 s']);
    drive.step('error', 'hmi-t0').past('t0', 'kvmppc_subcore_exit_guest:op');
    expect(signals(drive)).toEqual(['', 'TB stopped']);
    drive.load('t0');
    expect(signals(drive)).toEqual(['', 'host time']);
  });

  it('show a TB that went wrong, by how much', () => {
    const drive = start('pre-fix').step('error', 'hmi-t0').load('t0');
    drive.past('t0', 'kvmhv_switch_to_host:X12b');
    expect(signals(drive)).toEqual(['134.2 s behind', '']);
  });

  it('tell guest from host where the offset is zero', () => {
    const drive = start('v4.8', '0x0');
    expect(signals(drive)[1]).toBe('guest +0 s');
    drive.step('error', 'hmi-t0').load('t0');
    expect(signals(drive)[1]).toBe('host time');
  });

  it('show a lost carry as wrong', () => {
    const drive = new Drive({
      split: 1,
      subcores: [{ start: 'host', tbOffset: AHEAD, entries: 1 }],
      environment: { tbErrors: 0, tbWrap: true },
    });
    drive.past('t0', 'kvmppc_hv_entry:E5a').at(0x1000).step('wrap', 't0');
    expect(signals(drive)[1]).toBe('32.8 ms behind');
  });
});

describe('the description', () => {
  const { description } = new Drive({
    split: 2,
    threadsPerSubcore: 2,
    subcores: [{ tbOffset: AHEAD }, { tbOffset: '-0x1000000' }],
  }).model;

  it('groups threads by subcore and gives them their roles', () => {
    expect(description.groups.map((g) => [g.label, g.detail, g.threads])).toEqual([
      ['subcore 0', 'tb_offset +0x10_0000_0000', [0, 1]],
      ['subcore 1', 'tb_offset -0x100_0000', [2, 3]],
    ]);
    expect(description.threads.map((t) => [t.id, t.group, t.role])).toEqual([
      ['t0', 0, 'primary'],
      ['t1', 0, 'secondary'],
      ['t4', 1, 'primary'],
      ['t5', 1, 'secondary'],
    ]);
  });

  it('has cells within their ranges, with names for all of their values or none', () => {
    for (const { id, min, max, names, summary } of description.cells) {
      expect(summary).not.toBe('');
      expect({ id, named: names.length }).toEqual({ id, named: names.length && max - min + 1 });
    }
  });

  it.each([
    ['hmi', 'the HMI first'],
    ['last', 'the other one first'],
    ['either', 'whichever the schedule picks first'],
  ])('says what is assumed of two interrupts at once: %s', (hmiPriority, words) => {
    const { model } = new Drive({ split: 1, subcores: [{}], environment: { hmiPriority } });
    const { switches } = model.description;
    expect(switches.find((s) => s.id === 'hmiPriority')?.sentence).toContain(words);
    expect(switches.map((s) => s.id)).toEqual([
      ...['hmiPriority', 'stoppedTimebase', 'timeouts', 'hostTimer'],
    ]);
  });

  it('writes offsets as kernel engineers read them', () => {
    expect([0n, 0x1000n, -0x1_0000n, 1n << 63n].map(signedHex)).toEqual([
      ...['+0x0', '+0x1000', '-0x1_0000', '+0x8000_0000_0000_0000'],
    ]);
  });
});

describe('the catalogue', () => {
  it('builds what it lists', () => {
    expect(catalogue.modelVersion).toBe(2);
    expect(new Set(presets.map((p) => p.id)).size).toBe(presets.length);
    expect(presets.length).toBeGreaterThanOrEqual(10);
    const first = presets[0];
    expect(buildPower8(parsed(first?.scenario)).description.title).toBe('POWER8 core');
  });
});
