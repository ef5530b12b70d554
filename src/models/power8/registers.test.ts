/** Registers as they are decoded for people, against values that real machines have logged. */
import { describe, expect, it } from 'vitest';
import type { FieldInfo } from '../../protocol/description.ts';
import { ERROR_KINDS } from './settings.ts';
import { Drive } from '../../testing/power8/drive.ts';
import { HMER_FIELDS, TFMR_FIELDS } from './register-fields.ts';
import { causeNamed } from './causes.ts';

type Decoded = Readonly<Record<string, string | bigint>>;

/** Names of the fields that are not 0, with their values; a value that has a name goes by it. */
function decode(fields: readonly FieldInfo[], value: bigint): Decoded {
  return Object.fromEntries(
    fields.flatMap(({ name, shift, width, names }) => {
      const part = BigInt.asUintN(width, value >> BigInt(shift));
      return part === 0n ? [] : [[name, names[Number(part)] ?? part]];
    }),
  );
}

const alarms = (fields: readonly FieldInfo[], value: bigint): string[] =>
  fields
    .filter((f) => f.alarm && BigInt.asUintN(f.width, value >> BigInt(f.shift)) !== 0n)
    .map((f) => f.name);

const hex = (value: bigint): string => value.toString(16).padStart(16, '0');

const host = (environment: object) =>
  new Drive({ split: 1, subcores: [{ start: 'host' }], environment });

describe('TFMR', () => {
  it.each([
    [0x2a12000980a84000n, 'ERROR', 'RUNNING', ['TB_MISSING_STEP']],
    [0x2a12000980a44000n, 'ERROR', 'RUNNING', ['TB_RESIDUE_ERR']],
    [0xb612000980a04008n, 'ERROR', 'RUNNING', ['TFMR_CORRUPT']],
    [0x2e12002870e04000n, 'RUNNING', 'GET_TOD', ['HDEC_PARITY_ERROR']],
    [0x2d12000870e04020n, 'RUNNING', 'GET_TOD', ['SPURR_PARITY_ERR']],
    [0x3212000870e04000n, 'RUNNING', 'GET_TOD', []],
  ])('decodes %x', (value, state, last, errors) => {
    const fields = decode(TFMR_FIELDS, value);
    expect(fields).toMatchObject({ TBST_ENCODED: state, TBST_LAST: last, TB_ENABLED: 1n });
    expect(fields['TB_VALID']).toBe(state === 'RUNNING' ? 1n : undefined);
    expect(fields['TB_SYNC_OCCURED']).toBe(1n);
    expect(fields['MAX_CYC_BET_STEPS']).toBe(value >> 56n);
    expect(alarms(TFMR_FIELDS, value)).toEqual(errors);
  });

  it('of the model reads like that of a healthy core', () => {
    expect(hex(host({}).register('core.tfmr'))).toBe('3212000870e04000');
  });

  it('of the model reads digit for digit like a logged one, with the constants of its machine', () => {
    const machine = { mcbs: 0x2a, todStatus: 10, xscomDone: true };
    const drive = new Drive({ split: 1, subcores: [{ start: 'host' }], machine }).step('error');
    expect(hex(drive.register('core.tfmr'))).toBe('2a12000980a94000');
    expect(hex(drive.register('t0.hmer'))).toBe('0840000000000000');
  });

  it('of the model reads like the logged one in a missing step', () => {
    const drive = host({ errorKind: 'TB_MISSING_STEP' }).step('error');
    expect(hex(drive.register('core.tfmr'))).toBe('3212000980a84000');
  });

  const shown = ERROR_KINDS.filter((kind) => causeNamed(kind).isInTfmr);

  it.each(shown)('shows %s, whether it is a bit of the core or of a thread', (errorKind) => {
    const { scope, stopsTb } = causeNamed(errorKind);
    const drive = host({ errorKind }).step(scope === 'thread' ? 'error-t0' : 'error');
    const tfmr = drive.register(scope === 'thread' ? 't0.tfmr' : 'core.tfmr');
    expect(alarms(TFMR_FIELDS, tfmr)).toEqual([errorKind]);
    expect(decode(TFMR_FIELDS, tfmr)['TBST_ENCODED']).toBe(stopsTb ? 'ERROR' : 'RUNNING');
  });

  it.each(shown.filter((kind) => causeNamed(kind).repair === 'tb'))(
    'does not show %s any more once firmware has cleared it',
    (errorKind) => {
      const drive = host({ errorKind }).step('error', 'hmi-t0');
      drive.to('t0', 'tfmr_recover_tb_errors:C3b').step('t0');
      expect(alarms(TFMR_FIELDS, drive.register('core.tfmr'))).toEqual([]);
    },
  );

  it('goes through the states of a reload, each reached from the one before', () => {
    const drive = host({}).step('error', 'hmi-t0');
    const states: string[] = [];
    const note = () => {
      const { TBST_ENCODED: now, TBST_LAST: last } = decode(
        TFMR_FIELDS,
        drive.register('core.tfmr'),
      );
      states.push(`${String(now ?? 'RESET')} from ${String(last)}`);
    };
    note();
    drive.past('t0', 'tfmr_recover_tb_errors:C3c').step('tb-clear');
    note();
    drive.past('t0', 'chiptod_mod_tb:TM1');
    note();
    drive.step('tb-mod');
    note();
    drive.past('t0', 'chiptod_to_tb:TL1');
    note();
    drive.past('t0', 'chiptod_to_tb:TL2').step('tod-sync');
    note();
    drive.step('tod-load');
    note();
    expect(states).toEqual([
      'ERROR from RUNNING',
      'RESET from ERROR',
      'SEND_TOD_MOD from undefined',
      'NOT_SET from SEND_TOD_MOD',
      'SYNC_WAIT from NOT_SET',
      'GET_TOD from SYNC_WAIT',
      'RUNNING from GET_TOD',
    ]);
  });

  it('is not touched by an HMI that is no TB error', () => {
    const drive = host({ errorKind: 'PROC_RECV_DONE' }).step('error');
    expect(hex(drive.register('core.tfmr'))).toBe('3212000870e04000');
  });
});

