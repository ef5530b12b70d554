/** What the page says of a row: what was found, each break played once more and its cause told. */
import { assert } from '../base/assert.ts';
import { asPower8, type Scenario } from '../models/power8/settings.ts';
import type { Library } from '../worker/library.ts';
import { openAtOnce, type Session } from '../worker/session.ts';
import { assumptionsOf, type Assumption } from './assumptions.ts';
import { causeOf, type Cause } from './causes.ts';
import { machineOf, type FoundCell } from './examine.ts';
import type { Found } from './found.ts';
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

/** Throws where a link does not show what it was found for. */
export function entryOf(row: Row, found: Found, library: Library): Entry {
  const { cells, complete, states, digest } = found;
  return {
    row,
    complete,
    states,
    digest,
    cells: cells.map((cell) => ({
      invariant: cell.invariant,
      holds: cell.holds,
      broken: cell.link === null ? null : brokenBy(row, cell, cell.link, library),
    })),
  };
}

function brokenBy(row: Row, { invariant }: FoundCell, link: string, library: Library): Broken {
  const where = `${row.id}, ${invariant}: ${link}`;
  const opened = openAtOnce({ kind: 'link', hash: link }, library, { columns: false });
  assert(opened.ok, `${where}: ${opened.ok ? '' : opened.error.sentence}`);
  const session = opened.value;
  const { step } = session.opened;
  const scenario = asPower8(session.opened.scenario);
  const asked = asPower8(machineOf(row.scenario, library).order.scenario);
  assert(textOf(scenario) === textOf(asked), `${where} is about another scenario`);
  const written = session.link(step);
  assert(written.ok && written.value === link, `${where} does not play as it did`);
  assert(breaksAt(session, invariant, step), `${where} does not break it at step ${step}`);
  const { model } = session.run;
  const story = storyOf(model, scenario, invariant, scenario.schedule ?? []);
  return { cause: causeOf(story), restsOn: assumptionsOf(story), steps: step, link };
}

function breaksAt({ run }: Session, invariant: string, step: number): boolean {
  const { invariants } = run.model.description;
  return run.violations.some(
    (one) => one.step === step && invariants[one.invariant]?.id === invariant,
  );
}

const textOf = (scenario: Scenario): string => JSON.stringify({ ...scenario, schedule: null });
