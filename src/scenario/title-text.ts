/**
 * A title or a note in a link: `Late.2c._at_the_fourth_core`. Letters and digits stand for themselves,
 * `_` for a blank, and whatever else stands between two dots, as code points in hexadecimal.
 */
import type { Codec } from './field-codecs.ts';
import { TITLE_LIMITS } from './title.ts';

/** Of the longest note, all of whose characters have six digits, with a dash between them. */
const MOST_LENGTH = 8 * TITLE_LIMITS.note;

const PLAIN = /[A-Za-z0-9 ]/;
const CODE_POINTS = /^[0-9a-f]{1,6}(?:-[0-9a-f]{1,6})*$/;

export const titleText: Codec<string | undefined> = {
  write: (text = '') => {
    let written = '';
    let others: string[] = [];
    const writeOthers = () => {
      if (others.length > 0) written += `.${others.join('-')}.`;
      others = [];
    };
    for (const one of text) {
      if (!PLAIN.test(one)) {
        others.push((one.codePointAt(0) ?? 0).toString(16));
        continue;
      }
      writeOthers();
      written += one === ' ' ? '_' : one;
    }
    writeOthers();
    return written;
  },
  read: (written) => {
    if (written.length > MOST_LENGTH) return undefined;
    // Every other part stands between dots.
    const parts = written.split('.').map((part, i) => {
      if (i % 2 === 0) return part.replaceAll('_', ' ');
      if (!CODE_POINTS.test(part)) return undefined;
      const points = part.split('-').map((digits) => Number.parseInt(digits, 16));
      return points.some((point) => point > 0x10ffff) ? undefined : String.fromCodePoint(...points);
    });
    if (parts.includes(undefined)) return undefined;
    const text = parts.join('');
    // Every text is written in one way.
    return text !== '' && titleText.write(text) === written ? text : undefined;
  },
};