describe('HMER', () => {
  it.each([
    [0x0840000000000000n, ['TFAC_ERROR', 'XSCOM_DONE']],
    [0x8040000000000000n, ['MALFUNCTION_ALERT', 'XSCOM_DONE']],
    [0x0000400000000000n, ['TRIG_FIR_HMI']],
  ])('decodes %x', (value, names) => {
    expect(Object.keys(decode(HMER_FIELDS, value))).toEqual(names);
  });

  it('calls XSCOM noise, and what raises an HMI an alarm', () => {
    expect(alarms(HMER_FIELDS, 0x0840000000000000n)).toEqual(['TFAC_ERROR']);
    // HMEER of a POWER8: every cause that is enabled is an alarm.
    const enabled = Object.keys(decode(HMER_FIELDS, 0xbc10080000000000n));
    expect(alarms(HMER_FIELDS, 0xbc10080000000000n)).toEqual(enabled);
    expect(enabled).toHaveLength(7);
  });

  it.each(ERROR_KINDS)('of the model latches the cause of %s', (errorKind) => {
    const { scope, hmer } = causeNamed(errorKind);
    const drive = host({ errorKind }).step(scope === 'thread' ? 'error-t0' : 'error');
    expect(Object.keys(decode(HMER_FIELDS, drive.register('t0.hmer')))).toEqual(hmer);
  });
});

describe('other registers', () => {
  const drive = () =>
    new Drive({
      split: 2,
      threadsPerSubcore: 2,
      subcores: [{ tbOffset: '-0x1000000' }, { start: 'host' }],
    });

  it('shows HV and EE of MSR where a thread has them', () => {
    const at = drive();
    expect(hex(at.register('t0.msr'))).toBe('0000000000000000');
    expect(hex(at.register('t4.msr'))).toBe('1000000000008000');
    expect(hex(at.register('t5.msr'))).toBe('1000000000000000');
  });

  it('shows entry_exit_map as the kernel keeps it', () => {
    const at = drive();
    expect(at.register('subcore0.entryExitMap')).toBe(0x3n);
    at.step('error', 'hmi-t1').past('t1', 'kvmhv_commence_exit:X3a');
    expect(at.register('subcore0.entryExitMap')).toBe(0x203n);
    expect(at.register('subcore1.entryExitMap')).toBe(0n);
  });

  it('shows bit 63 of flags from the least significant end', () => {
    const at = drive().step('error', 'hmi-t0', 'hmi-t1');
    at.to('t1', 'kvmhv_switch_to_host:S2').past('t0', 'kvmppc_tb_resync_required:op');
    expect(hex(at.register('core.flags'))).toBe('8000000000000000');
  });

  it('counts TB and ChipTOD up, DEC and HDEC down, at 512 MHz', () => {
    const at = drive();
    const before = ['subcore0.tb', 'core.tod', 't0.dec', 'subcore0.hdec'].map((r) =>
      at.register(r),
    );
    at.at(512);
    const after = ['subcore0.tb', 'core.tod', 't0.dec', 'subcore0.hdec'].map((r) => at.register(r));
    expect(after.map((value, i) => value - (before[i] ?? 0n))).toEqual([512n, 512n, -512n, -512n]);
    expect(at.model.description.ticksPerMicrosecond).toBe(512);
  });

  it('counts from the host TB of the scenario, and says which CPU of a log a thread is', () => {
    const machine = { hostTb: '0x3c10f85600', chip: 0, core: 6 };
    const at = new Drive({ split: 4, threadsPerSubcore: 2, subcores: [{}, {}, {}, {}], machine });
    expect(at.register('core.tod')).toBe(0x3c10f85600n);
    expect(at.register('t7.pir')).toBe(0x37n);
  });

  it('shows a negative offset in two complements, marked as signed', () => {
    const at = drive();
    expect(hex(at.register('subcore0.tbOffset'))).toBe('ffffffffff000000');
    const signed = at.model.description.registers.filter((r) => r.signed).map((r) => r.id);
    expect(signed).toEqual(
      [0, 1].flatMap((s) => [`subcore${s}.tbMinusTod`, `subcore${s}.tbOffset`]),
    );
  });

  it('has fields that fit their registers and do not overlap', () => {
    for (const { id, width, fields } of drive().model.description.registers) {
      let seen = 0n;
      for (const f of fields) {
        const mask = ((1n << BigInt(f.width)) - 1n) << BigInt(f.shift);
        expect({ id, field: f.name, overlaps: (seen & mask) !== 0n }).toEqual({
          id,
          field: f.name,
          overlaps: false,
        });
        seen |= mask;
      }
      expect(seen < 1n << BigInt(width)).toBe(true);
    }
  });
});
