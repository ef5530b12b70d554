/** What is answered where there is no run to ask, or no more. */
import { fail } from '../base/result.ts';
import { notPossible } from './opening.ts';

export const NOTHING_OPEN = fail(notPossible('No scenario is open.'));
export const REPLACED = notPossible('Another run has taken the place of this one.');
