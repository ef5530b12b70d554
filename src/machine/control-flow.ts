/**
 * From structured statements to numbered instructions: calls are inlined, loops unrolled, branches
 * become part of the step before them. Instructions are numbered in the order of the listing.
 */
import { assert } from '../base/assert.ts';
import type { Code, Instruction, Target, ThreadCode } from './code.ts';
import { term } from './expression.ts';
import { LineTable } from './line-table.ts';
import type { Program, ThreadProgram } from './program.ts';
import type { Func, Op, Statement } from './statement.ts';

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
}

export function buildCode(program: Program): Code {
  const table = new LineTable();
  const built = program.threads.map((thread) => new ThreadBuilder(program, table).build(thread));
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
  };
}

class ThreadBuilder {
  private readonly instructions: Instruction[] = [];
  private readonly ops: Op[] = [];
  private readonly next: LateTarget[] = [];
  private readonly routines = new Map<string, LateTarget>();
  private readonly program: Program;
  private readonly table: LineTable;

  constructor(program: Program, table: LineTable) {
    this.program = program;
    this.table = table;
  }

  build(thread: ThreadProgram): { instructions: Instruction[]; code: ThreadCode } {
    for (const { name, code } of thread.routines) {
      const nowhere: LateTarget = () => {
        throw new Error(`routine ${name} must end with a goto or a rest`);
      };
      const top = { indent: 0, phase: this.program.phases[0] ?? '', stack: [], calls: [] };
      this.routines.set(name, this.function(code, top, nowhere));
    }
    const code: ThreadCode = {
      ops: this.ops,
      next: this.next.map((late, i) =>
        this.isForever(i) ? { kind: 'instruction', index: i } : late(),
      ),
      routines: new Map([...this.routines].map(([name, late]) => [name, late()])),
    };
    return { instructions: this.instructions, code };
  }

  /** A rest that nothing but an interrupt leaves. */
  private isForever(index: number): boolean {
    const { guard, options } = this.ops[index]!;
    if (guard === null || options.timesOut === true) return false;
    const e = term(guard);
    return e.kind === 'constant' && e.value === 0;
  }

  private function(
    func: Func,
    at: Pick<Place, 'indent' | 'phase' | 'stack' | 'calls'>,
    then: LateTarget,
  ): LateTarget {
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
      case 'call': {
        const line = this.line(at, s.label, s.text, 'call', s.notes);
        return this.function(s.callee, { ...at, calls: [...at.calls, line] }, then);
      }
      case 'goto':
        this.line(at, '', s.text, 'control', {});
        return once(() => {
          const target = this.routines.get(s.routine);
          assert(target !== undefined, `no routine ${s.routine}`);
          return target();
        });
      case 'branch':
        return this.branch(s, at, then);
      case 'loop': {
        this.line(at, '', s.text, 'control', s.notes);
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

  private branch(
    s: Extract<Statement, { kind: 'branch' }>,
    at: Place,
    then: LateTarget,
  ): LateTarget {
    this.line(at, '', s.text, 'control', s.notes);
    const deeper = { ...at, indent: at.indent + 1 };
    const yes = this.statements(s.then, { ...deeper, path: `${at.path}/then` }, then);
    if (s.otherwise.length > 0) {
      const { added = false } = s.notes;
      this.line({ ...at, path: `${at.path}/else` }, '', 'else', 'control', { added });
    }
    const no = this.statements(s.otherwise, { ...deeper, path: `${at.path}/otherwise` }, then);
    const condition = term(s.condition);
    if (condition.kind === 'constant') return condition.value === 0 ? no : yes;
    return once(() => ({ kind: 'branch', condition, then: yes(), otherwise: no() }));
  }

  private op(s: Op, at: Place, then: LateTarget): LateTarget {
    const kind = s.guard === null ? 'op' : 'wait';
    const line = this.line(at, s.label, s.text, kind, s.options);
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
        timesOut: s.options.timesOut ?? false,
      }) - 1;
    this.ops.push(s);
    this.next.push(then);
    const target: Target = { kind: 'instruction', index };
    return () => target;
  }

  private line(
    at: Place,
    label: string,
    text: string,
    kind: 'op' | 'wait' | 'call' | 'control',
    notes: { readonly why?: string; readonly added?: boolean },
  ): number {
    const { why = '', added = false } = notes;
    const line = { label, indent: at.indent, text, kind, added, why };
    return this.table.line(at.fn, at.path, line);
  }
}

/** Finds the target on first use. One that leads back to itself is a loop without an op. */
function once(find: LateTarget): LateTarget {
  let found: Target | undefined;
  let searching = false;
  return () => {
    assert(!searching, 'a loop without an op');
    if (found === undefined) {
      searching = true;
      found = find();
      searching = false;
    }
    return found;
  };
}
