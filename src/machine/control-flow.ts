/**
 * From structured statements to numbered instructions: calls are inlined, loops unrolled, branches
 * become part of the step before them. Instructions are numbered in the order of the listing.
 */
import { assert } from '../base/assert.ts';
import type { Code, Instruction, Interrupted, Line, Target, ThreadCode } from './code.ts';
import { both, equal, not, term, type Term } from './expression.ts';
import { cell } from './cell.ts';
import { LineTable } from './line-table.ts';
import type { Program, ThreadProgram } from './program.ts';
import type {
  Branch,
  Func,
  LineNotes,
  LineStatement,
  Op,
  Statement,
  Tracked,
} from './statement.ts';

/** What makes a program one that nobody can run: after an edit, not in a model. */
export class BadFlow extends Error {}

/** Resolved only after everything is numbered, because jumps may go forward. */
type LateTarget = () => Target;

interface Place {
  readonly fn: number;
  /** Inside the function. Lines of later rounds of a loop stand under the path of the first. */
  readonly path: string;
  readonly indent: number;
  readonly phase: string;
  readonly stack: readonly number[];
  readonly calls: readonly number[];
  /** Lines are written down and no instructions made. */
  readonly struck: boolean;
  /** An interrupt that is taken before anything else happens; null where none can be. */
  readonly pending: Term | null;
}

type Lines = Pick<Code, 'lineOf' | 'betweenOf'> & {
  readonly lineOf: Map<LineStatement, number>;
  readonly betweenOf: Map<Branch, number>;
};

export function buildCode(program: Program): Code {
  const table = new LineTable();
  const lines: Lines = { lineOf: new Map(), betweenOf: new Map() };
  const built = program.threads.map((t, i) => new ThreadBuilder(program, table, lines, i).build(t));
  const first = built[0];
  assert(first !== undefined, 'a program needs a thread');
  const listing = first.instructions.map((i) => JSON.stringify(i));
  built.forEach(({ instructions }, thread) => {
    const shared =
      instructions.length === listing.length &&
      instructions.every((i, at) => JSON.stringify(i) === listing[at]);
    assert(shared, `${program.threads[thread]!.id} does not share the listing of the others`);
  });
  return {
    functions: table.functions(),
    lines: table.lines,
    instructions: first.instructions,
    threads: built.map((b) => b.code),
    ...lines,
  };
}

class ThreadBuilder {
  private readonly instructions: Instruction[] = [];
  private readonly ops: Op[] = [];
  private readonly next: LateTarget[] = [];
  private readonly routines = new Map<string, LateTarget>();
  private readonly program: Program;
  private readonly table: LineTable;
  private readonly lines: Lines;
  private readonly index: number;
  private interrupted: Interrupted | null = null;

  constructor(program: Program, table: LineTable, lines: Lines, index: number) {
    this.program = program;
    this.table = table;
    this.lines = lines;
    this.index = index;
  }

  build(thread: ThreadProgram): { instructions: Instruction[]; code: ThreadCode } {
    for (const { name, code } of thread.routines) {
      const nowhere: LateTarget = () => {
        throw new BadFlow(`routine ${name} must end with a goto or a rest`);
      };
      const phase = this.program.phases[0] ?? '';
      const top = { indent: 0, phase, stack: [], calls: [], struck: false, pending: null };
      this.enter(name, this.function(code, top, nowhere));
    }
    const code: ThreadCode = {
      ops: this.ops,
      next: this.next.map((late, i) =>
        this.isForever(i) ? { kind: 'instruction', index: i } : late(),
      ),
      routines: new Map([...this.routines].map(([name, late]) => [name, late()])),
      interrupted: this.interrupted,
    };
    return { instructions: this.instructions, code };
  }

  private enter(routine: string, target: LateTarget): void {
    assert(!this.routines.has(routine), `routine ${routine} begins twice`);
    this.routines.set(routine, target);
  }

  /** To where the thread was interrupted. */
  private back(): Target {
    const { cell: at, places } = (this.interrupted ??= this.interruption());
    const [first, ...others] = places.map((index): Target => ({ kind: 'instruction', index }));
    assert(first !== undefined, 'nobody is interrupted');
    return others.reduce(
      (otherwise, then, i) => ({ kind: 'branch', condition: equal(at, i + 2), then, otherwise }),
      first,
    );
  }

  private interruption(): Interrupted {
    const { id } = this.program.threads[this.index]!;
    const places = this.instructions.flatMap((one, i) => (one.interruptible ? [i] : []));
    const at = cell({
      id: `${id}.interrupted`,
      label: 'interrupted at',
      scope: 'thread',
      index: this.index,
      max: Math.max(1, places.length),
      temporary: true,
      summary: 'The place at which an interrupt was taken, to which it goes back.',
    });
    return { cell: at, places };
  }

  /** A rest that nothing but an interrupt leaves. */
  private isForever(index: number): boolean {
    const { guard, options } = this.ops[index]!;
    if (guard === null || options.limitTicks !== undefined) return false;
    const e = term(guard);
    return e.kind === 'constant' && e.value === 0;
  }

  private function(func: Func, at: Omit<Place, 'fn' | 'path'>, then: LateTarget): LateTarget {
    const fn = this.table.functionIndex(func);
    assert(!at.stack.includes(fn), `${func.name} calls itself`);
    const inside = { ...at, indent: 0, fn, path: '', stack: [...at.stack, fn] };
    const linesBefore = this.table.length(fn);
    const entry = this.statements(func.body, inside, then);
    assert(
      linesBefore === 0 || linesBefore === this.table.length(fn),
      `${func.name} has fewer lines elsewhere`,
    );
    return entry;
  }

