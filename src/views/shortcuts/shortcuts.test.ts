import { describe, expect, it } from 'vitest';
import { SHORTCUTS, keysOf, shortcutFor } from './shortcuts.ts';

const press = (key: string, more: Partial<KeyboardEvent> = {}) =>
  shortcutFor({ key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...more })
    ?.label;

describe('shortcuts', () => {
  it('have keys of their own', () => {
    const printed = SHORTCUTS.map((one) => keysOf(one).join('+'));
    expect(new Set(printed).size).toBe(printed.length);
  });

  it('are found by what was pressed, with or without Shift as the table says', () => {
    expect(press('ArrowRight')).toBe('Step forward');
    expect(press('ArrowRight', { shiftKey: true })).toBe('Next event');
    expect(press('I', { shiftKey: true })).toBe('Inject by a click on the timeline');
    expect(press('?', { shiftKey: true })).toBe('This sheet');
    expect(press('?')).toBe('This sheet');
  });

  it('take Ctrl and Command for the same, and leave the browser its own', () => {
    expect(press('z', { ctrlKey: true })).toBe('Undo');
    expect(press('Z', { metaKey: true, shiftKey: true })).toBe('Redo');
    expect(press('s', { ctrlKey: true })).toBeUndefined();
    expect(press('ArrowLeft', { altKey: true })).toBeUndefined();
    expect(press('z')).toBeUndefined();
  });
});
