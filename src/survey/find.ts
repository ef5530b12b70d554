/** What a search says of a row, and by what it can be told that it would still say so. */
import { modelText } from '../export/promela/digest.ts';
import type { Found, Row } from '../models/survey.ts';
import type { Library } from '../worker/library.ts';
import { examine, machineOf } from './examine.ts';

export interface Sources {
  readonly library: Library;
  /** SHA-256 of a text, in hexadecimal. */
  readonly sha256: (text: string) => string;
}

/** Enough to tell models of one page apart. */
const DIGITS = 16;

export function find(row: Row, sources: Sources, maxStates: number): Found {
  return { digest: digestOf(row, sources), ...examine(row.scenario, sources.library, maxStates) };
}

/** What there is to search, in sixteen digits. */
export function digestOf({ scenario }: Row, { library, sha256 }: Sources): string {
  return sha256(modelText(machineOf(scenario, library).machine)).slice(0, DIGITS);
}
