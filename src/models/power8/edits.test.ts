/**
 * What-if edits of the real programs: the classic mistakes can be said, what is offered can be made,
 * and an edited core runs as its statements say, with its exact registers in step.
 */
import { describe, expect, it } from 'vitest';
import { draw } from '../../base/random.ts';
import type { AssembledMachine } from '../../machine/assemble.ts';
import { applyEdits } from '../../machine/edit/apply.ts';
import type { Edit } from '../../machine/edit/edit.ts';
import type { LineInfo } from '../../protocol/description.ts';
import type { Scenario } from './settings.ts';
import { compareRuns } from '../../testing/machine/compare.ts';
import { randomEdits } from '../../testing/machine/random-edits.ts';
import { Drive } from '../../testing/power8/drive.ts';
import { parsed } from '../../testing/scenarios.ts';
import { buildPower8, openPower8 } from './index.ts';

const HANDLER = 'kvmppc_realmode_hmi_handler';
const REQUIRED = 'kvmppc_tb_resync_required';
const SWITCH = 'kvmhv_switch_to_host';
const AHEAD = '0x1000000000';

const twoWay = (edits: readonly Edit[] = [], kernel = 'v4.8') =>
  parsed({
    kernel,
    split: 2,
    threadsPerSubcore: 2,
    subcores: [{ tbOffset: AHEAD, entries: 1 }, { start: 'host' }],
    edits,
  });

const skip = (at: string): Edit => ({ kind: 'skip', at });

/** Lines that an edit has changed, as in a diff. */
function changed(edits: readonly Edit[]): string[] {
  const { lines } = buildPower8(twoWay(edits)).description;
  return lines.flatMap(({ edit, label, text }) =>
    edit === null ? [] : [`${edit.sign} ${label} ${text}`],
  );
}

const MISTAKES: readonly (readonly [string, Edit, readonly string[]])[] = [
  [
    'bit 63 tested and set in two steps',
    { kind: 'split', at: `${REQUIRED}:op` },
    [
      '-  !test_and_set_bit(CORE_TB_RESYNC_REQ_BIT, &flags)',
      '+  ld: !(flags & bit 63)',
      '+  std: flags |= bit 63',
    ],
  ],
  ['no wait for in_guest[]', skip(`${HANDLER}:H4`), ['- H4 call wait_for_subcore_guest_exit']],
  [
    'in_guest[] cleared before the TB is restored',
    { kind: 'move', at: `${SWITCH}:X13`, before: `${SWITCH}:control#5` },
    ['+ X13 call kvmppc_subcore_exit_guest', '- X13 call kvmppc_subcore_exit_guest'],
  ],
  [
    'in_guest[] cleared before bit 63 is claimed',
    { kind: 'move', at: `${HANDLER}:H3`, before: `${HANDLER}:H2` },
    ['+ H3 call kvmppc_subcore_exit_guest', '- H3 call kvmppc_subcore_exit_guest'],
  ],
  [
    'bit 63 cleared before the resync',
    { kind: 'move', at: `${HANDLER}:H6b`, before: `${HANDLER}:H6a` },
    ['+ H6b call kvmppc_tb_resync_done', '- H6b call kvmppc_tb_resync_done'],
  ],
  [
    'everyone resyncs',
    { kind: 'force', at: `${HANDLER}:control`, value: true },
    ['-  if (resync_req)', '+  if true'],
  ],
  ['a non-owner does not wait', skip(`${HANDLER}:H6c`), ['- H6c call wait_for_tb_resync']],
  [
    'the offset subtracted after the resync nevertheless',
    skip(`${SWITCH}:control#4`),
    ['-  b 30f: over X12 and X13'],
  ],
  [
    'no wait in the handler of the host',
    skip('hmi_exception_realmode:H4'),
    ['- H4 call wait_for_subcore_guest_exit'],
  ],
  ['a secondary that is not held back', skip(`${SWITCH}:S2`), ['- S2 while (vcore.in_guest)']],
];

describe('the classic mistakes', () => {
  it.each(MISTAKES)('%s', (_, edit, lines) => {
    expect(changed([edit])).toEqual(lines);
  });

  it('can all be made at once', () => {
    expect(openPower8(twoWay(MISTAKES.map(([, edit]) => edit))).ok).toBe(true);
  });
});

