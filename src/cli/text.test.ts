import { clip, table } from '../base/text-lines.ts';
import { microseconds, registerBits, registerText } from '../worker/printed.ts';
import { describe, expect, it } from 'vitest';
import type { RegisterInfo } from '../protocol/description.ts';
import { readTicks } from '../scenario/ticks.ts';
import { MAX_WIDTH, paragraph } from './text.ts';

const register = (width: 32 | 64, signed: boolean): RegisterInfo => ({
  id: 'r',
  label: 'R',
  scope: 'machine',
  index: 0,
  width,
  signed,
  fields: [],
  summary: '',
});

describe('registerText', () => {
  it.each<[string, 32 | 64, boolean, bigint]>([
    ['0x00001d3c5a3b1000', 64, false, 0x1d3c_5a3b_1000n],
    ['0x0000001f', 32, false, 0x1fn],
    ['0xffffffff', 32, false, -1n],
    ['0x0', 64, true, 0n],
    ['0x1000000000', 64, true, 0x10_0000_0000n],
    ['-0x1000000000', 64, true, 0xffff_fff0_0000_0000n],
  ])('writes %s', (text, width, signed, value) => {
    expect(registerText(register(width, signed), value)).toBe(text);
  });
});

describe('registerBits', () => {
  it("writes a negative value as two's complement, in the register's width", () => {
    expect(registerBits(register(64, true), 0xffff_fff0_0000_0000n)).toBe('0xfffffff000000000');
    expect(registerBits(register(64, true), 0n)).toBe('0x0000000000000000');
    expect(registerBits(register(32, false), -1n)).toBe('0xffffffff');
  });
});

it('prints offsets that a scenario takes', () => {
  for (const offset of [0n, 1n << 36n, -(1n << 36n), -0x80_4600_0000n, -(1n << 63n)]) {
    for (const print of [registerText, registerBits]) {
      expect(readTicks(print(register(64, true), offset))).toBe(offset);
    }
  }
});

describe('text for people', () => {
  it('is clipped where it is too long, and says so', () => {
    expect(clip('abcdef', 6)).toBe('abcdef');
    expect(clip('abcdefg', 6)).toBe('abcde…');
    expect(clip('abcdefg', 0)).toBe('…');
  });

  it('is aligned without spaces at the end', () => {
    expect(
      table([
        ['a', '1'],
        ['bbb', ''],
      ]),
    ).toEqual(['  a    1', '  bbb']);
  });

  it('is broken between words', () => {
    const text = 'word '.repeat(50).trim();
    const lines = paragraph(text, '    ');
    expect(lines.length).toBe(3);
    for (const line of lines) {
      expect(line.length).toBeLessThanOrEqual(MAX_WIDTH);
      expect(line).toMatch(/^ {4}word/);
    }
    expect(lines.map((line) => line.trim()).join(' ')).toBe(text);
  });

  it('tells time in microseconds', () => {
    expect(microseconds(636, 512)).toBe('1.242');
    expect(microseconds(0, 512)).toBe('0.000');
  });
});
