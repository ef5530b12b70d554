/** `promela`: the scenario as a model for SPIN, or the command lines that search it. */
import { fail, ok } from '../base/result.ts';
import type { SpinMode } from '../protocol/exploration.ts';
import { promelaOf } from '../worker/exploration/promela-of.ts';
import { json, lines, type Command } from './command.ts';
import { paragraph } from './text.ts';

export const promela: Command = {
  name: 'promela',
  takes: 'SCENARIO',
  summary: 'the scenario as a Promela model, to be checked with SPIN',
  flags: ['commands'],
  run: ({ opened, base, library }, flags) => {
    const file = promelaOf({ scenario: opened.scenario, preset: base }, library);
    if (!file.ok) return fail(file.error.sentence);
    const { fileName, text, modes } = file.value;
    if (flags.commands === null) return ok(flags.json ? json({ promela: text }) : [text]);
    return ok(flags.json ? json({ fileName, modes }) : lines(commandsText(fileName, modes)));
  },
};

const ASSERTED =
  'With -DCHECK_ALL every invariant is asserted, and SPIN stops at the first break (errors: 1). ' +
  'The head of the model has a switch for each; with none, SPIN counts all states.';

/** Can be run by a shell as it is: what is said is behind `#`. */
function* commandsText(fileName: string, modes: readonly SpinMode[]): Generator<string> {
  yield `# The model: npm run -s scope -- promela SCENARIO > ${fileName}`;
  yield* paragraph(ASSERTED, '# ');
  for (const { title, worth, lines: commands } of modes) {
    yield '';
    yield* paragraph(`${title}. ${worth}`, '# ');
    yield* commands;
  }
  yield '';
  yield `# A trail as a run: npm run -s scope -- replay SCENARIO ${fileName}.trail`;
}
