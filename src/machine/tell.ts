/**
 * How a function is told, apart from what it does: words, events, costs and phases by the names of its
 * lines, put into its statements. So a program file can read like its source, line by line.
 *
 * A line's name is what stands behind the function in its id: its label, or its kind; `#2`, `#3`... for
 * those that have the same. In a loop there may be other words for each round.
 */
import { assert } from '../base/assert.ts';
import {
  exactly,
  isGroup,
  phase,
  type Effect,
  type Func,
  type LineStatement,
  type Op,
  type Statement,
  type WaitOptions,
} from './statement.ts';

/** Of one line; `jump` is the text between the two ways of a branch. */
export interface LineWords extends WaitOptions {
  readonly phase?: string;
  readonly jump?: string;
}

export interface Telling {
  readonly summary: string;
  /** Of all its lines that have none of their own. */
  readonly phase?: string;
  /** By name of the line; a list has words for each round of the loop around it, if any. */
  readonly lines?: Readonly<Record<string, LineWords | readonly LineWords[]>>;
}

type Untold = Pick<Func, 'name' | 'file' | 'origin'>;

/** The function with its words; throws where there are words for a line that it does not have. */
export function told(func: Untold, telling: Telling, body: readonly Statement[]): Func {
  const teller = new Teller(telling.lines ?? {});
  const all = teller.list(body, new Map(), 0);
  const strange = teller.unused();
  assert(strange === undefined, `${func.name} has no line ${strange ?? ''}`);
  return {
    ...func,
    summary: telling.summary,
    body: telling.phase === undefined ? all : [phase(telling.phase, all)],
  };
}

class Teller {
  private readonly words: Required<Telling>['lines'];
  private readonly used = new Set<string>();

  constructor(words: Required<Telling>['lines']) {
    this.words = words;
  }

  unused(): string | undefined {
    const isFor = (words: LineWords | readonly LineWords[]) => !isList(words) || words.length > 0;
    return Object.entries(this.words).find(([name, of]) => isFor(of) && !this.used.has(name))?.[0];
  }

  list(body: readonly Statement[], counts: Map<string, number>, round: number): Statement[] {
    return body.map((s) => this.statement(s, counts, round));
  }

  private statement(s: Statement, counts: Map<string, number>, round: number): Statement {
    if (isGroup(s)) return { ...s, body: this.list(s.body, counts, round) };
    const name = counted('label' in s && s.label !== '' ? s.label : kindOf(s), counts);
    const { phase: own, jump, ...words } = this.wordsFor(name, round);
    const line = this.line(s, words, jump, counts, round);
    return own === undefined ? line : phase(own, [line]);
  }

  private line(
    s: LineStatement,
    words: WaitOptions,
    jump: string | undefined,
    counts: Map<string, number>,
    round: number,
  ): LineStatement {
    switch (s.kind) {
      case 'op':
        return withOptions(s, words);
      case 'call':
      case 'goto':
        return { ...s, notes: { ...s.notes, ...words } };
      case 'branch': {
        const then = this.list(s.then, counts, round);
        if (s.otherwise.length > 0) counted('control', counts);
        const otherwise = this.list(s.otherwise, counts, round);
        const between = { ...s.between, jump: jump ?? s.between.jump };
        return { ...s, then, otherwise, between, notes: { ...s.notes, ...words } };
      }
      case 'loop': {
        const before = new Map(counts);
        const rounds = s.rounds.map((list, i) =>
          this.list(list, i === 0 ? counts : new Map(before), i),
        );
        return { ...s, rounds, notes: { ...s.notes, ...words } };
      }
    }
  }

  private wordsFor(name: string, round: number): LineWords {
    const found = this.words[name];
    this.used.add(name);
    if (found === undefined) return {};
    return isList(found) ? (found[round] ?? {}) : found;
  }
}

const isList = (of: LineWords | readonly LineWords[]): of is readonly LineWords[] =>
  Array.isArray(of);

/** The name of a line without a label, as in `LineTable`. */
function kindOf(s: LineStatement): string {
  if (s.kind === 'op') return s.guard === null ? 'op' : 'wait';
  return s.kind === 'call' ? 'call' : 'control';
}

function counted(base: string, counts: Map<string, number>): string {
  const count = (counts.get(base) ?? 0) + 1;
  counts.set(base, count);
  return count === 1 ? base : `${base}#${String(count)}`;
}

function withOptions(s: Op, words: WaitOptions): Op {
  const ghosts: readonly Effect[] = words.ghosts ?? [];
  const exact = [s.options.exact, words.exact].filter((e) => e !== undefined);
  return {
    ...s,
    effects: [...s.effects, ...ghosts],
    options: { ...s.options, ...words, ...(exact.length === 0 ? {} : { exact: exactly(exact) }) },
  };
}
