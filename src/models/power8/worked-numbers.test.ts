/**
 * The worked numbers of the bug, digit for digit: the error strikes at h = 0000_1D2C_5A3B_1000, the
 * recovery takes 0x2000 ticks, everything else takes no time.
 */
import { describe, expect, it } from 'vitest';
import { Drive } from '../../testing/power8/drive.ts';

const AHEAD = '0x1000000000';
const BEHIND = '-0x1000000000';
const RECOVERY_TICKS = 0x2000;
const HOST = 0x1d2c_5a3b_3000n;

const X5 = 'guest_exit_cont:X5';
const X12 = 'kvmhv_switch_to_host:X12b';
const ADD = 'kvmppc_hv_entry:E5b';

/** A run before the fix; `starts` are guest offsets, or `host`. */
function preFix(starts: readonly string[], more: object = {}): Drive {
  return new Drive({
    kernel: 'pre-fix',
    split: starts.length,
    subcores: starts.map((start) =>
      start === 'host' ? { start } : { tbOffset: start, entries: 1 },
    ),
    ...more,
  });
}

/** EE=1 again: a latched HMI is taken before anything else. */
const RELEASE = 'kvmppc_run_core:X17d';

const tb = (drive: Drive, subcore = 0): bigint => drive.register(`subcore${subcore}.tb`);

/** `thread` takes its HMI and recovers the core: the first to come to OPAL does. */
function recover(drive: Drive, thread: string): void {
  drive.step(`hmi-${thread}`).to(thread, 'chiptod_to_tb:TL3');
  drive.at(RECOVERY_TICKS).step('tod-sync', 'tod-load');
  drive.past(thread, 'opal_handle_hmi:O13b');
}

/** A primary leaves its guest and is back in the host. */
const leave = (drive: Drive, thread: string): Drive => drive.to(thread, 'kvmppc_run_core:R0');

describe('unsplit, before the fix', () => {
  it('subtracts the offset from a TB that is host time already', () => {
    const drive = preFix([AHEAD]);
    expect(tb(drive)).toBe(0x1d3c_5a3b_1000n);

    drive.step('error');
    expect(tb(drive.at(RECOVERY_TICKS))).toBe(0x1d3c_5a3b_1000n);

    recover(drive.at(0), 't0');
    expect(tb(drive)).toBe(HOST);

    drive.to('t0', X5);
    expect(drive.register('t0.dec')).toBe(0x4_e200n);
    expect(drive.register('t0.decExpires')).toBe(0x1d2c_5a40_1200n);
    drive.step('t0');
    expect(drive.register('t0.decExpires')).toBe(0x1d1c_5a40_1200n);

    drive.past('t0', X12);
    expect(tb(drive)).toBe(0x1d1c_5a3b_3000n);

    leave(drive, 't0');
    drive.at(RECOVERY_TICKS + 0x10_0000).past('t0', ADD);
    expect(tb(drive)).toBe(0x1d2c_5a4b_3000n);
    expect(drive.register('core.tod') + 0x10_0000_0000n).toBe(0x1d3c_5a4b_3000n);

    drive.past('t0', 'kvmppc_hv_entry:E14');
    expect(drive.broken).toContain('guest-time-monotonic');
    // The guest's decrementer comes out right on the corrupted core, which hides the damage.
    expect(drive.register('t0.dec')).toBe(BigInt.asUintN(32, 0x4_e200n - 0x10_0000n));
  });

  it('subtracts once more at each further error', () => {
    const drive = preFix([AHEAD], { environment: { tbErrors: 2 } });
    recover(drive.step('error'), 't0');
    leave(drive, 't0').past('t0', 'kvmppc_hv_entry:E14');
    drive.step('error', 'hmi-t0').load('t0');
    leave(drive, 't0');
    // The reload repairs the host, the subtraction breaks it again.
    expect(drive.offsets()).toEqual([-0x10_0000_0000n]);
  });

  it('moves the host forward where the offset is negative', () => {
    const drive = preFix([BEHIND]);
    expect(drive.register('subcore0.tbOffset')).toBe(0xffff_fff0_0000_0000n);
    recover(drive.step('error'), 't0');
    drive.past('t0', X12);
    expect(tb(drive)).toBe(0x1d3c_5a3b_3000n);
  });

  it('subtracts rightly where the HMI was no TB error', () => {
    const drive = preFix([AHEAD], { environment: { errorKind: 'PROC_RECV_DONE' } });
    leave(drive.step('error', 'hmi-t0'), 't0');
    expect(drive.offsets()).toEqual([0n]);
    expect(drive.broken).toEqual([]);
  });

  it.each([
    ['0x1000000000', 0x0020_0000n],
    ['0x357000000', 0x5720_0000n],
    ['0x80000000', 0x8020_0000n],
    ['0x1000000', 0x0120_0000n],
  ])('leaves the host DEC wrong by the offset modulo 2^32: %s', (offset, hostDec) => {
    const drive = preFix([offset]);
    const hostExpiry = drive.register('core.tod') + 0x20_0000n;
    // The host's decrementer has 0x20_0000 ticks left when the TB is reloaded.
    drive.exact.forEach((value, i) => {
      if (value === hostExpiry) drive.exact[i] = value + BigInt(RECOVERY_TICKS);
    });
    recover(drive.step('error'), 't0');
    drive.past('t0', 'kvmppc_call_hv_entry:X17a');
    expect(drive.register('t0.dec')).toBe(hostDec);
  });

  it('saves a right dec_expires before the recovery and a wrong one after it', () => {
    const drive = preFix([AHEAD], { threadsPerSubcore: 8, environment: { otherExits: true } });
    drive.step('error', 'exit-t7').past('t7', X5);
    recover(drive, 't0');
    drive.step('hmi-t6').past('t6', X5);
    drive.past('t0', X5);
    expect(drive.register('t7.decExpires')).toBe(0x1d2c_5a40_1200n);
    expect(drive.register('t6.decExpires')).toBe(0x1d1c_5a40_1200n);
    expect(drive.register('t0.decExpires')).toBe(0x1d1c_5a40_1200n);
  });
});

