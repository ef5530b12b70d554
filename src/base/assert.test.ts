import { describe, expect, it } from 'vitest';
import { assert, defined } from './assert.ts';

describe('assertions', () => {
  it('say what should have been', () => {
    expect(() => assert(false, 'a start')).toThrow('assertion failed: a start');
    expect(() => defined(undefined, 'the start')).toThrow('the start is missing');
  });

  it('let what is right pass', () => {
    assert(true, 'nothing');
    expect(defined(0, 'zero')).toBe(0);
    expect(defined('', 'text')).toBe('');
  });
});
