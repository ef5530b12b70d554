/** The worked numbers of the tables, digit for digit. */
import { describe, expect, it } from 'vitest';
import { presetOf, Walk } from '../../testing/tb-offset/walk.ts';

/** As the tables write them. */
const hex = (text: string): bigint => BigInt(`0x${text.replaceAll('_', '')}`);

/** Q6a, Q6b, S1 and Q6d of a QEMU that sets the offset of one CPU. */
const LOAD = '*4';
/** From the wait to the guest: DT1, E4, E4a, E5a, E5b, E6a, E9. */
const ENTER = '*8';
/** X12a twice, X12b, X12c, X12d, X14. */
const LEAVE = '*6';

const booted = (more: object = {}): Walk =>
  new Walk({ ...presetOf('P-TB4'), ...more }).go(`qemu-a${LOAD}`);

describe('P-TB1: a guest boots', () => {
  const walk = new Walk(presetOf('P-TB1')).go(`qemu-a${LOAD}`);

  it('begins between 0 and 2^24 ticks', () => {
    expect(walk.register('a.now')).toBe(hex('0000_1D2C_5A3B_1000'));
    expect(walk.register('qemu-a.env0.tb_offset')).toBe(hex('FFFF_E2D3_A5C4_F000'));
    expect(walk.register('a0.tb_offset')).toBe(hex('FFFF_E2D3_A600_0000'));
    expect(walk.register('a.guestTb')).toBe(hex('0000_0000_003B_1000'));
    walk.go(`a0${ENTER} a0`);
    expect(walk.register('a0.read')).toBe(hex('0000_0000_003B_1000'));
  });
});

/** Stopped, sent, arrived and loaded, at the moments that the preset has for these. */
function migrated(name: string, more: object = {}): Walk {
  const walk = new Walk({ ...presetOf(name), ...more });
  walk.go(`a0${ENTER} a0 tick1 tick2 a0 stop qemu-a*2 kick-a0 a0${LEAVE}`);
  return walk.go('qemu-a*3 migrate qemu-a*4 tick3 tick4 tick5 tick6 arrive qemu-b*2 qemu-b*4');
}

describe.each([
  {
    name: 'P-TB2',
    host: '0000_0001_2345_6789',
    raw: '0000_1D3B_36F5_A877',
    up: ['0000_1D3B_3700_0000', '0000_1D3C_5A45_6789', 677_769n],
    down: ['0000_1D3C_5945_6789', -16_099_447n],
  },
  {
    name: 'P-TB3',
    host: '0004_0000_00C0_FFEE',
    raw: 'FFFC_1D3C_597A_1012',
    up: ['FFFC_1D3C_5A00_0000', '0000_1D3C_5AC0_FFEE', 8_777_710n],
    down: ['0000_1D3C_59C0_FFEE', -7_999_506n],
  },
] as const)('$name: a live migration', ({ name, host, raw, up, down }) => {
  it('rounds the offset up to the clock of the destination', () => {
    const walk = migrated(name);
    expect(walk.register('qemu-b.guest_timebase')).toBe(hex('0000_1D3C_5A3B_1000'));
    expect(walk.register('b.now')).toBe(hex(host));
    expect(walk.register('qemu-b.env0.tb_offset')).toBe(hex(raw));
    expect(walk.register('b0.tb_offset')).toBe(hex(up[0]));
    expect(walk.register('b.guestTb')).toBe(hex(up[1]));
    expect(walk.signed('qemu-b.jump')).toBe(up[2]);
    walk.go(`b0${ENTER} b0`);
    expect(walk.register('b0.read')).toBe(hex(up[1]));
    expect(walk.brokenRows).toEqual([]);
  });

  it('would go back if it were rounded down', () => {
    const walk = migrated(name, { rounding: 'down' });
    expect(walk.register('b.guestTb')).toBe(hex(down[0]));
    expect(walk.signed('qemu-b.jump')).toBe(down[1]);
    walk.go(`b0${ENTER} b0`);
    expect(walk.brokenRows).toEqual(['T3']);
  });
});

describe('P-TB4: stop and cont, offset not read back', () => {
  const RUN = 0x1312d0123n;
  const stopped = (pause: bigint): Walk => {
    const times = { hostTb: '0x1d2c5a3b1000', run: `0x${RUN.toString(16)}` };
    const walk = booted({ times: { ...times, pause: `0x${pause.toString(16)}` } });
    const moments = ['tick1', 'tick2'].join(' ');
    walk.go(`a0${ENTER} ${moments} a0`);
    return walk.go(`stop qemu-a*2 kick-a0 a0${LEAVE} qemu-a*2`);
  };
  /** Moments from the stop to the end of the pause: a quarter of 2^24 ticks apart, four at most. */
  const passes = (pause: bigint): string => {
    const count = Math.min(4, Number((pause + 0x3f_ffffn) / 0x40_0000n));
    return Array.from({ length: count }, (_, i) => `tick${3 + i}`).join(' ');
  };
  const gone = (pause: bigint): Walk =>
    stopped(pause).go(`${passes(pause)} cont qemu-a*5 a0${ENTER} a0`);

  it('saves less than the guest reads', () => {
    const walk = stopped(12_906_496n);
    expect(walk.register('a0.read')).toBe(hex('0000_0001_3168_1123'));
    expect(walk.register('qemu-a.guest_timebase')).toBe(hex('0000_0001_312D_0123'));
    expect(walk.signed('qemu-a.lag')).toBe(3_870_720n);
  });

  it('goes back 7.56 ms after a pause of 25.208 ms', () => {
    const walk = gone(12_906_496n);
    expect(walk.register('qemu-a.env0.tb_offset')).toBe(hex('FFFF_E2D3_A500_0000'));
    expect(walk.register('a0.tb_offset')).toBe(hex('FFFF_E2D3_A500_0000'));
    expect(walk.register('a0.read')).toBe(hex('0000_0001_312D_0123'));
    expect(walk.signed('a0.readStep')).toBe(-3_870_720n);
    expect(walk.brokenRows).toEqual(['T3']);
    expect(walk.explain('guest-time-monotonic')).toBe(
      'guest time went back 7.56 ms because QEMU saved 7.56 ms too little',
    );
  });

  it.each([
    [0x1000n, 0.008],
    [60n * 512_000_000n, 1.792],
    [12_906_496n, -7.56],
    [0xff_ffffn, -0.000002],
    [0xc4_efffn, 25.207998],
  ])('steps by ((p + d) mod 2^24) - d after a pause of %d ticks', (pause, milliseconds) => {
    const step = gone(pause).signed('a0.readStep');
    const d = 3_870_720n;
    expect(step).toBe(((pause + d) % (1n << 24n)) - d);
    expect(Number(step) / 512_000).toBeCloseTo(milliseconds, 6);
  });
});

