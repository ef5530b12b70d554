/** What a calculator answers, with a link to the run with the numbers. */
import { ok, type Result } from '../base/result.ts';
import type { Calculation, Calculator } from '../models/calculator.ts';
import type { Calculated, CalculatorProblem, Given } from '../protocol/calculator.ts';
import type { Library } from './library.ts';
import { openAtOnce } from './session.ts';

/** `library`: of the calculator's model. */
export function calculated(
  calculator: Calculator,
  given: Given,
  library: Library,
): Result<Calculated, CalculatorProblem> {
  const made = calculator.compute(given);
  if (!made.ok) return made;
  const { steps, values } = made.value;
  return ok({ steps, values, link: linkOf(made.value, library) });
}

/** The numbers show where the event has come; null if they cannot be run. */
function linkOf({ scenario, event }: Calculation, library: Library): string | null {
  if (scenario === null) return null;
  const opened = openAtOnce({ kind: 'scenario', scenario, step: 0 }, library, { columns: false });
  if (!opened.ok) return null;
  const session = opened.value;
  const { steps } = session.finished();
  const bit = session.opened.description.events.findIndex(({ id }) => id === event);
  const at = session.log(0, steps).findIndex(({ events }) => ((events >> bit) & 1) === 1);
  const link = session.link(at < 0 ? 0 : at + 1);
  return link.ok ? link.value : null;
}
