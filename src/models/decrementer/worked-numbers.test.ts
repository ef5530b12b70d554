// The worked numbers of part B of the facts, digit for digit: from the programs where a run comes to them,
// else from the same rules.
import { describe, expect, it } from 'vitest';
import { Drive } from '../../testing/decrementer/drive.ts';
import { exactly, span } from '../kvm-hv/in-words.ts';
import { unsigned } from '../kvm-hv/timebase.ts';
import { inDec, sleepNanoseconds, unextended } from './arithmetic.ts';

const F = 512_000_000;
const seconds = (ticks: bigint): number => Number(ticks) / F;
const milliseconds = (ticks: bigint): number => seconds(ticks) * 1000;

describe('half periods', () => {
  it.each([
    [31n, 4.194304],
    [32n, 8.388608],
  ])('2^%i', (bits, expected) => {
    expect(seconds(1n << bits)).toBe(expected);
  });

  it('2^55 is 2.23 years', () => {
    expect(seconds(1n << 55n).toFixed(3)).toBe('70368744.178');
    expect((seconds(1n << 55n) / 365.2425 / 86400).toFixed(4)).toBe('2.2299');
    expect(span(1n << 55n)).toBe('2.2 years');
  });
});

describe('P-D2', () => {
  const ceded = (tbOffset: string) =>
    new Drive('P-D2', { tbOffset }).step('set-timer', 'cede-t0').past('t0', 'kvmppc_set_timer:N1');

  it('has its timer 135.217728 s away', () => {
    const drive = ceded('0x1000000000');
    expect(drive.hex('host.now')).toBe('0000_1d2c_5a3b_1000');
    expect(drive.hex('host.decExpires')).toBe('0000_1d3c_78bf_9000');
    expect(drive.line('t0')).toBe('kvmppc_set_timer:N3');
    const sleeps = drive.register('host.hrtimer') - drive.register('host.now');
    expect(sleeps).toBe(0x10_1e84_8000n);
    expect(seconds(sleeps)).toBe(135.217728);
    expect(drive.explain('hrtimer-right')).toBe(
      'x of N1 is 135.217728 s away, of which N3 makes 27.131337 s, and the timer is due in 1.000000 s',
    );
  });

  it('does not sleep at all with a negative offset', () => {
    const drive = ceded('-0x1000000000');
    expect(drive.hex('host.decExpires')).toBe('0000_1d1c_78bf_9000');
    expect(drive.line('t0')).toBe('kvmppc_set_timer:N2');
  });
});

describe('P-D4: what DEC holds after a load before the offset is in TB', () => {
  // The secondary has saved its timer, and loads it while its primary has done no more than to wake it.
  const early = (tbOffset: string) =>
    new Drive('P-D4', { tbOffset })
      .step('set-timer', 'exit-t0', 't0', 't0', 't0', 'kick-t1', 't1', 't1', 't1')
      .step('t0', 't0', 't0', 't1', 't1', 't0', 't0', 't0', 't0')
      .past('t1', 'kvmppc_hv_entry:s3');

  it.each([
    ['0x357000000', '5704_e200', 2.851441],
    ['0x1000000', '0104_e200', 0.033393],
    ['0x1000000000', '0004_e200', 0.000625],
    ['-0x1000000000', '0004_e200', 0.000625],
  ])('offset %s', (tbOffset, dec, expected) => {
    const drive = early(tbOffset);
    expect(drive.hex('host.dec')).toBe(dec);
    expect(drive.seconds('host.dec')).toBeCloseTo(expected, 6);
  });

  it('fires at once with an offset of 2^31', () => {
    const drive = early('0x80000000');
    expect(drive.hex('host.dec')).toBe('8004_e200');
    expect(inDec(drive.register('host.dec'), 32) < 0n).toBe(true);
  });
});

describe('P-D5', () => {
  it.each([
    ['0x123456789', 'dcba_9876', null],
    ['0x1f0000000', '0fff_ffff', 0.524288],
    ['0x180000000', '7fff_ffff', 4.194304],
    ['0x17fffffff', '8000_0000', null],
  ])('on a host at %s', (destination, dec, stall) => {
    const drive = new Drive('P-D5', { destination }).migrate();
    expect(drive.hex('destination.dec')).toBe(dec);
    const value = inDec(drive.register('destination.dec'), 32);
    expect(value < 0n ? null : Number(seconds(value).toFixed(6))).toBe(stall);
  });

  it('would wake early from an untouched sleep, for the product wraps', () => {
    const sleeps = unsigned(-1n) - 0x1_2345_6789n;
    expect((Number(sleepNanoseconds(sleeps, true)) / 1e9).toFixed(9)).toBe('26.484425249');
    const longest = sleepNanoseconds(18_446_744_073n, true);
    expect((Number(longest) / 1e9).toFixed(6)).toBe('36.028797');
    expect(sleepNanoseconds(18_446_744_074n, true) < longest).toBe(true);
  });
});

describe('P-D6', () => {
  it.each([
    ['0x61a8000', 'f9e5_8000', null],
    ['0x80000000', '8000_0000', null],
    ['0x80000001', '7fff_ffff', 4.194304],
    ['0x98968000', '6769_8000', 3.388608],
  ])('first run after %s ticks', (away, dec, stall) => {
    const drive = new Drive('P-D6', { away }).migrate('away');
    expect(drive.hex('destination.dec')).toBe(dec);
    const value = inDec(drive.register('destination.dec'), 32);
    expect(value < 0n ? null : Number(seconds(value).toFixed(6))).toBe(stall);
  });

  it('is negative with 56 bits, after 5 s too', () => {
    const drive = new Drive('X-D4').migrate('away');
    expect(drive.seconds('destination.dec')).toBe(-5);
  });
});

