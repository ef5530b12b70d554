import { describe, expect, it } from 'vitest';
import { readArguments } from './arguments.ts';

function errorOf(...words: string[]): string {
  const read = readArguments(words);
  return read.ok ? 'accepted' : read.error;
}

describe('readArguments', () => {
  it.each<[string, string[]]>([
    ['flags behind', ['run', 'x', '--json']],
    ['flags before', ['--json', 'run', 'x']],
    ['flags between', ['run', '--json', 'x']],
    ['flags twice', ['--json', 'run', 'x', '--json']],
  ])('takes %s', (_, words) => {
    expect(readArguments(words)).toEqual({
      ok: true,
      value: {
        command: 'run',
        operands: ['x'],
        help: false,
        flags: {
          json: true,
          step: null,
          format: null,
          from: null,
          maxStates: null,
          reduce: null,
          rows: null,
          run: null,
          scenario: null,
          model: null,
          lesson: null,
          commands: null,
          all: null,
          given: {},
        },
      },
    });
  });

  it('takes nothing, a lone -, and names that start with one behind --', () => {
    expect(readArguments([])).toMatchObject({ value: { command: null, operands: [] } });
    expect(readArguments(['run', '-'])).toMatchObject({ value: { operands: ['-'] } });
    expect(readArguments(['run', '--', '--json'])).toMatchObject({
      value: { operands: ['--json'], flags: { json: false } },
    });
  });

  it('takes a step, written either way', () => {
    expect(readArguments(['link', 'x', '--step', '12'])).toMatchObject({
      value: { operands: ['x'], flags: { step: 12 } },
    });
    expect(readArguments(['link', 'x', '--step=0'])).toMatchObject({
      value: { flags: { step: 0 } },
    });
  });

  it('takes what a search needs', () => {
    const words = ['explore', 'x', '--max-states', '500', '--reduce=por+symmetry', '--from', '3'];
    expect(readArguments(words)).toMatchObject({
      value: { flags: { maxStates: 500, reduce: 'por+symmetry', from: 3 } },
    });
  });

  it.each(['20_000_000', '20,000,000', '20 000 000'])('takes the number %s', (text) => {
    expect(readArguments(['explore', 'x', '--max-states', text])).toMatchObject({
      value: { flags: { maxStates: 20_000_000 } },
    });
  });

  it.each(['-h', '--help'])('takes %s', (word) => {
    expect(readArguments(['run', word])).toMatchObject({ value: { help: true } });
  });

  it.each<[string, string[]]>([
    ['unknown flag "--jsn"', ['run', '--jsn']],
    ['unknown flag "--constructor"', ['--constructor=1']],
    ['unknown flag "-x"', ['-hx']],
    ['--json takes no value', ['--json=yes']],
    ['--step needs the number of a step, such as --step 12', ['link', 'x', '--step']],
    ['--step needs the number of a step, such as --step 12', ['link', 'x', '--step', '-1']],
    ['--step needs the number of a step, such as --step 12', ['link', 'x', '--step=1e3']],
    ['--from needs the number of a step, such as --from 12', ['explore', 'x', '--from', 'x']],
    [
      '--max-states needs a number from 1 to 99999999, such as --max-states 5000000',
      ['explore', 'x', '--max-states', '0'],
    ],
    [
      '--reduce needs one of as-needed, none, por, por+symmetry',
      ['explore', 'x', '--reduce', 'all'],
    ],
  ])('refuses: %s', (sentence, words) => {
    expect(errorOf(...words)).toBe(sentence);
  });
});
