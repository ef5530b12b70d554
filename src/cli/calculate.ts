/** A command for each calculator: what it works out, step by step, and a link to the run with the numbers. */
import { fail, ok } from '../base/result.ts';
import type { Calculator } from '../models/calculator.ts';
import { calculators } from '../models/calculators.ts';
import type { CalculatorProblem } from '../protocol/calculator.ts';
import { calculated } from '../worker/calculate.ts';
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
      const made = calculated(calculator, given, library);
      if (!made.ok) return fail(problemWords(calculator, made.error));
      const { steps, values, link } = made.value;
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

const problemWords = ({ fields }: Calculator, { key, sentence }: CalculatorProblem): string =>
  `--${fields.find((one) => one.key === key)?.flag ?? key}: ${sentence}`;
