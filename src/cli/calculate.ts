/** A command for each calculator: what it works out, step by step, and a link to the run with the numbers. */
import { fail, ok } from '../base/result.ts';
import type { Calculation, Calculator } from '../models/calculator.ts';
import { calculators } from '../models/calculators.ts';
import type { Library } from '../worker/library.ts';
import { openAtOnce } from '../worker/session.ts';
import { json, lines, type Command } from './command.ts';
import { paragraph } from './text.ts';

export const calculations: readonly Command[] = calculators.map(commandOf);

function commandOf(calculator: Calculator): Command {
  const { name, model, summary, fields } = calculator;
  return {
    name,
    takes: '',
    model,
    summary,
    flags: [],
    ownFlags: fields.map(({ flag }) => flag),
    run: ({ library }, flags) => {
      const given = Object.fromEntries(
        fields.flatMap(({ key, flag }) => {
          const value = flags.given[flag];
          return value === undefined ? [] : [[key, value]];
        }),
      );
      const made = calculator.compute(given);
      if (!made.ok) return fail(made.error);
      const link = linkOf(made.value, library);
      const { steps, values } = made.value;
      return ok(
        flags.json
          ? json({ ...values, steps, link })
          : lines([
              ...steps.flatMap((step) => paragraph(step)),
              ...(link === null ? [] : ['', link]),
            ]),
      );
    },
  };
}

/** The hash of a link to the run with these numbers, where they show; null if they cannot be run. */
function linkOf({ scenario, event }: Calculation, library: Library): string | null {
  const opened = openAtOnce({ kind: 'scenario', scenario, step: 0 }, library, { columns: false });
  if (!opened.ok) return null;
  const session = opened.value;
  const { steps } = session.finished();
  const bit = session.opened.description.events.findIndex(({ id }) => id === event);
  const at = session.log(0, steps).findIndex(({ events }) => ((events >> bit) & 1) === 1);
  const link = session.link(at < 0 ? 0 : at + 1);
  return link.ok ? link.value : null;
}
