/**
 * What a machine's words mean: those of its glossary, the letters of its lines, the names of its functions,
 * registers, cells and invariants. All of it stands in the description.
 */
import type { Description, FunctionInfo, LineInfo } from '../../protocol/description.ts';

/** One word and all that is known about it. */
export interface Entry {
  readonly name: string;
  /** Other spellings, and words that mean the same. */
  readonly also: readonly string[];
  readonly sentence: string;
  /** What it stands for, or where it is at work; none for most words. */
  readonly lines: readonly LineInfo[];
  /** Where these lines stand; null if there are none. */
  readonly function: FunctionInfo | null;
}

export interface Vocabulary {
  /** By spelling, see `spellingOf`. */
  readonly entries: ReadonlyMap<string, Entry>;
  /** Finds whole words, the longest first; null where there are none. */
  readonly pattern: RegExp | null;
}

/** Some lines only say their letter in their text: `E4: if (offset)`. */
const LETTER_IN_TEXT = /^([A-Z]+\d+): /;
/** `X12a` to `X12d` are the lines of X12. */
const PART = /^([A-Z]+\d+)[a-z]$/;
/** A name that nobody takes for a word: `in_use`, `node.count`, `RC`. */
const IDENTIFIER = /^(?=.*(_|\.|[A-Z]{2}))[\w.[\]]+$/;
const INDEX = /\[[a-z0-9_]*\]/g;

const known = new WeakMap<Description, Vocabulary>();

/** Worked out once a description. */
export function vocabularyOf(description: Description): Vocabulary {
  const before = known.get(description);
  if (before !== undefined) return before;
  const entries = new Map<string, Entry>();
  // Whoever comes first is meant: the glossary says more than a summary does.
  for (const entry of entriesOf(description))
    for (const spelling of [entry.name, ...entry.also]) {
      const key = spellingOf(spelling);
      if (!entries.has(key)) entries.set(key, entry);
    }
  const vocabulary = { entries, pattern: patternOf([...entries.keys()]) };
  known.set(description, vocabulary);
  return vocabulary;
}

/** The entry of a word as it stands in a text; undefined where it is none. */
export function entryOf({ entries }: Vocabulary, word: string): Entry | undefined {
  const key = spellingOf(word);
  return entries.get(key) ?? entries.get(key.charAt(0).toLowerCase() + key.slice(1));
}

/** Whatever the index is called, it is the same array. */
const spellingOf = (word: string): string => word.replace(INDEX, '[]');

function entriesOf(description: Description): readonly Entry[] {
  const { words, functions, registers, cells, invariants } = description;
  const letters = linesByLetter(description);
  const linesOf = (where: string): readonly LineInfo[] =>
    letters.get(where) ?? linesOfFunction(description, where).slice(0, 1);
  const entry = (
    name: string,
    sentence: string,
    lines: readonly LineInfo[] = [],
    also: readonly string[] = [],
  ): Entry => ({
    name,
    also,
    sentence,
    lines,
    function: functions[lines[0]?.function ?? -1] ?? null,
  });
  const named = [...registers, ...cells].filter(({ label }) => IDENTIFIER.test(label));
  return [
    ...words.glossary.map(({ term, sentence, where, also = [] }) =>
      entry(term, sentence, where === undefined ? [] : linesOf(where), also),
    ),
    ...[...letters].map(([letter, lines]) => {
      const why = lines.find((line) => line.why !== '')?.why;
      return entry(letter, why ?? functions[lines[0]?.function ?? -1]?.summary ?? '', lines);
    }),
    ...functions.map(({ name, summary }) => entry(name, summary, linesOf(name))),
    ...named.map(({ label, summary }) => entry(label, summary)),
    ...invariants.map(({ id, sentence }) => entry(id, sentence)),
  ];
}

function linesOfFunction({ functions, lines }: Description, name: string): readonly LineInfo[] {
  const found = functions.find((one) => one.name === name);
  return (found?.lines ?? []).flatMap((index) => lines[index] ?? []);
}

/** Also by the letter that the parts of a line share. A call and what it calls may have one letter. */
function linesByLetter({ lines }: Description): ReadonlyMap<string, readonly LineInfo[]> {
  const byLetter = new Map<string, LineInfo[]>();
  for (const line of lines) {
    const letter = line.label === '' ? (LETTER_IN_TEXT.exec(line.text)?.[1] ?? '') : line.label;
    const whole = PART.exec(letter)?.[1];
    for (const one of whole === undefined ? [letter] : [letter, whole]) {
      if (one !== '') byLetter.set(one, [...(byLetter.get(one) ?? []), line]);
    }
  }
  // The lines of a card stand in one function.
  for (const [letter, all] of byLetter) {
    const first = all.find(({ kind }) => kind !== 'call') ?? all[0];
    byLetter.set(
      letter,
      all.filter((one) => one.function === first?.function),
    );
  }
  return byLetter;
}

function patternOf(spellings: readonly string[]): RegExp | null {
  if (spellings.length === 0) return null;
  const words = spellings.toSorted((a, b) => b.length - a.length).map(wordPattern);
  return new RegExp(`(?<![\\w.-])(?:${words.join('|')})(?![\\w-])`, 'g');
}

/** A word may begin a sentence; a name stays as it is. */
function wordPattern(spelling: string): string {
  const escaped = spelling
    .replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll(String.raw`\[\]`, String.raw`\[[a-z0-9_]*\]`);
  const first = spelling.charAt(0);
  return /^[a-z][a-z -]/.test(spelling)
    ? `[${first}${first.toUpperCase()}]${escaped.slice(1)}`
    : escaped;
}