  private statements(list: readonly Statement[], at: Place, then: LateTarget): LateTarget {
    let entry: LateTarget | undefined;
    let link: ((target: LateTarget) => void) | undefined;
    list.forEach((statement, i) => {
      let after: LateTarget | undefined;
      const target = this.statement(statement, { ...at, path: `${at.path}/${String(i)}` }, () => {
        assert(after !== undefined, 'unlinked statement');
        return after();
      });
      if (link) link(target);
      else entry = target;
      link = (t) => {
        after = t;
      };
    });
    if (link) link(then);
    return entry ?? then;
  }

  private statement(s: Statement, at: Place, then: LateTarget): LateTarget {
    switch (s.kind) {
      case 'op':
        return this.op(s, at, then);
      case 'phase':
        return this.statements(s.body, { ...at, phase: s.phase }, then);
      case 'entry': {
        const begin = this.statements(s.body, at, then);
        if (!at.struck) this.enter(s.routine, begin);
        return begin;
      }
      case 'interruptible':
        return this.statements(s.body, { ...at, pending: s.pending }, then);
      case 'struck':
        this.statements(s.body, { ...at, struck: true }, then);
        return then;
      case 'call': {
        const line = this.line(at, s, s, 'call', s.notes);
        return this.function(s.callee, { ...at, calls: [...at.calls, line] }, then);
      }
      case 'goto':
        this.line(at, s, { label: '', text: s.text }, 'control', s.notes);
        return once(() => {
          if (s.routine === null) return this.back();
          const target = this.routines.get(s.routine);
          if (target === undefined) throw new BadFlow(`no routine ${s.routine}`);
          return target();
        });
      case 'branch':
        return this.branch(s, at, then);
      case 'loop': {
        this.line(at, s, { label: '', text: s.text }, 'control', s.notes);
        const inside = { ...at, indent: at.indent + 1, path: `${at.path}/round` };
        return this.rounds(s.rounds, inside, then);
      }
    }
  }

  private rounds(
    rounds: readonly (readonly Statement[])[],
    at: Place,
    then: LateTarget,
  ): LateTarget {
    const [first, ...others] = rounds;
    if (first === undefined) return then;
    // The first round is written down first, so that lines and instructions keep their order.
    let next: LateTarget = then;
    const entry = this.statements(first, at, () => next());
    next = this.rounds(others, at, then);
    return entry;
  }

  private branch(s: Branch, at: Place, then: LateTarget): LateTarget {
    this.line(at, s, { label: '', text: s.text }, 'control', s.notes);
    const deeper = { ...at, indent: at.indent + 1 };
    const yes = this.statements(s.then, { ...deeper, path: `${at.path}/then` }, then);
    if (s.otherwise.length > 0) this.between(s, at);
    const beside = s.between.jump === null ? deeper : at;
    const no = this.statements(s.otherwise, { ...beside, path: `${at.path}/otherwise` }, then);
    const condition = term(s.condition);
    if (condition.kind === 'constant') return condition.value === 0 ? no : yes;
    return once(() => ({ kind: 'branch', condition, then: yes(), otherwise: no() }));
  }

  private between(s: Branch, at: Place): void {
    const { jump } = s.between;
    const indent = jump === null ? at.indent : at.indent + 1;
    const where = { ...at, path: `${at.path}/else`, indent };
    const { added = false } = s.notes;
    const text = { label: '', text: jump ?? 'else' };
    const line = this.write(where, text, 'control', { added }, s.between);
    this.lines.betweenOf.set(s, line);
  }

  private op(s: Op, at: Place, then: LateTarget): LateTarget {
    const kind = s.guard === null ? 'op' : 'wait';
    const line = this.line(at, s, s, kind, s.options);
    if (at.struck) return then;
    const { pending } = at;
    const phase = this.program.phases.indexOf(at.phase);
    assert(phase >= 0, `no phase ${at.phase}`);
    const index =
      this.instructions.push({
        line,
        stack: at.stack,
        calls: at.calls,
        phase,
        text: s.options.instance ?? s.text,
        waitsFor: s.options.waitsFor ?? '',
        rest: s.options.rest ?? false,
        interruptible: pending !== null || (s.options.rest ?? false),
        limitTicks: s.options.limitTicks ?? null,
      }) - 1;
    this.ops.push(pending === null ? s : { ...s, guard: both(s.guard ?? true, not(pending)) });
    this.next.push(then);
    const target: Target = { kind: 'instruction', index };
    return () => target;
  }

  private line(
    at: Place,
    of: LineStatement,
    text: Pick<Line, 'label' | 'text'>,
    kind: Line['kind'],
    notes: LineNotes,
  ): number {
    const line = this.write(at, text, kind, notes, of);
    this.lines.lineOf.set(of, line);
    return line;
  }

  private write(
    at: Place,
    { label, text }: Pick<Line, 'label' | 'text'>,
    kind: Line['kind'],
    { why = '', added = false }: LineNotes,
    { name, edit }: Tracked,
  ): number {
    const line = { label, indent: at.indent, text, kind, added, why, edit: edit ?? null };
    return this.table.line(at.fn, at.path, line, name);
  }
}

/** Finds the target on first use. One that leads back to itself is a loop without an op. */
function once(find: LateTarget): LateTarget {
  let found: Target | undefined;
  let searching = false;
  return () => {
    if (searching) throw new BadFlow('a loop without an op');
    if (found === undefined) {
      searching = true;
      found = find();
      searching = false;
    }
    return found;
  };
}
