/** The words and signs of a question, each with its place in the text. */
import { fail, ok, type Result } from '../../base/result.ts';

export interface Token {
  /** `name` in quotes is never a keyword. */
  readonly kind: 'word' | 'name' | 'number' | 'sign' | 'end';
  readonly text: string;
  /** Characters before it. */
  readonly at: number;
}

/** Longer ones first. */
const SIGNS = ['==', '!=', '<=', '>=', '&&', '||', '<', '>', '=', '!', '(', ')'];
const SPACE = /\s+/y;
const QUOTED = /"([^"]*)"/y;
const NUMBER = /-?\d+(?![\w.:])/y;
const WORD = /[\w.:#/[\]-]+/y;

/** All of the text; the last token is its end. The error is a sentence. */
export function tokensOf(text: string): Result<readonly Token[], string> {
  const tokens: Token[] = [];
  let at = 0;
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  while (at < text.length) {
    const space = match(SPACE);
    const quoted = match(QUOTED);
    const number = match(NUMBER);
    const sign = SIGNS.find((one) => text.startsWith(one, at));
    const word = match(WORD);
    const found = space ?? quoted ?? number;
    if (quoted !== null) tokens.push({ kind: 'name', text: quoted[1] ?? '', at });
    else if (number !== null) tokens.push({ kind: 'number', text: number[0], at });
    else if (found === null && sign !== undefined) tokens.push({ kind: 'sign', text: sign, at });
    else if (found === null && word !== null) tokens.push({ kind: 'word', text: word[0], at });
    else if (found === null) return fail(wrongCharacter(text, at));
    at += found?.[0].length ?? sign?.length ?? word?.[0].length ?? 1;
  }
  return ok([...tokens, { kind: 'end', text: '', at: text.length }]);
}

function wrongCharacter(text: string, at: number): string {
  if (text[at] === '"') return `the name that begins at character ${at + 1} has no closing quote`;
  return `character ${at + 1}, ${quoted(String.fromCodePoint(text.codePointAt(at) ?? 0))}, belongs to no question`;
}

const MAX_QUOTED = 40;

/** What came from outside, in a sentence: on one line, clipped. */
export function quoted(text: string): string {
  const clipped = text.length > MAX_QUOTED ? `${text.slice(0, MAX_QUOTED)}…` : text;
  return JSON.stringify(clipped).replace(/[^\x20-\x7e…]/g, '?');
}
