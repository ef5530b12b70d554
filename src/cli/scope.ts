/** From the words of the command line to an answer, without a process: `main.ts` has that. */
import { fail, ok, type Result } from '../base/result.ts';
import { nearest } from '../base/nearest.ts';
import { quoted } from '../scenario/sentence.ts';
import type { Libraries } from '../worker/libraries.ts';
import type { Session } from '../worker/session.ts';
import { readArguments, type Arguments } from './arguments.ts';
import type { Answer, Command, OwnFlag, Tell } from './command.ts';
import { answers } from './answers.ts';
import { ask } from './ask.ts';
import { calculations } from './calculate.ts';
import { decode } from './decode.ts';
import { describe } from './describe.ts';
import { explore } from './explore.ts';
import { helpText } from './help.ts';
import { link } from './link.ts';
import { list } from './list.ts';
import { mail } from './mail.ts';
import { models } from './models.ts';
import { openScenario } from './open.ts';
import { promela } from './promela.ts';
import { replay } from './replay.ts';
import { run } from './run.ts';
import { lessons } from './lessons.ts';
import { survey } from './survey.ts';
import { syllabus } from './syllabus.ts';
import { trace } from './trace.ts';
import { whence } from './whence.ts';

const COMMANDS: readonly Command[] = [
  models,
  list,
  describe,
  run,
  trace,
  whence,
  link,
  mail,
  explore,
  ask,
  promela,
  replay,
  lessons,
  syllabus,
  survey,
  answers,
  decode,
  ...calculations,
];

const OWN_FLAGS: readonly (readonly [OwnFlag, string])[] = [
  ['step', '--step'],
  ['from', '--from'],
  ['maxStates', '--max-states'],
  ['reduce', '--reduce'],
  ['format', '--format'],
  ['rows', '--rows'],
  ['model', '--model'],
  ['lesson', '--lesson'],
  ['commands', '--commands'],
];

export interface Reply {
  readonly answer: Answer;
  /** What was rounded or adapted, sentences for people. */
  readonly notices: readonly string[];
}

/** Does what the words ask for; the error is one sentence about what is wrong with them. */
export async function reply(
  words: readonly string[],
  libraries: Libraries,
  tell: Tell = () => undefined,
): Promise<Result<Reply, string>> {
  const read = readArguments(words);
  if (!read.ok) return read;
  const { command: name, help, flags } = read.value;
  if (help || name === null) return ok({ answer: [helpText(COMMANDS)], notices: [] });
  const command = COMMANDS.find((one) => one.name === name);
  if (command === undefined) return fail(unknownCommand(name));
  const misuse = misuseOf(command, read.value);
  if (misuse !== null) return fail(misuse);
  if (command.takes === '[TEXT… | -]') {
    const answer = await command.run(read.value.operands, flags, libraries);
    return answer.ok ? ok({ answer: answer.value, notices: [] }) : answer;
  }
  if (command.takes === '') {
    const model = flags.model ?? command.model ?? libraries.first;
    if (libraries.entries.every(({ id }) => id !== model))
      return fail(unknownModel(model, libraries));
    const library = await libraries.load(model);
    const load = (id: string) => libraries.load(id);
    const all = { entries: libraries.entries, library, load };
    const answer = await command.run(all, flags, tell);
    return answer.ok ? ok({ answer: answer.value, notices: [] }) : answer;
  }
  const opened = await openScenario(read.value.operands[0] ?? '', libraries);
  if (!opened.ok) return opened;
  const session = opened.value;
  const answer =
    command.takes === 'SCENARIO'
      ? command.run(session, flags, session.library)
      : await command.run(session, flags, read.value.operands[1] ?? '');
  return answer.ok ? ok({ answer: answer.value, notices: noticesOf(session) }) : answer;
}

/** What is to be said beside the answer; a report as one of them, to be copied as a whole. */
function noticesOf({ opened: { notices, report } }: Session): readonly string[] {
  if (report === null) return notices;
  const lines = `${report}\nNode.js: ${process.version}`;
  return [...notices, `to report: ${lines.replaceAll('\n', '; ')}`];
}

function unknownModel(model: string, { entries }: Libraries): string {
  const guess = nearest(
    model,
    entries.map(({ id }) => id),
  );
  const help = guess === null ? '"scope models" lists them' : `did you mean ${guess}?`;
  return `there is no model ${quoted(model)}; ${help}`;
}

function unknownCommand(name: string): string {
  const guess = nearest(
    name,
    COMMANDS.map((one) => one.name),
  );
  const help = guess === null ? '--help lists them' : `did you mean ${guess}?`;
  return `unknown command ${quoted(name)}; ${help}`;
}

/** What a command needs beside a scenario. */
const SECOND: Readonly<Record<string, string>> = {
  NAME: 'the name of a register, a cell or a thread, as "describe" tells them',
  QUESTION: "a question, in quotes, such as 'still rest'",
  TRAIL: 'a trail, the file that SPIN wrote, such as re-entry.pml.trail, or -',
};

/** What is wrong with the words behind a command; null for nothing. */
function misuseOf({ name, takes, flags, ownFlags = [] }: Command, asked: Arguments): string | null {
  const isOfText = takes.startsWith('[');
  const expected = takes === '' || isOfText ? 0 : takes.split(' ').length;
  const extra = isOfText ? undefined : asked.operands[expected];
  if (asked.operands.length === 1 && expected === 2) {
    return `${name} needs ${SECOND[takes.split(' ')[1] ?? ''] ?? ''}`;
  }
  if (asked.operands.length < expected) {
    return `${name} needs a scenario: the id of a preset, a link, a file, or -`;
  }
  if (extra !== undefined) return `${name} does not know what to do with ${quoted(extra)}`;
  const unknown = OWN_FLAGS.find(([key]) => asked.flags[key] !== null && !flags.includes(key));
  if (unknown !== undefined) return `${name} does not take ${unknown[1]}`;
  const foreign = Object.keys(asked.flags.given).find((flag) => !ownFlags.includes(flag));
  return foreign === undefined ? null : `${name} does not take --${foreign}`;
}
