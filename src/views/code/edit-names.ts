/** Edits by name, for the buttons that take them back. */
import type { Description, LineEditInfo } from '../../protocol/description.ts';
import { lineName } from './line-edits.ts';

const NOUNS: Readonly<Record<LineEditInfo['kind'], string>> = {
  skip: 'skip',
  split: 'split',
  move: 'move',
  force: 'forcing',
};

/** e.g. `Undo skip of H4 call wait_for_others`. */
export function undoName({ lines, edits }: Pick<Description, 'lines' | 'edits'>, index: number) {
  const { at = '', text = '' } = edits[index] ?? {};
  const kind = lines.find(({ edit }) => edit?.by === index)?.edit?.kind;
  // The line as the kernel has it, which stands apart from what a move or a branch became.
  const line = lines.find(({ id }) => id === `${at}/was`) ?? lines.find(({ id }) => id === at);
  if (kind === undefined || line === undefined) return `Undo ${text}`;
  return `Undo ${NOUNS[kind]} of ${lineName(line)}`;
}
