// `scope offset`: numbers in, an offset out, and a link to the run with them.
import { describe, expect, it } from 'vitest';
import { registry } from '../models/registry.ts';
import { terminalOf } from '../testing/terminal.ts';
import { openAtOnce } from '../worker/session.ts';
import { Libraries } from '../worker/libraries.ts';
import { reply } from './scope.ts';

const libraries = new Libraries(registry);
const { answer, errorOf } = terminalOf((words) => reply(words, libraries));

const NUMBERS = ['--guest-tb', '0000_1D3C_5A3B_1000', '--host-tb', '0x123456789'];

interface Worked {
  readonly stored: string;
  readonly jumpTicks: number;
  readonly firstGuestTb: string;
  readonly steps: readonly string[];
  readonly link: string;
}

describe('offset', () => {
  it('says each step, and ends with a link', async () => {
    const lines = (await answer('offset', ...NUMBERS)).trim().split('\n');
    expect(lines).toContain(
      'The kernel rounds it up to a multiple of 2^24 ticks: 0000_1D3B_3700_0000.',
    );
    expect(lines.at(-1)).toMatch(/^#v=1&/);
  });

  it('opens the run with these numbers, at the moment at which they show', async () => {
    const worked = JSON.parse(await answer('offset', ...NUMBERS, '--json')) as Worked;
    expect(worked).toMatchObject({ stored: '0x00001d3b37000000', jumpTicks: 677_769 });
    const library = await libraries.load('tb-offset');
    const source = { kind: 'link', hash: worked.link } as const;
    const session = openAtOnce(source, library, { columns: false });
    if (!session.ok) throw new Error(session.error.sentence);
    const { opened } = session.value;
    const shown = session.value.snapshot(opened.step);
    if (!shown.ok) throw new Error(shown.error.sentence);
    const register = (id: string) =>
      shown.value.registers[opened.description.registers.findIndex((one) => one.id === id)];
    expect(register('b0.tb_offset')).toBe(BigInt(worked.stored));
    expect(register('b.guestTb')).toBe(BigInt(worked.firstGuestTb));
    expect(register('qemu-b.jump')).toBe(BigInt(worked.jumpTicks));
  });

  it.each(['down', 'none'])('opens a run with rounding %s', async (rounding) => {
    const words = [...NUMBERS, '--rounding', rounding, '--downtime', '10 s', '--json'];
    const { link } = JSON.parse(await answer('offset', ...words)) as Worked;
    expect(await answer('run', link)).toContain(`rounding ${rounding}`);
  });

  it('says what is wrong with its words', async () => {
    expect(await errorOf('offset', '--guest-tb', '1')).toMatch(/^--host-tb: it is needed/);
    expect(await errorOf('offset', '--guest-tb', 'noon', '--host-tb', '1')).toMatch(
      /^--guest-tb: /,
    );
    expect(await errorOf('offset', ...NUMBERS, '--step', '3')).toBe('offset does not take --step');
    expect(await errorOf('run', 'boot', '--dec', '1s')).toBe('run does not take --dec');
    expect(await errorOf('offset', '--dec', '')).toMatch(/^--dec needs a value/);
  });
});