describe('2-way, before the fix', () => {
  it('comes out wrong where the host half recovers first', () => {
    const drive = preFix([AHEAD, 'host']).step('error');
    expect([tb(drive, 0), tb(drive, 1)]).toEqual([0x1d3c_5a3b_1000n, 0x1d2c_5a3b_1000n]);
    drive.step('hmi-t0');
    recover(drive, 't4');
    expect([tb(drive, 0), tb(drive, 1)]).toEqual([HOST, HOST]);
    drive.past('t0', 'opal_handle_hmi:O13b');
    expect(drive.count('nothing-to-recover')).toBe(1);
    expect([tb(drive, 0), tb(drive, 1)]).toEqual([HOST, HOST]);
    leave(drive, 't0').to('t4', 'kvmppc_run_core:R0');
    expect([tb(drive, 0), tb(drive, 1)]).toEqual([0x1d1c_5a3b_3000n, HOST]);
    expect(drive.broken).toEqual(['reload-safe', 'dec-expires', 'host-tb']);
    expect(drive.explain('host-tb')).toBe('TB of subcore 0 is 134.2 s behind what it should be');
  });

  it('comes out right where the guest subtracts before anybody reloads', () => {
    const drive = preFix([AHEAD, 'host'], { environment: { otherExits: true } });
    drive.step('error', 'exit-t0').past('t0', X12);
    expect(tb(drive, 0)).toBe(0x1d2c_5a3b_1000n);
    recover(drive, 't4');
    drive.to('t0', RELEASE).to('t4', 'kvmppc_run_core:R0').step('hmi-t0');
    leave(drive, 't0');
    expect([tb(drive, 0), tb(drive, 1)]).toEqual([HOST, HOST]);
    expect(drive.broken).toEqual([]);
  });

  it('lets a guest that still runs read a TB 134 s back, without any exit', () => {
    const drive = preFix([AHEAD, 'host']).step('error');
    recover(drive, 't4');
    expect(drive.line('t0')).toBe('guest:wait');
    expect(drive.offsets()).toEqual([0n, 0n]);
    expect(drive.broken).toEqual(['reload-safe', 'guest-time-monotonic']);
  });
});

describe('4-way, before the fix', () => {
  const start = () => preFix([AHEAD, BEHIND, 'host', '0x0']);

  it('leaves each subcore wrong in its own way', () => {
    const drive = start().step('error', 'hmi-t0', 'hmi-t2', 'hmi-t6');
    recover(drive, 't4');
    for (const thread of ['t0', 't2', 't6']) leave(drive, thread);
    drive.to('t4', 'kvmppc_run_core:R0');
    expect([0, 1, 2, 3].map((s) => tb(drive, s))).toEqual([
      0x1d1c_5a3b_3000n,
      0x1d3c_5a3b_3000n,
      0x1d2c_5a3b_3000n,
      0x1d2c_5a3b_3000n,
    ]);
  });

  it('spares the subcore that subtracted before the reload', () => {
    const drive = preFix([AHEAD, BEHIND, 'host', '0x0'], { environment: { otherExits: true } });
    drive.step('error', 'exit-t2').past('t2', X12).step('hmi-t0');
    recover(drive, 't4');
    drive.to('t2', RELEASE);
    leave(drive, 't0');
    expect([tb(drive, 0), tb(drive, 1)]).toEqual([0x1d1c_5a3b_3000n, HOST]);
  });
});