describe('P-D7 and P-D8', () => {
  it('the right order', () => {
    const drive = new Drive('P-D7').migrate();
    expect(drive.hex('guestTimebase')).toBe('0000_1d3c_5a3b_1000');
    expect(drive.hex('due')).toBe('0000_1d3c_78bf_9000');
    expect(drive.hex('expiry')).toBe('0000_1d3c_78bf_9000');
    expect(drive.hex('destination.now')).toBe('0000_0001_2345_6789');
    expect(drive.hex('destination.tbOffset')).toBe('0000_1d3b_3700_0000');
    expect(drive.hex('destination.decExpires')).toBe('0000_0001_41bf_9000');
    expect(drive.register('destination.dec')).toBe(511_322_231n);
    expect(drive.seconds('destination.dec').toFixed(6)).toBe('0.998676');
    expect((1000 - milliseconds(511_322_231n)).toFixed(6)).toBe('1.323768');
  });

  it('the reverse order', () => {
    const drive = new Drive('P-D8').migrate();
    expect(drive.hex('destination.decExpires')).toBe('0000_1d3c_78bf_9000');
    expect(drive.hex('destination.dec')).toBe('557a_2877');
    expect(drive.seconds('destination.dec').toFixed(6)).toBe('2.800916');
    // What is drawn beside it is what the other width makes of the same.
    expect(drive.hex('destination.otherDec')).toBe('0000_1d3b_557a_2877');
    expect(drive.explain('timer-not-late')).toBe(
      'DEC fires in 2.800916 s, and the timer is due in 0.998676 s: 1.8 s late',
    );
    const large = new Drive('X-D18').migrate();
    expect(large.hex('destination.dec')).toBe('0000_1d3b_557a_2877');
    expect(large.seconds('destination.dec').toFixed(3)).toBe('62774.755');
    expect((large.seconds('destination.dec') / 3600).toFixed(2)).toBe('17.44');
    expect(large.hex('destination.otherDec')).toBe('557a_2877');
  });
});

describe('P-D9', () => {
  it('is silent for 24.7 days', () => {
    const drive = new Drive('P-D9').migrate();
    expect(drive.hex('destination.decExpires')).toBe('0004_0000_00c0_ffee');
    expect(drive.hex('destination.guestClock')).toBe('0000_1d3c_5ac0_ffee');
    expect(drive.seconds('destination.dec').toFixed(3)).toBe('2136239.964');
    expect((drive.seconds('destination.dec') / 86_400).toFixed(2)).toBe('24.72');
    expect(drive.aftermath()).toEqual([
      'The timer of the guest stays silent for 24.7 days after it is due.',
    ]);
  });

  it('is negative with 32 bits, and on a host behind with both', () => {
    expect(new Drive('X-D15').migrate().hex('destination.dec')).toBe('a600_0000');
    for (const width of [32, 56] as const) {
      const drive = new Drive('X-D7', { width }).migrate();
      const value = inDec(drive.register('destination.dec'), width);
      expect(value < 0n).toBe(true);
    }
  });
});

describe('M-D7', () => {
  it('saves a DEC of -1000 as 2^32 more', () => {
    const saved = (row: string) =>
      new Drive(row).step('set-timer', 'cede-t0', 't0', 'tick', 'tick');
    const drive = saved('M-D7');
    expect(drive.hex('host.now')).toBe('0000_1d2c_5a3b_1000');
    expect(inDec(drive.register('host.dec'), 32)).toBe(-1000n);
    drive.step('t0');
    expect(drive.hex('host.decExpires')).toBe('0000_1d2d_5a3b_0c18');
    const right = new Drive('M-D7', { edits: [] });
    right.step('set-timer', 'cede-t0', 't0', 'tick', 'tick', 't0');
    expect(right.hex('host.decExpires')).toBe('0000_1d2c_5a3b_0c18');
    expect(seconds(unextended(-1000n, 32) - -1000n)).toBe(8.388608);
  });
});

describe('X-D5', () => {
  it('is 2.388608 s late after 6 s', () => {
    const drive = new Drive('X-D5').step('set-timer', 'exit-t0');
    while (drive.line('t0') !== 'kvmppc_run_core:R0') drive.step('t0');
    drive.step('away').past('t0', 'kvmppc_hv_entry:L3');
    expect(drive.seconds('host.left')).toBe(-6);
    expect(drive.hex('host.dec')).toBe('48e5_0000');
    expect(exactly(drive.register('host.dec'))).toBe('2.388608 s');
  });
});

describe('M-D9', () => {
  it('is 2^24 too large, if the wrap was before the write', () => {
    const loaded = (wrap: 'before' | 'after') => {
      const drive = new Drive('M-D9', { wrap }).step('set-timer', 'exit-t0');
      return drive.past('t0', 'kvmppc_hv_entry:L3').register('host.late');
    };
    expect(loaded('before')).toBe(1n << 24n);
    expect(milliseconds(1n << 24n)).toBe(32.768);
    expect(loaded('after')).toBe(0n);
  });
});
