/** What the page says of a row: a table's cells, a link for each that is broken, and of what it holds. */
import { promela } from '../export/promela/promela.ts';
import type { Library } from '../worker/library.ts';
import { causeOf } from './causes.ts';
import { examine, machineOf, type Cell } from './examine.ts';
import type { Row } from './rows.ts';

export interface Entry {
  readonly cells: readonly EntryCell[];
  readonly states: string;
  /** Of a row with more states than a test may search: the SHA-256 of its Promela model without the heading. */
  readonly digest: string | null;
}

export interface EntryCell {
  readonly invariant: string;
  readonly text: string;
  /** null unless broken. */
  readonly link: string | null;
}

export interface EntrySources {
  readonly library: Library;
  /** SHA-256 of a text, in hexadecimal. */
  readonly sha256: (text: string) => string;
  readonly maxStates: number;
}

const END_OF_HEADING = '*/\n\n';

/** More states than that are too many for a test. */
export const MAX_TESTED_STATES = 100_000;

export function entryOf(row: Row, sources: EntrySources): Entry {
  const { complete, states, cells } = examine(row.scenario, sources.library, sources.maxStates);
  return {
    cells: cells.map((cell) => ({
      invariant: cell.invariant,
      text: cellText(cell),
      link: cell.broken?.link ?? null,
    })),
    states: complete ? String(states) : `more than ${states}`,
    digest: complete && states <= MAX_TESTED_STATES ? null : digestOf(row, sources),
  };
}

/** What was searched, in sixty-four digits; the heading is for people, and says nothing of it. */
export function digestOf({ id, scenario }: Row, { library, sha256 }: EntrySources): string {
  const model = promela(machineOf(scenario, library).machine, id);
  return sha256(model.slice(model.indexOf(END_OF_HEADING) + END_OF_HEADING.length));
}

function cellText({ holds, broken }: Cell): string {
  if (broken !== null) return `✗ ${causeOf(broken.story, broken.link).letter} ${broken.steps}`;
  return holds === null ? '?' : '✓';
}
