/** `run`: how the scenario ends. */
import { table } from '../base/text-lines.ts';
import { microseconds, registerBits, registerText } from '../worker/printed.ts';
import type { Finished } from '../protocol/trace.ts';
import { ok } from '../base/result.ts';
import type { Description } from '../protocol/description.ts';

import type { Snapshot } from '../protocol/snapshot.ts';
import { toldOfAll } from '../scenario/settings.ts';
import { titleOf } from '../scenario/title.ts';
import type { Session } from '../worker/session.ts';
import { json, lines, type Command } from './command.ts';
import { editLines, paragraph } from './text.ts';

export const run: Command = {
  name: 'run',
  takes: 'SCENARIO',
  summary: 'runs it to the end: invariants, registers, checksum',
  flags: [],
  run: (session, flags) => {
    const finished = session.finished();
    const last = session.snapshot(finished.steps);
    if (!last.ok) throw new Error(last.error.sentence);
    return ok(
      flags.json
        ? json({
            ...writtenOf(session),
            ...resultOf(session.opened.description, finished, last.value),
          })
        : lines(summaryOf(session, finished, last.value)),
    );
  },
};

/** The title and the note, where there are any. */
function writtenOf({ opened: { scenario } }: Session) {
  const { title, note } = titleOf(scenario);
  return { ...(title !== '' && { title }), ...(note !== '' && { note }) };
}

function resultOf(description: Description, finished: Finished, last: Snapshot) {
  return {
    steps: finished.steps,
    timeTicks: finished.timeTicks,
    checksum: finished.checksum,
    invariants: description.invariants.map(({ id }, index) => {
      const broken = finished.violations.find(({ invariant }) => invariant === index);
      return { id, holds: broken === undefined, brokenAtStep: broken?.step ?? null };
    }),
    stalls: finished.stalls.map(({ threads, ...stall }) => ({
      ...stall,
      threads: threads.map((thread) => description.threads[thread]?.id ?? ''),
    })),
    readouts: Object.fromEntries(
      description.registers.map((info, index) => [
        info.id,
        registerBits(info, valueOf(last, index)),
      ]),
    ),
  };
}

function* summaryOf(session: Session, finished: Finished, last: Snapshot): Generator<string> {
  const { description, preset, presets, scenario } = session.opened;
  const { title, note } = titleOf(scenario);
  if (title !== '') yield title;
  if (note !== '') yield* note.split('\n').flatMap((line) => paragraph(line));
  if (title !== '' || note !== '') yield '';
  const name = presets.find(({ id }) => id === preset)?.title ?? description.title;
  const time = microseconds(finished.timeTicks, description.ticksPerMicrosecond);
  yield name;
  yield [...toldOfAll(description.settings, scenario), `seed ${scenario.seed}`].join(', ');
  if (description.edits.length > 0) yield 'what if:';
  yield* editLines(description);
  yield `${finished.steps} steps, ${time} us, checksum ${finished.checksum}`;
  yield* paragraph(finished.end);
  yield '';
  yield 'Invariants';
  yield* verdicts(description, finished);
  yield '';
  yield 'Registers at the end';
  // Those of single threads are many, and seldom what is asked for: --json has them.
  const rows = description.registers.flatMap((info, index) =>
    info.scope === 'thread'
      ? []
      : [[info.id, info.label, registerText(info, valueOf(last, index))]],
  );
  yield* table(rows);
}

function* verdicts(description: Description, { violations }: Finished): Generator<string> {
  const width = Math.max(...description.invariants.map(({ id }) => id.length));
  for (const [index, { id, title, consequence }] of description.invariants.entries()) {
    const broken = violations.find(({ invariant }) => invariant === index);
    if (broken === undefined) {
      yield `  holds   ${id.padEnd(width)}  ${title}`;
      continue;
    }
    yield `  BROKEN  ${id.padEnd(width)}  after step ${broken.step}`;
    yield* paragraph(broken.sentence, '          ');
    yield* paragraph(consequence, '          ');
  }
}

function valueOf({ registers }: Snapshot, index: number): bigint {
  return registers[index] ?? 0n;
}
