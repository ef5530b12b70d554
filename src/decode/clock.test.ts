// What stamps say of the clocks that printed them.
import { describe, expect, it } from 'vitest';
import { read, said } from '../testing/log-readings.ts';

describe('a stamp', () => {
  it.each([
    [
      '18014398766.211691469',
      '256.476915661',
      '0x8000001e9ac4d6f0',
      '256.729707468 s',
      'only bit 0',
    ],
    ['18014398514.386672589', '5.139896781', '0x8000000095ade12d', '4.904688587 s', 'only bit 0'],
    [
      '18014398514.386672589',
      '256.476915661',
      '0x8000000095ade12d',
      '4.904688587 s',
      'more than bit 0',
    ],
  ])('of %s beside %s has a wrong top bit', (wrong, right, ticks, rest, why) => {
    const text = `[  ${right},3] HMI: a\n[${wrong},3] HMI: b`;
    const [reading] = read(text).filter(({ time }) => time?.text.includes(wrong));
    expect(reading?.time?.ticks).toBe(ticks);
    expect(said(read(text))).toContain(`less 2^63 ticks it is ${rest}`);
    expect(said(read(text))).toContain(why);
  });

  it('between two that are close is guest time, if an offset can explain it', () => {
    // 1000 times 2^24 ticks before a moment between its neighbours.
    const guest = (200.001 - 32.768).toFixed(9);
    const text = `[  200.000000000,3] HMI: a\n[  ${guest},3] HMI: b\n[  200.002000000,3] HMI: c`;
    expect(said(read(text))).toContain('likely: host minus stamp is 1000 times 2^24 ticks');
    const none = text.replace(guest, (200.001 - 32.768 - 0.0155).toFixed(9));
    expect(said(read(none))).not.toContain('guest time');
  });

  it('of Linux that went back by an offset tells of the exit that took it out twice', () => {
    const text = '[ 1234.500000] HMER: 0\n[ 1100.282272] a\n[ 1100.282372] b';
    expect(said(read(text))).toContain('likely: the clock of Linux was off by 4096 times 2^24');
    expect(said(read(text.replace('1100.282272', '1100.270000')))).toContain('guess: another boot');
  });
});
