/** What a wrong TB does next, against the worked numbers of the facts (section 4). */
import { describe, expect, it } from 'vitest';
import { Drive } from '../../testing/power8/drive.ts';

/** An unsplit core before the fix, past the subtraction and back in the host. */
function damaged(tbOffset: string): readonly string[] {
  const drive = new Drive({
    kernel: 'pre-fix',
    split: 1,
    subcores: [{ tbOffset, entries: 1 }],
  });
  drive.step('error', 'hmi-t0').load('t0').past('t0', 'kvmhv_switch_to_host:X14');
  return drive.model.aftermath?.(drive.state, drive.exact, drive.timeTicks) ?? [];
}

describe('what a wrong TB does next', () => {
  it('is nothing while all is well', () => {
    const drive = new Drive({ kernel: 'v4.8', split: 2, subcores: [{ entries: 1 }, {}] });
    expect(drive.model.aftermath?.(drive.state, drive.exact, 0)).toEqual([]);
  });

  it.each([
    ['0x1000000000', '134.2 s behind', 'on time all the same'],
    ['0x357000000', '28.0 s behind', '2.9 s late'],
    ['0x80000000', '4.2 s behind', 'at once: DEC comes out negative'],
    ['0x1000000', '32.8 ms behind', '32.8 ms late'],
    ['-0x1000000000', '134.2 s ahead', 'on time all the same'],
  ])('with an offset of %s leaves the host %s, and its timer fires %s', (offset, by, timer) => {
    const [host = '', dec = '', guest = ''] = damaged(offset);
    expect(host).toContain(`Host time on subcore 0 stays ${by}`);
    expect(dec).toContain(timer);
    expect(guest).toContain(offset.startsWith('-') ? '134.2 s too late' : 'fires at once');
  });
});
