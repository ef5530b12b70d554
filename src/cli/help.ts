/** `--help`, and what is said when nothing was asked. */
import { table } from '../base/text-lines.ts';
import { calculators } from '../models/calculators.ts';
import type { Command } from './command.ts';

const QUESTION_HELP = table([
  ['can P', 'some order comes to P; never P: none does'],
  ['must P', 'every order that goes on as far as it can comes to P'],
  ['still P', 'from wherever an order comes to, P can be reached'],
  ['par P', 'the steps, and the turns, of a shortest run to P'],
  ['lost P', "the step of the scenario's run after which P cannot be reached any more"],
  ['when P', "the first step of the scenario's run after which it holds"],
  ['P', 'CELL == 2, t0 at LINE, t0 at rest, any in FUNCTION, EVENT, INVARIANT, end, rest,'],
  ['', 'deadlock; and, or, not, brackets; names with blanks in double quotes'],
]);

/** The help, made from the commands. */
export function helpText(commands: readonly Command[]): string {
  const usage = commands.map(({ name, takes, summary }) => [`${name} ${takes}`.trim(), summary]);
  return [
    'scope: runs, traces and checks machines, step by step, without a browser',
    '',
    'Usage: npm run -s scope -- COMMAND [SCENARIO] [NAME, QUESTION, TRAIL or TEXT] [--json]',
    '',
    ...table(usage),
    '',
    'SCENARIO is the id of a preset, a link (its address, or what follows from # on, in quotes),',
    'a file with a scenario as JSON or a link in it, or - for standard input.',
    'NAME is the id of a register, a cell, or a thread that waits.',
    'TEXT is what a machine has printed: values of registers, lines of a log; - reads standard input.',
    'TRAIL is a file that SPIN wrote where it found the model of the scenario broken, or -.',
    'QUESTION is, in quotes, one of can, never, must, still, par, lost and when, and a condition:',
    ...QUESTION_HELP,
    '',
    ...table([
      ['--json', 'JSON instead of text'],
      [
        '--step N',
        'link, mail: the step to select; whence: the state that is asked about (the end)',
      ],
      ['--from N', 'explore, ask: from the state after N steps'],
      ['--max-states N', 'explore, ask, decode: stop, not complete, at so many states (20000000)'],
      [
        '--reduce R',
        'explore: as-needed (as the page does), none (exact counts), por, por+symmetry',
      ],
      ['--run', 'decode: a run that prints the lines of the log in their order'],
      ['--scenario S', 'decode: the same, a run of this scenario'],
      ['--format F', 'trace: trace-event, for Perfetto and chrome://tracing; speedscope'],
      ['--commands', 'promela: how to search the model with SPIN, instead of the model'],
      ['--model ID', 'list, survey, answers: of this model, instead of the first'],
      ['--lesson ID', 'lessons: this one alone'],
      ['--all', 'list: rows of cases, too, such as the cells of a board'],
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
