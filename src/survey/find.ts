/** What a search says of a row, and by what it can be told that it would still say so. */
import { promela } from '../export/promela/promela.ts';
import type { Found, Row } from '../models/survey.ts';
import type { Library } from '../worker/library.ts';
import { examine, machineOf } from './examine.ts';

export interface Sources {
  readonly library: Library;
  /** SHA-256 of a text, in hexadecimal. */
  readonly sha256: (text: string) => string;
}

const END_OF_HEADING = '*/\n\n';
/** Enough to tell models of one page apart. */
const DIGITS = 16;

export function find(row: Row, sources: Sources, maxStates: number): Found {
  return { digest: digestOf(row, sources), ...examine(row.scenario, sources.library, maxStates) };
}

/** What there is to search, in sixteen digits; the heading is for people, and says nothing of it. */
export function digestOf({ id, scenario }: Row, { library, sha256 }: Sources): string {
  const model = promela(machineOf(scenario, library).machine, id);
  return sha256(model.slice(model.indexOf(END_OF_HEADING) + END_OF_HEADING.length)).slice(
    0,
    DIGITS,
  );
}
