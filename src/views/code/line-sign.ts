/** The first column of a listing, as in a diff: against the kernel where a line was edited, else against the kernel before. */
import type { LineInfo } from '../../protocol/description.ts';

export type Sign = '' | '+' | '−';

export function signOf({ edit, added }: LineInfo): Sign {
  if (edit !== null) return edit.sign === '-' ? '−' : '+';
  return added ? '+' : '';
}

/** For those who hear it. */
export const SIGN_NAMES = { '-': 'taken out', '+': 'put in' } as const;
