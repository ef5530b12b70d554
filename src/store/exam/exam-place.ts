/** Where somebody is in an exam, as the address says it. */
import { NUMBERS } from '../../lessons/exam/sitting.ts';

export interface ExamPlace {
  /** Of the sitting; null where none is named yet. */
  readonly number: number | null;
  /** A sentence about a number that is none; '' for none. */
  readonly trouble: string;
  /** What was handed in, as text; null where nothing was. */
  readonly handedIn: string | null;
  /** What is answered so far, as text. */
  readonly draft: string | null;
}

export function examPlaceOf(more: string): ExamPlace {
  const parts = new URLSearchParams(more);
  const text = parts.get('seed');
  const number = numberFrom(text ?? '');
  const trouble = text !== null && number === null ? NO_NUMBER : '';
  return { number, trouble, handedIn: parts.get('answers'), draft: parts.get('draft') };
}

/** Said where somebody names a number that is none. */
export const NO_NUMBER = `The number of a sitting is a whole number from ${NUMBERS.first} to ${NUMBERS.last}.`;

/** null for a text that is no number of a sitting. */
export function numberFrom(text: string): number | null {
  const number = /^\d{1,6}$/.test(text.trim()) ? Number(text) : 0;
  return number >= NUMBERS.first ? number : null;
}

export const moreOfSitting = (number: number, draft: string): string =>
  draft === '' ? `&seed=${number}` : `&seed=${number}&draft=${draft}`;

export const moreOfResult = (number: number, answers: string): string =>
  `&seed=${number}&answers=${answers}`;
