/** What the page says of a row: what was found, and the cause that each break shows. */
import { defined } from '../../../base/assert.ts';
import type { BrokenRun, Found } from '../../survey.ts';
import { asPower8 } from '../settings.ts';
import { assumptionsOf, type Assumption } from './assumptions.ts';
import { causeOf, type Cause } from './causes.ts';
import type { Row } from './rows.ts';
import { storyOf } from './story.ts';

export interface Entry {
  readonly row: Row;
  readonly complete: boolean;
  readonly states: number;
  readonly digest: string;
  readonly cells: readonly EntryCell[];
}

export interface EntryCell {
  readonly invariant: string;
  readonly holds: boolean | null;
  /** null unless broken. */
  readonly broken: Broken | null;
}

export interface Broken {
  /** null where none is known: the page cannot be written then. */
  readonly cause: Cause | null;
  /** What the run takes for granted. */
  readonly restsOn: readonly Assumption[];
  /** Length of the run that breaks it. */
  readonly steps: number;
  readonly link: string;
}

/** `runs`: of the cells that break, in their order. */
export function entryOf(row: Row, found: Found, runs: readonly BrokenRun[]): Entry {
  const { cells, complete, states, digest } = found;
  const of = (invariant: string) =>
    defined(
      runs.find((run) => run.invariant === invariant),
      `a run that breaks ${invariant}`,
    );
  return {
    row,
    complete,
    states,
    digest,
    cells: cells.map(({ invariant, holds, link }) => ({
      invariant,
      holds,
      broken: link === null ? null : brokenBy(of(invariant)),
    })),
  };
}

function brokenBy({ model, scenario, invariant, link }: BrokenRun): Broken {
  const schedule = scenario.schedule ?? [];
  const story = storyOf(model, asPower8(scenario), invariant, schedule);
  return {
    cause: causeOf(story),
    restsOn: assumptionsOf(story),
    steps: schedule.length,
    link,
  };
}

/** One line, for whoever waits. */
export function entryText({ row, complete, states, cells }: Entry): string {
  const open = cells.filter(({ holds }) => holds === null).length;
  const broken = cells.flatMap((cell) =>
    cell.broken === null
      ? []
      : [`${cell.invariant} ${cell.broken.cause?.letter ?? 'UNEXPLAINED'} ${cell.broken.steps}`],
  );
  const verdict = broken.length === 0 ? 'nothing breaks' : broken.join(', ');
  const rest = open === 0 ? '' : `, ${open} not decided`;
  return `${row.id}: ${verdict}${rest} (${complete ? '' : 'more than '}${states} states)`;
}