describe('P-TB5: the offset is changed while the guest runs', () => {
  it('leaves the host 32.768 s in the past, before the fix', () => {
    const walk = new Walk(presetOf('P-TB5')).go('a0*7 tick1 set-again set');
    expect(walk.register('a0.tb_offset')).toBe(hex('0000_0013_E800_0000'));
    expect(walk.register('a0.tb')).toBe(hex('0000_1D3C_5A3B_3000'));
    walk.go('leave-a0 a0*4');
    expect(walk.register('a0.tb')).toBe(hex('0000_1D28_723B_3000'));
    expect(walk.brokenRows).toEqual(['T1']);
  });

  it('leaves host time with the fix', () => {
    const walk = new Walk(presetOf('P-TB6')).go(
      `a0${ENTER} tick1 set-again set leave-a0 a0${LEAVE}`,
    );
    expect(walk.register('a0.tb')).toBe(hex('0000_1D2C_5A3B_3000'));
    expect(walk.brokenRows).toEqual([]);
  });
});

describe('P-TB7: a wrap inside a switch', () => {
  const A = hex('0000_1D2C_5AFF_FFFE');
  const N = hex('0000_1D3C_5AFF_FFFE');
  /** Up to the read of a and n; the write comes next. */
  const begun = (more: object = {}): Walk => {
    const walk = new Walk({ ...presetOf('P-TB7'), schedule: null, ...more }).go('a0*5');
    expect([walk.register('a0.r6'), walk.register('a0.r8')]).toEqual([A, N]);
    return walk;
  };

  it('mends the carry if it comes before the write', () => {
    const walk = begun().go('tick1 tick2 a0');
    expect(walk.register('a0.tb')).toBe(hex('0000_1D3C_5A00_0000'));
    walk.go('tick3 a0');
    expect(walk.register('a0.r7')).toBe(hex('0000_1D3C_5A00_0003'));
    walk.go('a0');
    expect(walk.register('a0.r8')).toBe(hex('0000_1D3C_5BFF_FFFE'));
    walk.go('tick4');
    expect(walk.register('a0.tb')).toBe(hex('0000_1D3C_5B00_0006'));
  });

  it.each([
    ['absolute', '0000_1D3C_5B00_0006'],
    ['relative', '0000_1D3C_5C00_0006'],
  ])('if it comes after the write: %s', (carry, right) => {
    const walk = begun({ carry }).go('tick1 a0');
    expect(walk.register('a0.tb')).toBe(hex('0000_1D3C_5AFF_FFFF'));
    walk.go('tick2 tick3 a0');
    expect(walk.register('a0.r7')).toBe(hex('0000_1D3C_5B00_0003'));
    walk.go('tick4 a0');
    expect(walk.register('a0.tb')).toBe(hex(right));
  });

  it('is not seen after 2^24 ticks', () => {
    const walk = new Walk({ ...presetOf('X-TB1'), schedule: null }).go('a0*5');
    expect(walk.register('a0.r6')).toBe(hex('0000_1D2C_5A00_0010'));
    walk.go('tick1 tick2 tick3 tick4 a0*2');
    expect(walk.register('a0.tb')).toBe(hex('0000_1D3C_5A00_0010'));
    expect(walk.register('a.now') + (1n << 36n)).toBe(hex('0000_1D3C_5B00_0010'));
  });
});

describe('M-TB2: an offset that is not rounded', () => {
  const ran = (ticks: string): Walk => new Walk(presetOf('M-TB2')).go(`${ticks}a0*7`.trim());

  it.each([
    ['', '0000_1D2C_5A00_0000', '0000_0010_0000_0000', -(1n << 24n)],
    ['tick1 tick2 tick3 tick4 ', '0000_1D2C_5AF0_0000', '0000_0010_0100_0000', 1n << 24n],
  ])('flips with the phase of the host: %s', (ticks, host, effective, left) => {
    const walk = ran(ticks);
    expect(walk.register('a0.r6')).toBe(hex(host));
    expect(walk.register('a0.skew')).toBe(hex(effective));
    walk.go(`a0 leave-a0 a0${LEAVE}`);
    expect(walk.signed('a0.skew')).toBe(left);
  });
});
