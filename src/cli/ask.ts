/** `ask`: a question about every order of a scenario, and the run that shows the answer. */
import { fail, ok, type Result } from '../base/result.ts';
import { answerTo, type Answered } from '../worker/exploration/asking.ts';
import type { Session } from '../worker/session.ts';
import { json, lines, type Command, type Flags } from './command.ts';
import { MAX_MEGABYTES, MAX_STATES } from './limits.ts';
import { paragraph } from './text.ts';

export const ask: Command = {
  name: 'ask',
  takes: 'SCENARIO QUESTION',
  summary: 'answers a question about every order, with a run that shows the answer',
  flags: ['from', 'maxStates'],
  run: (session, flags, question) => {
    const answered = askOf(session, flags, question);
    if (!answered.ok) return answered;
    return ok(
      flags.json
        ? json(resultOf(question, answered.value))
        : lines(textOf(question, answered.value)),
    );
  },
};

/** The answer about the session's scenario; the error is one sentence. */
export function askOf(
  session: Session,
  { from, maxStates }: Flags,
  question: string,
): Result<Answered, string> {
  const { run } = session;
  const fromStep = from ?? 0;
  if (fromStep > run.steps)
    return fail(`there is no step ${fromStep}: the run has ${run.steps} steps`);
  const asked = {
    scenario: session.opened.scenario,
    preset: session.base,
    fromStep,
    maxStates: maxStates ?? MAX_STATES,
    maxMegabytes: MAX_MEGABYTES,
    ask: question,
  };
  const work = answerTo(asked, session.library, [...run.trace.actors(run.steps)]);
  let piece = work.next();
  while (piece.done !== true) piece = work.next();
  return piece.value.ok ? piece.value : fail(piece.value.error.sentence);
}

function resultOf(text: string, { question, holds, states, bound, turns, ...shown }: Answered) {
  const { run, atStep, link } = shown;
  return {
    question: text,
    kind: question.kind,
    answer: holds,
    states,
    bound,
    steps: run?.schedule.length ?? null,
    turns,
    loop: run === null || run.loop === 0 ? null : run.loop,
    atStep,
    link,
  };
}

function* textOf(text: string, answered: Answered): Generator<string> {
  yield text;
  yield* paragraph(`${answerText(answered)}.`, '  ');
  if (answered.link !== null) yield `  ${answered.link}`;
}

const ANSWERS = {
  can: ['yes: a shortest run to it takes', 'no: no order comes to it'],
  never: ['yes: no order comes to it', 'no: a shortest run to it takes'],
  must: [
    'yes: every order that goes on as far as it can comes to it',
    'no: a run without it takes',
  ],
  still: [
    'yes: it can be reached from wherever an order comes to',
    'no: a shortest run to where it is out of reach takes',
  ],
  par: ['a shortest run to it takes', 'no order comes to it'],
  lost: ['', 'not lost: it can be reached to the end of the run'],
  when: ['', 'the run does not come to it'],
} as const;

/** What it says, without the full stop. */
export function answerText({
  question,
  holds,
  states,
  bound,
  run,
  turns,
  atStep,
}: Answered): string {
  if (holds === null) return `not decided; ${bound ?? ''}`;
  const [yes, no] = ANSWERS[question.kind];
  const said = holds ? yes : no;
  const over = `${states} ${states === 1 ? 'state was' : 'states were'} looked at`;
  if (run === null) return `${said}; ${over}`;
  const steps = run.schedule.length - run.loop;
  if (question.kind === 'lost') return `lost at step ${atStep ?? 0} of the run; ${over}`;
  if (question.kind === 'when') return `first at step ${atStep ?? 0} of the run`;
  const length = `${counted(steps, 'step')}${run.loop > 0 ? '' : `, ${counted(turns ?? 0, 'turn')}`}`;
  const loop = run.loop > 0 ? `, then goes round in ${counted(run.loop, 'step')} for ever` : '';
  return `${said} ${length}${loop}; ${over}`;
}

const counted = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;
