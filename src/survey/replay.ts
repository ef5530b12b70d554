/** A run that a search has found, played once more: it must show what it was found for. */
import { assert } from '../base/assert.ts';
import type { BrokenRun, Found, Row } from '../models/survey.ts';
import type { Scenario } from '../scenario/schema.ts';
import type { Library } from '../worker/library.ts';
import { openAtOnce, type Session } from '../worker/session.ts';
import { machineOf } from './examine.ts';

/** Of the cells that break, in their order. Throws where a link does not break what it should. */
export function replay(row: Row, { cells }: Found, library: Library): BrokenRun[] {
  return cells.flatMap(({ invariant, link }) =>
    link === null ? [] : [replayed(row, invariant, link, library)],
  );
}

function replayed(row: Row, invariant: string, link: string, library: Library): BrokenRun {
  const where = `${row.id}, ${invariant}: ${link}`;
  const opened = openAtOnce({ kind: 'link', hash: link }, library, { columns: false });
  assert(opened.ok, `${where}: ${opened.ok ? '' : opened.error.sentence}`);
  const session = opened.value;
  const { step, scenario } = session.opened;
  const asked = machineOf(row.scenario, library).order.scenario;
  assert(textOf(scenario) === textOf(asked), `${where} is about another scenario`);
  const written = session.link(step);
  assert(written.ok && written.value === link, `${where} does not play as it did`);
  assert(breaksAt(session, invariant, step), `${where} does not break it at step ${step}`);
  assert(scenario.schedule?.length === step, `${where} goes on after the break`);
  return { invariant, model: session.run.model, scenario, link };
}

function breaksAt({ run }: Session, invariant: string, step: number): boolean {
  const { invariants } = run.model.description;
  return run.violations.some(
    (one) => one.step === step && invariants[one.invariant]?.id === invariant,
  );
}

const textOf = (scenario: Scenario): string => JSON.stringify({ ...scenario, schedule: null });
