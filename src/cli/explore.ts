/** `explore`: every order that the model knows, and the shortest way to break each invariant. */
import { fail, ok } from '../base/result.ts';
import type { QuestionInfo, Words } from '../protocol/description.ts';
import type { Breach, ExplorationResult, InvariantResult } from '../protocol/exploration.ts';
import { Exploration } from '../worker/exploration/exploration.ts';
import type { Answered } from '../worker/exploration/asking.ts';
import { answerText, askOf } from './ask.ts';
import { json, lines, type Command, type Flags } from './command.ts';
import { MAX_MEGABYTES, MAX_STATES } from './limits.ts';
import { item, paragraph } from './text.ts';

export const explore: Command = {
  name: 'explore',
  takes: 'SCENARIO',
  summary: 'searches every order that the model knows for ways to break an invariant',
  flags: ['from', 'maxStates', 'reduce'],
  run: (session, flags, library) => {
    const fromStep = flags.from ?? 0;
    if (fromStep > session.run.steps)
      return fail(`there is no step ${fromStep}: the run has ${session.run.steps} steps`);
    const request = {
      scenario: session.opened.scenario,
      preset: session.base,
      fromStep,
      reduction: flags.reduce ?? 'as-needed',
      maxStates: flags.maxStates ?? MAX_STATES,
      maxMegabytes: MAX_MEGABYTES,
    };
    const work = new Exploration(request, library, () => performance.now()).work();
    let piece = work.next();
    while (piece.done !== true) piece = work.next();
    const explored = piece.value;
    if (!explored.ok) return fail(explored.error.sentence);
    const { value } = explored;
    const { questions = [], words } = session.opened.description;
    const asked: Asked[] = [];
    for (const info of questions) {
      const answered = askOf(session, flags, info.ask);
      if (!answered.ok) return answered;
      asked.push({ info, answered: answered.value });
    }
    return ok(
      flags.json
        ? json(resultOf(value, asked))
        : lines([...textOf(value, flags, words), ...askedText(asked)]),
    );
  },
};

/** A question that the model asks of its runs, and the answer. */
interface Asked {
  readonly info: QuestionInfo;
  readonly answered: Answered;
}

function resultOf(explored: ExplorationResult, asked: readonly Asked[]) {
  const { complete, states, transitions, depth, seconds, deadlocks, stalls, bound } = explored;
  const { reduction } = explored;
  const { verdict: ends, breach: endless } = explored.ending;
  return {
    complete,
    states,
    transitions,
    depth,
    seconds: rounded(seconds ?? 0),
    statesPerSecond: Math.round(states / Math.max(seconds ?? 0, 0.001)),
    bytesPerState: rounded(explored.bytesPerState),
    reduction,
    deadlocks,
    stalls,
    canEnd: ends === 'undecided' ? null : ends === 'holds',
    endless: endless && { steps: endless.steps, link: endless.link },
    bound,
    invariants: explored.invariants.map(({ id, verdict, breach }) => ({
      id,
      holds: verdict === 'undecided' ? null : verdict === 'holds',
      shortestStep: breach?.steps ?? null,
      shortest: breach?.shortest ?? null,
      link: breach?.link ?? null,
      because: breach === null ? [] : [...orderingsOf(breach), ...outcomeOf(breach)],
    })),
    ...(asked.length > 0 && {
      questions: asked.map(({ info: { id, row, ask }, answered }) => ({
        id,
        ...(row !== undefined && { row }),
        ask,
        answer: answered.holds,
        states: answered.states,
        link: answered.link,
      })),
    }),
    neverTaken: neverTakenOf(explored),
    ...(explored.symmetry && { symmetry: explored.symmetry }),
  };
}

const orderingsOf = ({ explanation }: Breach): readonly string[] =>
  explanation?.orderings.map(({ sentence }) => sentence) ?? [];
const outcomeOf = ({ explanation }: Breach): readonly string[] => explanation?.outcome ?? [];
const neverTakenOf = ({ neverTaken }: ExplorationResult): readonly string[] => [
  ...neverTaken.lines,
  ...neverTaken.actors,
];

