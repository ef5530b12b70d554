/**
 * Functions of one source file: what they do stands in a file of the same name, how it is told in the
 * one under `words/`. Both are put together here.
 */
import { told, type Telling } from '../../machine/tell.ts';
import {
  isGroup,
  type Func,
  type LineNotes,
  type LineStatement,
  type Statement,
} from '../../machine/statement.ts';
import type { Core } from './core.ts';
import type { Thread } from './thread.ts';

/** Where a file stands, and as of which commit or version it was read. */
export interface Source {
  readonly file: string;
  readonly origin: string;
}

/** How a function is told, for a thread of a core. */
export type Words = (core: Core, t: Thread) => Telling;

export type Function = (core: Core, t: Thread) => Func;

/** `words` has those of every function of the file, by name. */
export function sourceFile<Name extends string>(
  sourceOf: (core: Core) => Source,
  words: Readonly<Record<Name, Words>>,
): (name: Name, bodyOf: (core: Core, t: Thread) => readonly Statement[]) => Function {
  return (name, bodyOf) => (core, t) =>
    told({ name, ...sourceOf(core) }, words[name](core, t), bodyOf(core, t));
}

/** Lines that came with the fix: none before. */
export function added(core: Core, lines: () => readonly Statement[]): Statement[] {
  return core.fixed ? lines().map(asAdded) : [];
}

function asAdded(s: Statement): Statement {
  if (isGroup(s)) return { ...s, body: s.body.map(asAdded) };
  return markAdded(s);
}

function markAdded(s: LineStatement): LineStatement {
  const note: LineNotes = { added: true };
  switch (s.kind) {
    case 'op':
      return { ...s, options: { ...s.options, ...note } };
    case 'call':
    case 'goto':
      return { ...s, notes: { ...s.notes, ...note } };
    case 'branch':
      return {
        ...s,
        then: s.then.map(asAdded),
        otherwise: s.otherwise.map(asAdded),
        notes: { ...s.notes, ...note },
      };
    case 'loop':
      return {
        ...s,
        rounds: s.rounds.map((round) => round.map(asAdded)),
        notes: { ...s.notes, ...note },
      };
  }
}
