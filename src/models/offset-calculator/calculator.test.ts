/** The calculator: the worked numbers again, from what somebody types. */
import { describe, expect, it } from 'vitest';
import { movedGuest } from '../tb-offset/moved-guest.ts';
import { offsetCalculator } from './calculator.ts';

const calculator = offsetCalculator(movedGuest);

function computed(given: Readonly<Record<string, string>>) {
  const made = calculator.compute(given);
  if (!made.ok) throw new Error(made.error.sentence);
  return made.value;
}

const BEHIND = { guestTb: '0000_1D3C_5A3B_1000', hostTb: '0000_0001_2345_6789' };

describe('an offset', () => {
  it('is worked out as QEMU and the kernel do', () => {
    expect(computed(BEHIND).values).toMatchObject({
      wanted: '0x00001d3b36f5a877',
      stored: '0x00001d3b37000000',
      firstGuestTb: '0x00001d3c5a456789',
      jumpTicks: 677_769,
    });
    expect(computed({ ...BEHIND, rounding: 'down' }).values).toMatchObject({
      jumpTicks: -16_099_447,
    });
  });

  it('says each step', () => {
    expect(computed({ ...BEHIND, downtime: '10 s' }).steps).toEqual([
      'QEMU works out tb_offset = guest_timebase − host ticks = 0000_1D3C_5A3B_1000 − 0000_0001_2345_6789 = 0000_1D3B_36F5_A877.',
      'The kernel rounds it up to a multiple of 2^24 ticks: 0000_1D3B_3700_0000.',
      'The guest first reads host TB + tb_offset = 0000_1D3C_5A45_6789.',
      'That is 677,769 ticks, 1.323768 ms, after the saved time: it jumps forward.',
      'The clock of the guest has stood for the 10 s of the downtime: nothing adds it.',
    ]);
  });

  it.each([
    ['0x1d3c5a3b1000', '32145049063424'],
    ['0x1d3c_5a3b_1000', '0000_1D3C_5A3B_1000'],
  ])('takes %s and %s for the same', (one, other) => {
    const values = (guestTb: string) => computed({ ...BEHIND, guestTb }).values;
    expect(values(one)).toEqual(values(other));
  });

  it('refuses what is no number, and says which', () => {
    const refused = (given: Readonly<Record<string, string>>) => {
      const made = calculator.compute(given);
      return made.ok ? '' : `${made.error.key}: ${made.error.sentence}`;
    };
    expect(refused({ guestTb: '1' })).toBe('hostTb: it is needed, such as 0x1d3c5a3b1000');
    expect(refused({ ...BEHIND, dec: 'soon' })).toMatch(/^dec: expected hexadecimal ticks/);
    expect(refused({ ...BEHIND, rounding: 'sideways' })).toBe(
      'rounding: expected one of up, down, none',
    );
    expect(refused({ ...BEHIND, downtime: '-1' })).toMatch(/^downtime: /);
    expect(refused({ ...BEHIND, hostTb: '99999999999999999999' })).toMatch(/64 bits/);
  });
});

describe('the decrementer of a guest whose timer is due in a second', () => {
  const rows = (given: Readonly<Record<string, string>>) =>
    (computed({ ...given, dec: '1 s' }).values['dec'] as Record<string, unknown>[]).map(
      ({ kernel, userspace, ...values }) => ({
        of: `${String(kernel).split(' ')[0] ?? ''} ${String(userspace).split(' ')[0] ?? ''}${String(userspace).includes(', then') ? ' then' : ''}`,
        ...values,
      }),
    );

  it('comes out right if the offset is set first (P-D7), and far too late if it is set last (P-D8)', () => {
    expect(rows(BEHIND)).toContainEqual(
      expect.objectContaining({
        of: '4.16 TB_OFFSET, then',
        decExpires: '0x0000000141bf9000',
        dec32: '0x1e7a2877',
      }),
    );
    expect(rows(BEHIND)).toContainEqual(
      expect.objectContaining({
        of: '4.16 DEC_EXPIRY, then',
        decExpires: '0x00001d3c78bf9000',
        dec32: '0x557a2877',
      }),
    );
  });

  it('is silent for weeks on 5.16 if only the offset is set and the host is ahead (P-D9)', () => {
    const [row] = rows({ ...BEHIND, hostTb: '0004_0000_00C0_FFEE' }).filter(
      ({ of }) => of === '5.16 TB_OFFSET',
    );
    expect(row).toMatchObject({ dec32: '0xa6000000' });
    expect((row as { seconds56?: number } | undefined)?.seconds56).toBeCloseTo(2_136_239.964, 3);
  });

  it('is decided by the host’s clock before 4.16 (P-D5)', () => {
    const dec32 = (hostTb: string) =>
      rows({ ...BEHIND, hostTb }).find(({ of }) => of === '3.13, TB_OFFSET') as
        { dec32?: string } | undefined;
    expect(dec32('0000_0001_2345_6789')?.dec32).toBe('0xdcba9876');
    expect(dec32('0000_0001_F000_0000')?.dec32).toBe('0x0fffffff');
    expect(dec32('0000_0001_8000_0000')?.dec32).toBe('0x7fffffff');
    expect(dec32('0000_0001_7FFF_FFFF')?.dec32).toBe('0x80000000');
  });
});
