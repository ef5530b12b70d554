/** What stands beside an edited line: what became of it, once for lines that an edit takes together. */
import type { LineInfo } from '../../protocol/description.ts';

/** `place` counts the lines of a listing, `lines`; '' for nothing to say. */
export function noteOf(lines: readonly LineInfo[], place: number): string {
  const line = lines[place];
  if (line === undefined || line.edit === null) return '';
  const above = lines[place - 1]?.edit ?? null;
  const { kind, by, sign, note } = line.edit;
  const isMoved = kind === 'move' && sign === '+';
  const isSame = above !== null && above.by === by && above.note === note;
  if (isSame && (!isMoved || above.sign === sign)) return '';
  return isMoved ? movedFrom(lines, place) : note;
}

/** Counted in lines of the listing, so that the eye finds the struck one. */
function movedFrom(lines: readonly LineInfo[], place: number): string {
  const line = lines[place];
  const from = lines.findIndex(({ id }) => id === `${line?.id ?? ''}/was`);
  if (from < 0) return line?.edit?.note ?? '';
  const distance = Math.abs(from - place);
  const count = distance === 1 ? '1 line' : `${distance} lines`;
  return from > place ? `↑ moved here, from ${count} below` : `↓ moved here, from ${count} above`;
}
