/** `--help`, and what is said when nothing was asked. */
import { calculators } from '../models/calculators.ts';
import type { Command } from './command.ts';
import { table } from './text.ts';

/** The help, made from the commands. */
export function helpText(commands: readonly Command[]): string {
  const usage = commands.map(({ name, takes, summary }) => [`${name} ${takes}`.trim(), summary]);
  return [
    'scope: runs, traces and checks machines, step by step, without a browser',
    '',
    'Usage: npm run -s scope -- COMMAND [SCENARIO] [NAME] [--json]',
    '',
    ...table(usage),
    '',
    'SCENARIO is the id of a preset, a link (its address, or what follows from # on, in quotes),',
    'a file with a scenario as JSON or a link in it, or - for standard input.',
    'NAME is the id of a register, a cell, or a thread that waits.',
    '',
    ...table([
      ['--json', 'JSON instead of text'],
      [
        '--step N',
        'link: the step to select; whence: asked about the state after N steps (the end)',
      ],
      ['--from N', 'explore: search from the state after N steps'],
      ['--max-states N', 'explore: stop, not complete, at so many states (20000000)'],
      ['--reduce R', 'explore: none (exact counts), por, por+symmetry'],
      ['--model ID', 'list, survey: of this model, instead of the first'],
      ...calculators.flatMap(({ name, fields }) =>
        fields.map(({ flag, help }) => [`--${flag} X`, `${name}: ${help}`]),
      ),
      ['--rows FILE', 'survey: keep there what is found, and do not search for it again'],
      ['-h, --help', 'this text'],
    ]),
    '',
    'Ends with 0 when it could answer, and with 2 and one line on standard error when the input',
    'is bad. What was rounded is a note on standard error.',
    '',
  ].join('\n');
}
