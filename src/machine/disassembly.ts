/** One thread's numbered instructions with where each goes next, as plain text: for debugging. */
import type { Code, Target } from './code.ts';
import { term, type Expression, type PlaceTest, type Term } from './expression.ts';

/** A line an instruction, e.g. `3  f:H6  wait until owner is clear  when owner == 0  -> 4`. */
export function disassembly(code: Code, thread: number): string {
  const { ops, next } = code.threads[thread]!;
  return code.instructions
    .map(({ line, text }, i) => {
      const { guard } = ops[i]!;
      const when = guard === null ? '' : `  when ${expressionText(guard)}`;
      return `${String(i)}  ${code.lines[line]!.id}  ${text}${when}  -> ${targetText(next[i]!)}`;
    })
    .join('\n');
}

function targetText(target: Target): string {
  if (target.kind === 'instruction') return String(target.index);
  const { condition, then, otherwise } = target;
  return `(${expressionText(condition)} ? ${targetText(then)} : ${targetText(otherwise)})`;
}

/** Fully bracketed, with cells by their ids. */
export function expressionText(of: Term): string {
  const e = term(of);
  switch (e.kind) {
    case 'constant':
      return String(e.value);
    case 'cell':
      return e.cell.id;
    case 'not':
      return `!${operandText(e.of)}`;
    case 'place':
      return `thread ${String(e.thread)} at ${placeText(e.where)}`;
    case 'binary':
      return `${operandText(e.left)} ${e.operator} ${operandText(e.right)}`;
  }
}

function operandText(e: Expression): string {
  return e.kind === 'constant' || e.kind === 'cell' ? expressionText(e) : `(${expressionText(e)})`;
}

function placeText(where: PlaceTest): string {
  if (typeof where === 'string') return where;
  if ('instruction' in where) return `#${where.instruction}`;
  if ('function' in where) return `${where.function}()`;
  return 'line' in where ? where.line : `phase ${where.phase}`;
}
