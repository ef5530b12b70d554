/**
 * From text to a question. The whole grammar:
 *
 *     question   kind condition                    kind: can never must still par lost when
 *     condition  condition or condition | condition and condition | not condition | (condition)
 *                value sign value                  sign: == != < <= > >=
 *                CELL                              it is not 0
 *                who at rest | who at LINE         who: THREAD, all, any
 *                who in FUNCTION | who in phase PHASE
 *                EVENT | INVARIANT                 the step was one; it is not broken
 *                end | rest | deadlock             nobody can move
 *     value      CELL, a number, or the name of a value of the cell on the other side
 *
 * `not` binds closest, then `and`, then `or`. A line is its id, `mend:M2`, or its label alone where
 * that is the only one. Ids with blanks, or that are keywords, stand in quotes; one that a cell, an event
 * and an invariant share is told apart by the kind before it, `event recovered`.
 */
import { fail, ok, type Result } from '../../base/result.ts';
import { hint, NAMED_KINDS, type NamedKind, type Names } from './names.ts';
import {
  COMPARISONS,
  ENDS,
  QUESTION_KINDS,
  SEVERAL,
  type Comparison,
  type Condition,
  type Question,
  type Value,
  type Where,
} from './question.ts';
import { quoted, tokensOf, type Token } from './tokens.ts';

/** Far more than anybody asks, and nothing that nests deeper than the stack. */
const MAX_LENGTH = 2000;

/** The error is a sentence that says what is wrong, and at which character. */
export function parseQuestion(text: string, names: Names): Result<Question, string> {
  return parsed(text, names, (parser) => parser.question());
}

/** A condition alone. */
export function parseCondition(text: string, names: Names): Result<Condition, string> {
  return parsed(text, names, (parser) => parser.condition());
}

function parsed<T>(text: string, names: Names, what: (parser: Parser) => T): Result<T, string> {
  if (text.length > MAX_LENGTH) return fail(`a question has at most ${MAX_LENGTH} characters`);
  const tokens = tokensOf(text);
  if (!tokens.ok) return tokens;
  const parser = new Parser(tokens.value, names);
  try {
    const found = what(parser);
    parser.finish();
    return ok(found);
  } catch (error) {
    if (error instanceof Wrong) return fail(error.message);
    throw error;
  }
}

/** What is wrong, on its way out of the parser. */
class Wrong extends Error {}

class Parser {
  private readonly tokens: readonly Token[];
  private readonly names: Names;
  private next = 0;

  constructor(tokens: readonly Token[], names: Names) {
    this.tokens = tokens;
    this.names = names;
  }

  question(): Question {
    const { kind: tokenKind, text } = this.peek();
    const kind = QUESTION_KINDS.find((one) => tokenKind === 'word' && one === text);
    if (kind === undefined)
      throw this.wrong('a question begins with its kind', hint(text, QUESTION_KINDS));
    this.next++;
    return { kind, of: this.condition() };
  }

  condition(): Condition {
    let left = this.conjunction();
    while (this.takes('or', '||')) left = { kind: 'or', left, right: this.conjunction() };
    return left;
  }

  /** Nothing may be left. */
  finish(): void {
    if (this.peek().kind === 'end') return;
    throw this.wrong('expected and, or, or the end of the question');
  }

  private conjunction(): Condition {
    let left = this.negation();
    while (this.takes('and', '&&')) left = { kind: 'and', left, right: this.negation() };
    return left;
  }

  private negation(): Condition {
    if (this.takes('not', '!')) return { kind: 'not', of: this.negation() };
    if (!this.takes('(')) return this.atom();
    const inside = this.condition();
    if (!this.takes(')')) throw this.wrong('expected a closing bracket');
    return inside;
  }

  private atom(): Condition {
    const token = this.peek();
    if (token.kind === 'number') return this.comparison(this.number());
    if (token.kind !== 'word' && token.kind !== 'name') throw this.wrong('expected a condition');
    if (token.kind === 'word') {
      const end = ENDS.find((one) => one === token.text);
      if (end !== undefined) {
        this.next++;
        return { kind: 'end', how: end };
      }
      const prefix = NAMED_KINDS.find((one) => one === token.text);
      if (prefix !== undefined) return this.prefixed(prefix);
    }
    const who = this.tokens[this.next + 1];
    if (who?.kind === 'word' && (who.text === 'at' || who.text === 'in')) return this.place();
    const [kind, ...others] = this.names.kindsOf(token.text);
    if (others.length > 0) {
      const ways = [kind, ...others].map((one) => `${one} ${token.text}`).join(' or ');
      throw this.wrong(`there are several things of this name, write ${ways}`);
    }
    if (kind !== undefined) {
      this.next++;
      return this.named(kind, token.text);
    }
    // The name of a value may come first: RUNNING == core.state.
    const other = this.tokens[this.next + 2];
    const info = this.names.cells.get(other?.text ?? '');
    if (info !== undefined && COMPARISON_SIGNS.has(this.tokens[this.next + 1]?.text ?? ''))
      return this.comparison({ kind: 'number', value: this.valueName(info.id) });
    throw this.unknown(NAMED_KINDS.flatMap((one) => this.names.of(one)));
  }

