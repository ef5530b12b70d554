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
  readonly path: string;
  readonly indent: number;
  readonly phase: string;
  readonly stack: readonly number[];
  readonly calls: readonly number[];
  /** Lines of later rounds of a loop stand under the path of the first. */
}

/** Longest chain of branches and jumps between two ops; more means a loop without an op. */
const CHAIN_LIMIT = 200;

export function buildCode(program: Program): Code {
  const table = new LineTable();
  const built = program.threads.map((thread) => new ThreadBuilder(program, table).build(thread));
  const first = built[0];
  assert(first !== undefined, 'a program needs a thread');
  for (const other of built) {
    assert(
      other.instructions.length === first.instructions.length,
      'threads must share their listing',
    );
  }
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
        this.isForever(i) ? { kind: 'instruction', index: i } : resolve(late),
      ),
      routines: new Map([...this.routines].map(([name, late]) => [name, resolve(late)])),
    };
    return { instructions: this.instructions, code };
  }

  /** A rest that nothing but an interrupt leaves. */
  private isForever(index: number): boolean {
    const guard = this.ops[index]?.guard;
    if (guard === undefined || guard === null) return false;
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
    return this.statements(func.body, inside, then);
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
        return () => {
          const target = this.routines.get(s.routine);
          assert(target !== undefined, `no routine ${s.routine}`);
          return target();
        };
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
    const rest: { target: LateTarget } = { target: then };
    const entry = this.statements(first, at, () => rest.target());
    rest.target = this.rounds(others, at, then);
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
    if (s.otherwise.length > 0)
      this.line({ ...at, path: `${at.path}/else` }, '', 'else', 'control', {});
    const no = this.statements(s.otherwise, { ...deeper, path: `${at.path}/otherwise` }, then);
    const condition = term(s.condition);
    if (condition.kind === 'constant') return condition.value === 0 ? no : yes;
    return () => ({ kind: 'branch', condition, then: yes(), otherwise: no() });
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
    return () => ({ kind: 'instruction', index });
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

function resolve(late: LateTarget): Target {
  const target = late();
  assert(depth(target) < CHAIN_LIMIT, 'a loop without an op');
  return target;
}

function depth(target: Target): number {
  return target.kind === 'instruction'
    ? 0
    : 1 + Math.max(depth(target.then), depth(target.otherwise));
}
