import { describe, expect, it } from 'vitest';
import type { Description, LineInfo } from '../../protocol/description.ts';
import { description as pretended } from '../../testing/pretend/description.ts';
import { piecesOf } from './pieces.ts';
import { entryOf, vocabularyOf, type Entry } from './vocabulary.ts';

const [anyLine] = pretended.lines;

const line = (label: string, text: string, more: Partial<LineInfo> = {}): LineInfo => ({
  ...(anyLine ?? ({} as LineInfo)),
  ...{ id: `leave:${label}${text}`, function: 0, label, text, why: '', kind: 'op' },
  ...more,
});

/** A machine with few words, some of them within others. */
const machine: Description = {
  ...pretended,
  words: {
    ...pretended.words,
    glossary: [
      { term: 'clock', also: ['clocks'], sentence: 'It tells the time.', where: 'X1' },
      { term: 'clock error', sentence: 'A clock is wrong.' },
      { term: 'busy[]', sentence: 'Of all nodes.' },
      { term: 'node.busy', sentence: 'Of one node.', where: 'leave' },
      { term: 'TB', sentence: 'A counter.' },
    ],
  },
  functions: [
    { name: 'leave', file: 'run.c', origin: 'v1', summary: 'Leaves.', lines: [0, 1, 2] },
    { name: 'enter', file: 'run.c', origin: 'v1', summary: 'Enters.', lines: [3] },
  ],
  lines: [
    line('X1a', 'a = read()'),
    line('X1b', 'write(a)', { why: 'It is put back.' }),
    line('', 'X2: if (a)', { kind: 'control' }),
    line('X1a', 'call leave', { id: 'enter:X1a', kind: 'call', function: 1 }),
  ],
  registers: [],
  cells: pretended.cells
    .slice(0, 1)
    .map((cell) => ({ ...cell, label: 'busy[3]', summary: 'Overruled.' })),
  invariants: [{ id: 'host-ok', title: '', sentence: 'All is well.', consequence: '' }],
};

const marked = (text: string) =>
  piecesOf(machine, text).flatMap((piece) =>
    typeof piece === 'string' ? [] : [`${piece.text} → ${piece.entry.name}`],
  );

const entry = (word: string): Entry | undefined => entryOf(vocabularyOf(machine), word);

describe('the words of a text', () => {
  it('are whole words, the longest that fits, each where it comes first', () => {
    const text =
      'Clocks stop at a clock error; a clockwork does not, nor does TB_MISSING, TB does.';
    expect(marked(text)).toEqual(['Clocks → clock', 'clock error → clock error', 'TB → TB']);
    expect(
      piecesOf(machine, text)
        .map((p) => (typeof p === 'string' ? p : p.text))
        .join(''),
    ).toBe(text);
  });

  it('tell an array from a field of the same name, whatever the index', () => {
    expect(marked('busy[2] is not node.busy')).toEqual([
      'busy[2] → busy[]',
      'node.busy → node.busy',
    ]);
    expect(marked('for busy[i]')).toEqual(['busy[i] → busy[]']);
    expect(marked('busy')).toEqual([]);
  });

  it('are letters of lines, functions and invariants too', () => {
    expect(marked('X1 in leave, and X1b: host-ok')).toEqual([
      'X1 → X1',
      'leave → leave',
      'X1b → X1b',
      'host-ok → host-ok',
    ]);
    expect(marked('X2')).toEqual(['X2 → X2']);
  });

  it('are cut once for the same text', () => {
    expect(piecesOf(machine, 'a clock')).toBe(piecesOf(machine, 'a clock'));
  });
});

describe('what is known of a word', () => {
  it('is what the glossary says rather than a summary', () => {
    expect(entry('busy[7]')?.sentence).toBe('Of all nodes.');
  });

  it('are the lines of its letter in one function, and why they are there', () => {
    expect(entry('X1')).toMatchObject({ sentence: 'It is put back.', function: { name: 'leave' } });
    expect(entry('X1')?.lines.map(({ text }) => text)).toEqual(['a = read()', 'write(a)']);
    expect(entry('clock')?.lines).toHaveLength(2);
  });

  it('is the first line of the function where it is at work', () => {
    expect(entry('node.busy')?.lines.map(({ text }) => text)).toEqual(['a = read()']);
    expect(entry('TB')).toMatchObject({ lines: [], function: null });
  });
});

it('a machine without words has nothing to mark', () => {
  const silent = {
    ...machine,
    ...{ words: { ...machine.words, glossary: [] }, functions: [], lines: [], cells: [] },
    invariants: [],
  };
  expect(piecesOf(silent, 'a clock')).toEqual(['a clock']);
});