/** To a thousandth. */
const rounded = (value: number): number => Math.round(value * 1000) / 1000;

function* textOf(explored: ExplorationResult, { from }: Flags, words: Words): Generator<string> {
  const { states, transitions, depth, deadlocks, stalls, bound, invariants, proof } = explored;
  const { bytesPerState, symmetry, reduction } = explored;
  const seconds = explored.seconds ?? 0;
  const rate = (states / Math.max(seconds, 0.001) / 1e6).toFixed(2);
  if (from !== null) yield `from step ${from}, and steps counted from there`;
  yield `${states} states, ${transitions} transitions, depth ${depth}, ${deadlocks} deadlocks`;
  if (stalls > 0) yield `${stalls} stalls: waits that a time-out ends, or an interrupt`;
  yield `${seconds.toFixed(1)} s, ${rate} M states/s, ${bytesPerState.toFixed(0)} bytes a state`;
  yield bound ?? 'complete: every reachable state was looked at';
  if (reduction !== 'none') {
    yield* paragraph(
      'with partial-order reduction: where one step is enough the others wait, and the verdicts are those of the full search',
    );
  }
  if (symmetry !== null) {
    yield* paragraph(
      symmetry.reason === null
        ? `with symmetry: states that differ only in which ${words.group} is which count once, there are ${symmetry.ways} ways to exchange ${words.groups}`
        : `not with symmetry, for ${words.groups} cannot be exchanged here: ${symmetry.reason}`,
    );
  }
  if (proof !== null) {
    const ended = proof.bound ?? 'the schedules are the shortest';
    const time = proof.seconds === null ? '' : ` in ${proof.seconds.toFixed(1)} s`;
    yield* paragraph(`searched without reduction, too, ${proof.depth} steps deep${time}: ${ended}`);
  }
  yield '';
  yield 'Invariants';
  const width = Math.max(...invariants.map(({ id }) => id.length));
  for (const { id, verdict, breach } of invariants) {
    if (breach !== null) {
      yield `  BROKEN  ${id.padEnd(width)}  in ${stepsText(breach)}`;
      yield* breachText(breach, '          ');
    } else if (verdict === 'holds') yield `  holds   ${id}`;
    else yield `  ?       ${id.padEnd(width)}  not decided`;
  }
  yield '';
  yield* endingText(explored.ending);
  yield '';
  const neverTaken = neverTakenOf(explored);
  yield neverTaken.length === 0 ? 'Everything was taken at least once' : 'Never taken';
  if (neverTaken.length > 0) yield* paragraph(neverTaken.join(' '), '  ');
}

function* askedText(asked: readonly Asked[]): Generator<string> {
  if (asked.length > 0) yield* ['', 'Questions'];
  for (const { info, answered } of asked) {
    yield* paragraph(`${info.id}: ${info.title}: ${answerText(answered)}`, '  ');
    if (answered.link !== null) yield `  ${answered.link}`;
  }
}

function* endingText({ verdict, breach }: InvariantResult): Generator<string> {
  if (verdict === 'holds') yield 'Every run can end';
  else if (breach === null) yield 'Whether every run can end is not decided';
  else {
    yield `NOT EVERY RUN CAN END: after ${stepsText(breach)} none can`;
    if (breach.link !== null) yield `  ${breach.link}`;
  }
}

function stepsText({ steps, shortest, noneWithin }: Breach): string {
  if (shortest) return `${steps} steps`;
  return `${steps} steps, or fewer${noneWithin > 0 ? `, but more than ${noneWithin}` : ''}`;
}

function* breachText(breach: Breach, indent: string): Generator<string> {
  const orderings = orderingsOf(breach);
  const because = orderings.length === 0 ? '' : ', because';
  yield* paragraph(`${outcomeOf(breach).join(': ')}${because}`, indent);
  for (const sentence of orderings) yield* item(sentence, indent);
  if (breach.link !== null) yield indent + breach.link;
}
