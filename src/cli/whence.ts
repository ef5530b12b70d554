/** `whence`: who set a value, when, and from what; who reads it next, and who waits for it. */
import { microseconds, registerBits, registerText } from '../worker/printed.ts';
import { nearest } from '../base/nearest.ts';
import { fail, ok } from '../base/result.ts';
import type { Description } from '../protocol/description.ts';
import type { LogLine } from '../protocol/snapshot.ts';
import type { Link, Subject, Valued, Whence } from '../protocol/whence.ts';
import { quoted } from '../scenario/sentence.ts';
import { json, lines, type Command } from './command.ts';
import { item, paragraph } from './text.ts';

export const whence: Command = {
  name: 'whence',
  takes: 'SCENARIO NAME',
  summary: 'who set a value, when and from what, back to the start; who reads it next',
  flags: ['step'],
  run: (session, flags, name) => {
    const { description } = session.opened;
    const subject = subjectOf(description, name);
    if (subject === null) return fail(unknownName(description, name));
    const asked = session.whence(subject, flags.step ?? session.run.steps);
    if (!asked.ok) return fail(asked.error.sentence);
    return ok(
      flags.json
        ? json(withIds(description, asked.value))
        : lines(text(description, name, asked.value)),
    );
  },
};

function namesOf({
  registers,
  cells,
  threads,
}: Description): readonly (readonly [string, Subject])[] {
  const kinds = { register: registers, cell: cells, wait: threads };
  return (['register', 'cell', 'wait'] as const).flatMap((kind) =>
    kinds[kind].map(({ id }, index) => [id, { kind, index }] as const),
  );
}

function subjectOf(description: Description, name: string): Subject | null {
  return namesOf(description).find(([id]) => id === name)?.[1] ?? null;
}

function unknownName(description: Description, name: string): string {
  const guess = nearest(
    name,
    namesOf(description).map(([id]) => id),
  );
  const help = guess === null ? '"describe" tells the names' : `did you mean ${guess}?`;
  return `there is no register, cell or thread ${quoted(name)}; ${help}`;
}

function* text(description: Description, name: string, asked: Whence): Generator<string> {
  const { subject, now, chain, next, waiting, step } = asked;
  const values = now.map((one) => valueText(description, one));
  if (subject.kind !== 'wait') yield `${name} = ${values.join('')} after ${step} steps`;
  else {
    const parts = now.map((one) => `${idOf(description, one)} = ${valueText(description, one)}`);
    yield parts.length === 0 ? `${name} waits for nothing` : `${name} waits: ${parts.join(', ')}`;
  }
  if (chain.length === 0) yield '  as the scenario sets it';
  for (const link of chain) yield* linkLines(description, link);
  if (!asked.isWhole) yield '  and so on';
  if (next !== null) {
    const does = next.reads ? 'read next' : 'stored over unread';
    yield `  ${does} at step ${next.line.step}: ${whatItDid(description, next.line)}`;
  }
  for (const thread of waiting) yield `  ${description.threads[thread]?.id ?? ''} waits for it`;
}

function* linkLines(description: Description, { line, words, tie, changes, from }: Link) {
  const time = microseconds(line.timeTicks, description.ticksPerMicrosecond);
  const led = { value: '', condition: ', made possible by', order: ', after' }[tie];
  yield* item(`step ${line.step}, ${time} us${led}: ${words}`, '  ');
  for (const { before, after } of changes) {
    const values = [before, after].map((one) => valueText(description, one));
    yield `      ${idOf(description, after)}: ${values.join(' to ')}`;
  }
  const found = from.map((one) => `${idOf(description, one)} = ${valueText(description, one)}`);
  if (found.length > 0) yield* paragraph(`from ${found.join(', ')}`, '      ');
}

function whatItDid({ actors }: Description, line: LogLine): string {
  const actor = actors[line.actor];
  return actor?.kind === 'thread' ? `${actor.id} ${line.text}` : line.text;
}

function idOf({ cells, registers }: Description, { kind, index }: Valued): string {
  return (kind === 'cell' ? cells : registers)[index]?.id ?? '';
}

function valueText({ cells, registers }: Description, one: Valued): string {
  if (one.kind === 'cell') {
    const info = cells[one.index];
    return info?.names[one.value - info.min] ?? String(one.value);
  }
  const info = registers[one.index];
  return info === undefined ? '' : registerText(info, one.value);
}

/** The answer with the ids of things, and registers as digits. */
function withIds(description: Description, asked: Whence) {
  const valued = (one: Valued) => {
    const info = description.registers[one.index];
    const isRegister = one.kind === 'register' && info !== undefined;
    return {
      id: idOf(description, one),
      value: isRegister ? registerBits(info, one.value) : Number(one.value),
    };
  };
  const step = ({ actor, ...line }: LogLine) => ({
    ...line,
    actor: description.actors[actor]?.id ?? '',
  });
  return {
    step: asked.step,
    now: asked.now.map(valued),
    chain: asked.chain.map(({ line, words, tie, changes, from }) => ({
      ...step(line),
      words,
      tie,
      changes: changes.map(({ before, after }) => ({
        ...valued(before),
        after: valued(after).value,
      })),
      from: from.map(valued),
    })),
    isWhole: asked.isWhole,
    next: asked.next === null ? null : { ...step(asked.next.line), reads: asked.next.reads },
    waiting: asked.waiting.map((thread) => description.threads[thread]?.id ?? ''),
  };
}