describe('an edited core', () => {
  it('has two owners of bit 63 when it is tested and set in two steps', () => {
    const drive = new Drive({
      split: 2,
      subcores: [{ tbOffset: AHEAD }, { tbOffset: AHEAD }],
      edits: [{ kind: 'split', at: `${REQUIRED}:op` }],
    }).step('error', 'hmi-t0', 'hmi-t4');
    drive.to('t0', `${REQUIRED}:op/1`).to('t4', `${REQUIRED}:op/1`).step('t0', 't4');
    expect(drive.count('bit63-won')).toBe(2);
  });

  it('subtracts the offset from host time when the jump over the subtraction is skipped', () => {
    const drive = new Drive({
      split: 1,
      subcores: [{ tbOffset: AHEAD }],
      edits: [skip(`${SWITCH}:control#4`)],
    }).step('error', 'hmi-t0');
    drive.load('t0').to('t0', 'chiptod_wakeup_resync:RS1').load('t0').past('t0', `${SWITCH}:X12b`);
    expect(drive.offsets()).toEqual([-0x10_0000_0000n]);
  });

  it('loses an exit that comes between load and store of entry_exit_map', () => {
    const drive = new Drive({
      split: 1,
      threadsPerSubcore: 2,
      subcores: [{ start: 'host', tbOffset: AHEAD, entries: 1 }],
      environment: { otherExits: true },
      edits: [{ kind: 'split', at: 'kvmppc_hv_entry:E2' }],
    });
    drive.past('t0', 'kvmppc_run_core:R3').past('t1', 'kvmppc_hv_entry:E2/1');
    drive.past('t0', 'kvmppc_hv_entry:E14').step('exit-t0').past('t0', 'kvmhv_commence_exit:X3a');
    expect(drive.register('subcore0.entryExitMap')).toBe(0x101n);
    drive.past('t1', 'kvmppc_hv_entry:E2/2');
    expect(drive.register('subcore0.entryExitMap')).toBe(0x2n);
  });

  it('takes a lock twice when it is looked at before it is taken', () => {
    const drive = new Drive({
      split: 2,
      subcores: [{ start: 'host' }, { start: 'host' }],
      edits: [{ kind: 'split', at: 'opal_handle_hmi:O10' }],
    }).step('error', 'hmi-t0', 'hmi-t4');
    drive.to('t0', 'opal_handle_hmi:O10/1').to('t4', 'opal_handle_hmi:O10/1').step('t0', 't4');
    expect([drive.can('t0'), drive.can('t4')]).toEqual([true, true]);
  });

  it('loses CLEANUP_DONE to a plain store of the whole word', () => {
    const edits = ['O7', 'O8'].map((l): Edit => ({
      kind: 'split',
      at: `pre_recovery_cleanup:${l}`,
    }));
    const drive = new Drive({
      split: 2,
      subcores: [{ start: 'host' }, { start: 'host' }],
      environment: { errorKind: 'TB_RESIDUE_ERR' },
      // Without the lock somebody can come between.
      edits: [...edits, skip('pre_recovery_cleanup:O3a')],
    }).step('error', 'hmi-t0', 'hmi-t4');
    drive.past('t0', 'pre_recovery_cleanup:O7/1').past('t4', 'pre_recovery_cleanup:O7/2');
    drive.past('t0', 'pre_recovery_cleanup:O7/2');
    expect(drive.register('core.hmiState')).toBe(0x01n);
  });

  it('drops what firmware has cleared, and nothing of its lock, when an unlock is skipped', () => {
    const drive = new Drive({
      split: 1,
      subcores: [{ start: 'host' }],
      edits: [skip('chiptod_wakeup_resync:RS7'), skip('chiptod_recover_tb_errors:C6')],
    }).step('error', 'hmi-t0');
    drive.load('t0').past('t0', 'chiptod_recover_tb_errors:C6');
    expect(drive.cell('core.chiptod_lock')).toBe(1);
  });
});

const EVERYTHING = parsed({
  split: 2,
  threadsPerSubcore: 2,
  subcores: [
    { tbOffset: AHEAD, entries: 2 },
    { start: 'either', entries: 2 },
  ],
  environment: { errorKind: 'TB_RESIDUE_ERR', hdecSoon: true, otherExits: true, tbWrap: true },
});

const programOf = (scenario: Scenario) => (buildPower8(scenario).machine as AssembledMachine).given;

function offersOf({ id: at, offer }: LineInfo): Edit[] {
  return [
    ...(offer.skip ? [skip(at)] : []),
    ...(offer.split ? [{ kind: 'split', at } as const] : []),
    ...(offer.force ? [true, false].map((value) => ({ kind: 'force', at, value }) as const) : []),
    ...[offer.up, offer.down].flatMap((m) => (m === null ? [] : [{ kind: 'move', ...m } as const])),
  ];
}

describe('every edit that a line offers', () => {
  it.each([EVERYTHING, twoWay([], 'pre-fix')])('can be made: $kernel', (scenario) => {
    const program = programOf(scenario);
    const offers = buildPower8(scenario).description.lines.flatMap(offersOf);
    const refused = offers.flatMap((edit) => {
      const applied = applyEdits(program, [edit]);
      return applied.ok ? [] : [applied.error.sentence];
    });
    expect(refused).toEqual([]);
    expect(offers.length).toBeGreaterThan(150);
  });
});

describe('the reference', () => {
  it.each([
    EVERYTHING,
    twoWay([], 'pre-fix'),
    parsed({
      split: 1,
      threadsPerSubcore: 3,
      subcores: [{ tbOffset: '0x0', entries: 2, inHypercall: true }],
      environment: { errorKind: 'PROC_RECV_DONE', otherExits: true },
    }),
  ])('agrees, whatever the edits: $kernel, split $split', (scenario) => {
    const program = programOf(scenario);
    let steps = 0;
    for (let seed = 0; seed < 4; seed++) {
      const edits = randomEdits(
        program,
        Array.from({ length: 4 }, (_, i) => draw(seed, i, 1)),
      );
      const { machine } = buildPower8({ ...scenario, edits });
      const choices = Array.from({ length: 150 }, (_, step) => draw(seed, step, 0));
      steps += compareRuns(machine as AssembledMachine, choices);
    }
    expect(steps).toBeGreaterThan(100);
  });
});
