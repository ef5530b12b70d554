/** `trace`: one line a step, or a file for the viewers of traces. */
import { clip } from '../base/text-lines.ts';
import { microseconds } from '../worker/printed.ts';
import { ok } from '../base/result.ts';
import type { Description } from '../protocol/description.ts';
import type { TraceFormat } from '../protocol/messages.ts';
import type { LogLine } from '../protocol/snapshot.ts';
import type { Session } from '../worker/session.ts';
import { TraceWriting } from '../worker/writing/trace-writing.ts';
import { lines, type Command } from './command.ts';
import { MAX_WIDTH } from './text.ts';

const CHUNK_STEPS = 5000;
const MAX_NOTE_WIDTH = 27;

export const trace: Command = {
  name: 'trace',
  takes: 'SCENARIO',
  summary: 'one line a step: step, us, actor, function, what it did, what came of it',
  flags: ['format'],
  run: (session, flags) => {
    if (flags.format !== null) return ok(traceFile(session, flags.format));
    return ok(lines(flags.json ? jsonLines(session) : textLines(session)));
  },
};

/** As Perfetto and chrome://tracing open it, or as speedscope does even when it is long. */
function* traceFile(session: Session, format: TraceFormat): Generator<string> {
  const writing = new TraceWriting(session, session.opened.step, format);
  while (!writing.isDone) yield writing.advance(CHUNK_STEPS);
}

/** A list in which every step is a line of its own. */
function* jsonLines(session: Session): Generator<string> {
  const { description } = session.opened;
  const count = session.run.steps;
  const brokenAt = brokenAtSteps(session);
  if (count === 0) yield '[]';
  for (const entry of log(session)) {
    const value = {
      step: entry.step,
      timeTicks: entry.timeTicks,
      actor: actorOf(description, entry),
      function: entry.function,
      text: entry.text,
      outcome: entry.outcome,
      events: eventsOf(description, entry, 'id'),
      broken: brokenAt.get(entry.step) ?? [],
    };
    const before = entry.step === 0 ? '[' : ' ';
    yield before + JSON.stringify(value) + (entry.step === count - 1 ? ']' : ',');
  }
}

function* textLines(session: Session): Generator<string> {
  const { description } = session.opened;
  const widths = widthsOf(session);
  const brokenAt = brokenAtSteps(session);
  for (const entry of log(session)) {
    const time = microseconds(entry.timeTicks, description.ticksPerMicrosecond);
    const before = [
      String(entry.step).padStart(widths.step),
      time.padStart(widths.time),
      actorOf(description, entry).padEnd(widths.actor),
    ].join(' ');
    const did =
      entry.function === ''
        ? entry.text
        : `${entry.function.padEnd(widths.function)} ${entry.text}`;
    const note = noteOf(description, entry, brokenAt.get(entry.step) ?? []);
    const room = MAX_WIDTH - before.length - 1 - (note === '' ? 0 : note.length + 3);
    yield `${before} ${clip(did, room)}${note === '' ? '' : ` | ${note}`}`;
  }
}

/** What came of a step in a few words: what broke, or its outcome, or its events. */
function noteOf(description: Description, entry: LogLine, broken: readonly string[]): string {
  if (broken.length > 0) return clip(`BROKEN: ${broken.join(', ')}`, 2 * MAX_NOTE_WIDTH);
  // The first word of `won: becomes the owner` says it; a long one is left to --json.
  const [outcome = ''] = entry.outcome.split(':', 1);
  const short = outcome.length <= MAX_NOTE_WIDTH ? outcome : '';
  return clip(short || eventsOf(description, entry, 'label').join(', '), MAX_NOTE_WIDTH);
}

/** Ids of the invariants that each step broke for the first time. */
function brokenAtSteps(session: Session): ReadonlyMap<number, readonly string[]> {
  const { invariants } = session.opened.description;
  const broken = new Map<number, string[]>();
  for (const { invariant, step } of session.run.violations) {
    // Broken after n steps means by the one before; what was broken from the start is of no step.
    const ids = broken.get(step - 1) ?? [];
    broken.set(step - 1, [...ids, invariants[invariant]?.id ?? '']);
  }
  return broken;
}

function* log(session: Session): Generator<LogLine> {
  for (let from = 0; from < session.run.steps; from += CHUNK_STEPS) {
    yield* session.log(from, from + CHUNK_STEPS);
  }
}

/** Only the actors that do something: the others would cost room. */
function widthsOf(session: Session) {
  const { run } = session;
  const { description } = session.opened;
  const { steps, timeTicks } = session.finished();
  const actors = [...new Set(run.trace.actors(steps))];
  return {
    step: String(steps).length,
    time: microseconds(timeTicks, description.ticksPerMicrosecond).length,
    actor: Math.max(0, ...actors.map((actor) => description.actors[actor]?.id.length ?? 0)),
    function: Math.max(...description.functions.map(({ name }) => name.length)),
  };
}

function actorOf({ actors }: Description, entry: LogLine): string {
  return actors[entry.actor]?.id ?? '';
}

function eventsOf({ events }: Description, entry: LogLine, key: 'id' | 'label'): string[] {
  return events.flatMap((event, bit) => ((entry.events >>> bit) & 1 ? [event[key]] : []));
}
