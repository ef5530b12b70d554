// A title and a note: any script, plain, bounded, and nothing of the run.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACTOR_IDS, gate, parsed, settings } from '../testing/scenarios.ts';
import { guardOf } from './guard.ts';
import { decodeLink, encodeLink, type LinkContext } from './link.ts';
import { titleText } from './title-text.ts';
import { tidied } from './plain-text.ts';
import { TITLE_LIMITS, untitled } from './title.ts';

const scenario = parsed({ split: 1, subcores: [{}] });
const context: LinkContext = {
  firstModel: 'power8-hmi',
  settings,
  presets: [{ id: 'unsplit', scenario }],
  modelVersion: 1,
  actorIdsOf: () => ACTOR_IDS,
  older: new Map(),
};
const state = { scenario, preset: 'unsplit', step: 3, checksum: '00c0ffee' };
const link = (title: object) =>
  encodeLink({ ...state, scenario: { ...scenario, ...title } }, context);

const refusal = (input: object): string => {
  const read = gate({ ...scenario, ...input });
  return read.ok ? '' : read.error;
};

describe('a title', () => {
  it.each([
    ['a blank and a sign', 'Late, by 3 µs', 'Late.2c._by_3_.b5.s'],
    ['another script', '日本', '.65e5-672c.'],
    ['from right to left', 'שעון', '.5e9-5e2-5d5-5df.'],
    ['what a link is made of', 'a_b.c-d&e=f#g', 'a.5f.b.2e.c.2d.d.26.e.3d.f.23.g'],
    ['a face of several parts', '👩‍🔧', '.1f469-200d-1f527.'],
  ])('stands in a link with %s', (_, title, text) => {
    const hash = link({ title });
    expect(hash).toBe(joined(`#v=1&m=1&p=unsplit&T=${text}&n=3&c=00c0ffee`));
    expect(decodeLink(hash, context)).toMatchObject({ ok: true, value: { scenario: { title } } });
  });

  it('changes nothing of a link that has none', () => {
    expect(link({})).toBe(joined('#v=1&m=1&p=unsplit&n=3&c=00c0ffee'));
    expect(gate({ ...scenario, title: '  ', note: '\n' })).toEqual({
      ok: true,
      value: { scenario, notices: [] },
    });
  });

  it.each([
    ['too long', { title: 'x'.repeat(81) }, 'title: expected at most 80 characters, got'],
    [
      'a note that is too long',
      { note: '😀'.repeat(501) },
      'note: expected at most 500 characters, got',
    ],
    ['a note of many lines', { note: 'x\n'.repeat(13) }, 'note: expected at most 12 lines, got'],
    ['a number', { title: 7 }, 'title: expected plain text, got 7'],
    [
      'two lines',
      { title: 'two\nlines' },
      'the character U+000A, which cannot be seen, at place 4, got',
    ],
    [
      'turned around',
      { title: 'safe\u202egpj.exe' },
      'the character U+202E, which cannot be seen, at place 5',
    ],
    ['isolated', { note: 'a\u2066b' }, 'the character U+2066'],
    ['a control', { note: 'a\u0000b' }, 'the character U+0000'],
    ['no width', { note: 'a\u200bb' }, 'the character U+200B'],
    ['half a character', { note: '\ud800' }, 'the character U+D800'],
    ['a tag', { note: 'a\u{e0041}b' }, 'the character U+E0041'],
  ])('is refused with a sentence: %s', (_, input, sentence) => {
    expect(refusal(input)).toContain(sentence);
    expect(refusal(input)).toMatch(/^[\x20-\x7e…]+$/);
  });

  it.each(['T=', 'T=.', 'T=.41.', 'T=a..b', 'T=.110000.', 'T=.0020.', 'T=a-b', 'N=.2c..2c.'])(
    'that no link has is refused: %s',
    (field) => {
      const decoded = decodeLink(joined(`#v=1&m=1&p=unsplit&${field}&c=00c0ffee`), context);
      expect(decoded.ok ? '' : decoded.error.sentence).toMatch(
        /^The link's field [TN] \((?:title|note)\) cannot be "/,
      );
    },
  );

  it('that a link hides something in is refused by the gate', () => {
    const decoded = decodeLink(joined('#v=1&m=1&p=unsplit&T=a.202e.b&c=00c0ffee'), context);
    expect(decoded.ok ? '' : decoded.error.sentence).toBe(
      'The link does not hold a scenario: title: expected text without the character U+202E, ' +
        'which cannot be seen, at place 2, got "a?b".',
    );
  });
});

describe('any text', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc
      .array(fc.constantFrom(' ', '\n', '\t', '\r', 'a', 'e\u0301', '_', '.', '-'))
      .map((all) => all.join('')),
  );

  it('goes from a scenario into a link and back, or is refused', () => {
    fc.assert(
      fc.property(text, text, (title, note) => {
        const read = gate({ ...scenario, title, note });
        if (!read.ok) return;
        const { scenario: titled } = read.value;
        const hash = encodeLink({ ...state, scenario: titled }, context);
        expect(hash).toMatch(/^#v=1&[\w.=&-]*[0-9a-f]$/);
        const decoded = decodeLink(hash, context);
        expect(decoded).toEqual({
          ok: true,
          value: { ...state, scenario: titled, modelVersion: 1 },
        });
        expect(gate(JSON.parse(JSON.stringify(titled)))).toEqual(read);
        expect(untitled(titled)).toEqual(scenario);
      }),
    );
  });

  it('is tidied once and for all', () => {
    fc.assert(
      fc.property(text, (any) => {
        expect(tidied(tidied(any))).toBe(tidied(any));
      }),
    );
  });

  it('takes no more room in a link than it may', () => {
    const { title, note } = TITLE_LIMITS;
    const widest = 'a\u{10ffff}'.repeat((title + note) / 2);
    expect(titleText.write(widest).length).toBeLessThanOrEqual(4.5 * (title + note) + 1);
    const note500 = '\u{10ffff}'.repeat(note);
    expect(titleText.read(titleText.write(note500))).toBe(note500);
  });

  it('is refused at once where it is much too long', () => {
    // A look that goes back from every blank would take minutes.
    const blanks = `${' '.repeat(1_000_000)}x`;
    expect(refusal({ title: blanks })).toContain('title: expected at most 80 characters');
    expect(refusal({ note: blanks })).toContain('note: expected at most 500 characters');
    for (const field of ['_'.repeat(120_000), `.${'41-'.repeat(40_000)}41.`]) {
      const decoded = decodeLink(joined(`#v=1&m=1&p=unsplit&N=${field}&c=00c0ffee`), context);
      expect(decoded.ok ? '' : decoded.error.sentence).toContain("link's field N (note) cannot be");
    }
  });
});

function joined(text: string): string {
  return `${text}&z=${guardOf(text)}`;
}