describe('after the fix', () => {
  it('lets nobody subtract, and guest time goes on', () => {
    const primaries = ['t0', 't2', 't6'];
    const drive = new Drive({
      kernel: 'v4.8',
      split: 4,
      subcores: [AHEAD, BEHIND, 'host', '0x0'].map((start) =>
        start === 'host' ? { start } : { tbOffset: start, entries: 1 },
      ),
    });
    drive.step('error', ...primaries.map((t) => `hmi-${t}`), 'hmi-t4');
    for (const t of primaries) drive.past(t, 'kvmppc_subcore_exit_guest:op');
    expect([0, 1, 2, 3].map((s) => drive.cell(`subcore${s}.in_guest`))).toEqual([0, 0, 0, 0]);

    drive.to('t0', 'chiptod_to_tb:TL3').at(RECOVERY_TICKS).step('tod-sync', 'tod-load');
    expect([0, 1, 2, 3].map((s) => tb(drive, s))).toEqual([HOST, HOST, HOST, HOST]);
    drive.to('t0', 'chiptod_wakeup_resync:RS1').load('t0');
    drive.past('t0', 'kvmppc_tb_resync_done:op');
    expect(drive.register('core.flags')).toBe(0n);
    for (const t of primaries) drive.past(t, 'kvmhv_switch_to_host:X14');
    expect([0, 1, 3].map((s) => drive.cell(`subcore${s}.vcoreInGuest`))).toEqual([0, 0, 0]);
    for (const t of primaries) leave(drive, t);
    const moved = ['tb-offset', 'tb-damaged'];
    expect(drive.taken.filter((t) => t.events.some((one) => moved.includes(one)))).toEqual([]);
    expect([0, 1, 2, 3].map((s) => tb(drive, s))).toEqual([HOST, HOST, HOST, HOST]);

    drive.at(RECOVERY_TICKS + 0x10_0000).past('t0', 'kvmppc_hv_entry:E14');
    expect(tb(drive)).toBe(0x1d3c_5a4b_3000n);
    expect(drive.broken).toEqual([]);
  });
});

describe('the carry check', () => {
  it('repairs the carry that a TBU40 write loses when the low 24 bits wrap before it', () => {
    const drive = new Drive({
      split: 1,
      subcores: [{ start: 'host', tbOffset: AHEAD, entries: 1 }],
      environment: { tbErrors: 0, tbWrap: true },
    });
    drive.to('t0', 'kvmppc_hv_entry:E5a').at(0xffe);
    expect(tb(drive)).toBe(0x1d2c_5aff_fffen);
    drive.step('t0').at(0x1000).step('wrap').at(0x1003).step('t0');
    expect(tb(drive)).toBe(0x1d3c_5a00_0003n);
    drive.step('t0');
    expect(drive.line('t0')).toBe('kvmppc_hv_entry:E6b');
    drive.at(0x1006).step('t0');
    expect(tb(drive)).toBe(0x1d3c_5b00_0006n);
    expect(drive.offsets()).toEqual([0x10_0000_0000n]);
  });

  it('writes the same once more where the wrap came after the write', () => {
    const drive = new Drive({
      split: 1,
      subcores: [{ tbOffset: AHEAD }],
      environment: { tbErrors: 0, otherExits: true, tbWrap: true },
    });
    drive.step('exit-t0').past('t0', 'kvmhv_switch_to_host:X12a').at(0xfff).step('t0');
    expect(tb(drive)).toBe(0x1d2c_5aff_ffffn);
    drive.at(0x1000).step('wrap').step('t0');
    expect(drive.line('t0')).toBe('kvmhv_switch_to_host:X12d');
    expect(tb(drive)).toBe(0x1d2c_5b00_0000n);
    drive.at(0x1002).step('t0');
    expect(tb(drive)).toBe(0x1d2c_5b00_0002n);
    expect(drive.offsets()).toEqual([0n]);
  });

  it('loses no carry to a wrap that the scenario does not have', () => {
    const drive = new Drive({
      split: 1,
      subcores: [{ start: 'host', tbOffset: AHEAD, entries: 1 }],
      environment: { otherExits: true },
    });
    drive.to('t0', 'kvmppc_hv_entry:E5a').at(0xc4_efff).step('t0').at(0xc4_f001).step('t0');
    expect(tb(drive) & 0xff_ffffn).toBe(1n);
    expect(drive.offsets()).toEqual([0x10_0000_0000n]);
    drive.past('t0', 'kvmppc_hv_entry:E14').step('exit-t0').to('t0', 'kvmhv_switch_to_host:X12a');
    drive.at(0x1c4_efff).step('t0').at(0x1c4_f001).step('t0');
    expect(drive.offsets()).toEqual([0n]);
  });
});
