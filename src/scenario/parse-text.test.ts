import { describe, expect, it } from 'vitest';
import { findDuplicateKey } from './duplicate-key.ts';
import { MAX_TEXT_LENGTH, parseScenarioText } from './parse-text.ts';
import { settings } from '../testing/scenarios.ts';

function errorOf(text: string): string {
  const result = parseScenarioText(text, settings);
  return result.ok ? 'accepted' : result.error;
}

describe('parseScenarioText', () => {
  it('reads JSON, a byte order mark before it or not', () => {
    expect(errorOf('{"split": 1, "subcores": [{}]}')).toBe('accepted');
    expect(errorOf('\ufeff{"split": 1, "subcores": [{}]}')).toBe('accepted');
  });

  it.each([
    ['scenario: expected JSON text, got nothing', ' \n'],
    ['scenario: expected JSON text, got "{ split: 1 }"; see line 1, column 3', '{ split: 1 }'],
    [
      'scenario: expected JSON text, got "{\\n  \\"split\\": 1,\\n}"; see line 3, column 1',
      '{\n  "split": 1,\n}',
    ],
    ['scenario: expected an object, got a list of 1', '[1]'],
    ['kernel: expected one of "pre-fix", "v4.8", got 1', '{"subcores": [], "kernel": 1}'],
    ['scenario: the key "seed" appears twice', '{"seed": 1, "s\\u0065ed": 2}'],
  ])('refuses with a sentence: %s', (sentence, text) => {
    expect(errorOf(text)).toBe(sentence);
  });

  it('needs no place in the engine’s message', () => {
    expect(errorOf('[1,')).toMatch(/^scenario: expected JSON text, got "\[1,"/);
  });

  it('refuses text that is too long before it reads it', () => {
    expect(errorOf(' '.repeat(MAX_TEXT_LENGTH + 1))).toBe(
      'scenario: expected at most 2000000 characters of JSON text, got more',
    );
  });

  it('survives deep nesting', () => {
    const deep = '['.repeat(300_000) + ']'.repeat(300_000);
    expect(errorOf(deep)).toMatch(/^scenario: expected /);
    expect(errorOf(`{"subcores": ${deep}}`)).toMatch(/^subcores\[0\]: expected an object/);
  });
});

describe('findDuplicateKey', () => {
  it.each([
    ['{"a": {"b": 1}, "b": {"a": 2}}', null],
    ['[{"a": 1}, {"a": 2}]', null],
    ['{"a": ["b", "a", "a"], "b": "a"}', null],
    ['{"a": "\\"a\\": {", "c": 1}', null],
    ['"text"', null],
    ['{"a": [{"x": 1, "x": 2}]}', 'x'],
    ['{"a": {"b": 1}, "a": 2}', 'a'],
    ['{"__proto__": 1, "__proto__": 2}', '__proto__'],
  ])('%s', (json, key) => {
    expect(findDuplicateKey(json)).toBe(key);
  });
});
