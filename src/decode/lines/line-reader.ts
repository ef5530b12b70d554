/** How a kind of line is read: where it stands, and what becomes of it. */
import type { Line, Notes } from '../notes.ts';

export interface LineReader {
  /** In lower case, a part of every such line: most lines are passed by without a look at the pattern. */
  readonly word: string;
  /** Case does not matter. */
  readonly pattern: RegExp;
  readonly read: (notes: Notes, line: Line, match: RegExpExecArray) => void;
}