  private prefixed(kind: NamedKind): Condition {
    this.next++;
    const { text } = this.name(`the id of ${article(kind)}`);
    if (!this.names.of(kind).includes(text)) {
      this.next--;
      throw this.wrong(`there is no such ${kind}`, hint(text, this.names.of(kind)));
    }
    return this.named(kind, text);
  }

  private named(kind: NamedKind, id: string): Condition {
    return kind === 'cell' ? this.comparison({ kind: 'cell', id }) : { kind, id };
  }

  /** Behind its left side; a cell alone is asked whether it is not 0. */
  private comparison(left: Value): Condition {
    const sign = this.peek();
    const operator = sign.kind === 'sign' ? COMPARISON_SIGNS.get(sign.text) : undefined;
    if (operator === undefined) {
      if (left.kind === 'number') throw this.wrong('expected a comparison of the number');
      return { kind: 'compare', operator: '!=', left, right: { kind: 'number', value: 0 } };
    }
    this.next++;
    return { kind: 'compare', operator, left, right: this.value(left) };
  }

  private value(left: Value): Value {
    const token = this.peek();
    if (token.kind === 'number') return this.number();
    const { text } = this.name('a cell, a number or the name of a value');
    if (this.names.cells.has(text)) return { kind: 'cell', id: text };
    this.next--;
    if (left.kind === 'cell') return { kind: 'number', value: this.valueName(left.id) };
    throw this.unknown(this.names.of('cell'), 'cell');
  }

  /** The next word as a value of that cell. */
  private valueName(cell: string): number {
    const { text } = this.peek();
    const { names = [], min = 0 } = this.names.cells.get(cell) ?? {};
    const index = names.indexOf(text);
    if (index < 0)
      throw this.wrong(
        `this is no cell, and no name of a value of ${cell}`,
        hint(text, [...names, ...this.names.cells.keys()]),
      );
    this.next++;
    return min + index;
  }

  private number(): Value {
    const { text } = this.peek();
    const value = Number(text);
    if (!Number.isSafeInteger(value)) throw this.wrong('the number is too large');
    this.next++;
    return { kind: 'number', value };
  }

  private place(): Condition {
    const { threads } = this.names;
    const { text, kind } = this.peek();
    const several = SEVERAL.find((one) => kind === 'word' && one === text);
    if (several === undefined && !threads.includes(text))
      throw this.wrong('there is no such thread', hint(text, [...SEVERAL, ...threads]));
    this.next++;
    const isAt = this.takes('at');
    if (!isAt) this.takes('in');
    return { kind: 'place', thread: several ?? text, where: isAt ? this.at() : this.inside() };
  }

  private at(): Where {
    if (this.takes('rest')) return 'rest';
    const { text } = this.name('rest, or a line');
    const [line, ...others] = this.names.linesCalled(text);
    this.next--;
    if (others.length > 0)
      throw this.wrong(`there are several such lines, ${[line, ...others].slice(0, 3).join(', ')}`);
    if (line === undefined)
      throw this.wrong('no thread ever stands at such a line', hint(text, this.lineNames()));
    this.next++;
    return { line };
  }

  private inside(): Where {
    const isPhase = this.takes('phase');
    const { text } = this.name(isPhase ? 'a phase' : 'a function, or phase and its id');
    const known = isPhase ? this.names.phases : this.names.functions;
    if (known.includes(text)) return isPhase ? { phase: text } : { function: text };
    this.next--;
    throw this.wrong(`there is no such ${isPhase ? 'phase' : 'function'}`, hint(text, known));
  }

  /** Ids of lines, and labels that are the only ones of their kind. */
  private lineNames(): readonly string[] {
    return this.names.lines.flatMap((id) => [id.slice(id.indexOf(':') + 1), id]);
  }

  private name(expected: string): Token {
    const token = this.peek();
    if (token.kind !== 'word' && token.kind !== 'name') throw this.wrong(`expected ${expected}`);
    this.next++;
    return token;
  }

  private peek(): Token {
    return this.tokens[Math.min(this.next, this.tokens.length - 1)]!;
  }

  /** Goes on behind the next token if it is one of these. */
  private takes(...texts: readonly string[]): boolean {
    const { kind, text } = this.peek();
    if (kind === 'name' || kind === 'end' || !texts.includes(text)) return false;
    this.next++;
    return true;
  }

  private unknown(candidates: readonly string[], what = 'cell, event or invariant'): Wrong {
    return this.wrong(`there is no such ${what}`, hint(this.peek().text, candidates));
  }

  /** About the next token. */
  private wrong(what: string, help = ''): Wrong {
    const { kind, text, at } = this.peek();
    const where = kind === 'end' ? 'at its end' : `at character ${at + 1}, ${quoted(text)}`;
    return new Wrong(`${where}: ${what}${help}`);
  }
}

/** A single = is taken for what it is meant to be. */
const COMPARISON_SIGNS: ReadonlyMap<string, Comparison> = new Map([
  ...COMPARISONS.map((sign) => [sign, sign] as const),
  ['=', '=='],
]);

const article = (word: string): string => `${/^[aei]/.test(word) ? 'an' : 'a'} ${word}`;
