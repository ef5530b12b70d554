// A moment as text for a mail: what everybody's mail program shows as it is, from the engine's own words.
import { describe, expect, it } from 'vitest';
import { allLibraries } from '../../testing/all-libraries.ts';
import { isDeep } from '../../testing/runs.ts';
import { openAtOnce, type Session } from '../session.ts';
import { mailOf } from './mail.ts';

const ADDRESS = 'https://example.org/scope/';
const libraries = allLibraries.entries
  .map(({ id }) => allLibraries.known(id))
  .filter((one) => !!one);

function opened(id: string): Session {
  const library = libraries.find((one) => one.preset(id) !== undefined);
  if (library === undefined) throw new Error(`no preset ${id}`);
  const session = openAtOnce({ kind: 'preset', id, model: library.settings.model }, library, {
    columns: false,
  });
  if (!session.ok) throw new Error(session.error.sentence);
  return session.value;
}

function mail(session: Session, step: number, address = ADDRESS): string {
  const text = mailOf(session, step, address);
  return text.ok ? text.value : text.error.sentence;
}

describe('a mail', () => {
  it('says what the machine is, what was set, what went wrong, and how to get there', () => {
    const session = opened('four-way-pre-fix');
    const text = mail(session, 57);
    expect(text).toContain('Machine: POWER8 core\nScenario: 4-way before the fix\n');
    expect(text).toMatch(/^ {2}Kernel +before the fix$/m);
    expect(text).toMatch(/^ {2}Subcore 1 +tb_offset -0x1000000000$/m);
    expect(text).toContain('WRONG: 4 of 11 invariants break in this run, which has 129 steps.');
    expect(text).toContain('  - reload-safe, after step 39: every TB of the core was reloaded');
    expect(text).toMatch(/^> {2}57 4\.201 t2 +guest_exit_cont: X4 PURR/m);
    expect(text).toMatch(/^ {2}129 5\.637 t0 [^>]*BROKEN: tb-at-rest$/m);
    expect(text).toContain('Registers after step 57, at 4.201 us\n');
    expect(text).toMatch(/^ {2}subcore0\.tbOffset +0x1000000000 +vcore\.tb_offset$/m);
    const link = session.link(57);
    expect(text).toContain(`<${ADDRESS}${link.ok ? link.value : ''}>\n`);
    expect(mail(session, 57, '')).toContain(`Resync Scope:\n${link.ok ? link.value : ''}\n`);
  });

  it('begins with the title and the note, in whatever script they are', () => {
    const session = opened('four-way-fixed');
    const { checksum } = session.finished();
    const title = 'Время хоста';
    expect(session.entitle({ title, note: `one\n\n${'two '.repeat(30)}` }).ok).toBe(true);
    const [first, line, , second, , third = ''] = mail(session, 0).split('\n');
    expect([first, line, second]).toEqual([title, '===========', 'one']);
    expect(third.length).toBeLessThanOrEqual(72);
    expect(mail(session, 0)).toContain('RIGHT: all 11 invariants hold');
    expect(session.checksum(session.run.steps)).toBe(checksum);
  });

  it('refuses a step that is none', () => {
    expect(mail(opened('four-way-fixed'), 9999)).toMatch(/^There is no step 9999/);
  });

  it('of every prepared scenario is plain, and no line but the link is too long', () => {
    for (const library of libraries) {
      const presets = library.presets.filter((_, i) => isDeep || i % 4 === 0);
      for (const { id } of presets) {
        const lines = mail(opened(id), 1).split('\n');
        const strange = lines.filter((line) => !/^[\x20-\x7e]*$/.test(line));
        expect(strange, id).toEqual([]);
        const long = lines.filter((line) => line.length > 72 && !line.startsWith(`<${ADDRESS}`));
        expect(long, id).toEqual([]);
        expect(lines.length, id).toBeLessThan(160);
      }
    }
  });
});
