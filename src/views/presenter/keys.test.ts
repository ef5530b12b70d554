import { describe, expect, it } from 'vitest';
import { commandOf, type Command } from './keys.ts';

const press = (key: string, more: Partial<KeyboardEvent> = {}): Command | null =>
  commandOf({ key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...more });

describe('keys of the presenter', () => {
  it('are those of a remote, which turns pages and blanks', () => {
    expect(press('PageDown')).toBe('next');
    expect(press('PageUp')).toBe('back');
    expect(press('.')).toBe('blank');
    expect(press('b')).toBe('blank');
  });

  it('are the digits from 1, by place', () => {
    expect(press('1')).toBe(0);
    expect(press('9')).toBe(8);
    expect(press('0')).toBeNull();
  });

  it('are letters of either case, and nothing that belongs to the browser', () => {
    expect(press('R', { shiftKey: true })).toBe('reveal');
    expect(press('r', { ctrlKey: true })).toBeNull();
    expect(press('f', { metaKey: true })).toBeNull();
    expect(press('ArrowLeft', { altKey: true })).toBeNull();
    expect(press('ArrowRight', { shiftKey: true })).toBeNull();
    expect(press('x')).toBeNull();
  });
});
