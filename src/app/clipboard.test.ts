import { describe, expect, it } from 'vitest';
import { copyText, type CopyingPage } from './clipboard.ts';

type Listener = (event: ClipboardEvent) => void;

/** A browser whose copy command works or not, and what has been copied in it. */
function browser(clipboard: unknown, command: 'works' | 'refuses' | 'has no data' | 'is missing') {
  const copied: string[] = [];
  const listeners = new Set<Listener>();
  const execCommand = () => {
    const clipboardData =
      command === 'has no data'
        ? null
        : { setData: (_: string, text: string) => void copied.push(text) };
    const event = { clipboardData, preventDefault: () => undefined };
    for (const listener of listeners) listener(event as unknown as ClipboardEvent);
    return command !== 'refuses';
  };
  const page = {
    navigator: { clipboard },
    document: {
      ...(command === 'is missing' ? {} : { execCommand }),
      addEventListener: (_: string, listener: Listener) => void listeners.add(listener),
      removeEventListener: (_: string, listener: Listener) => void listeners.delete(listener),
    },
  } as unknown as CopyingPage;
  return { page, copied, listeners };
}

const REFUSING = { writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError')) };
const THROWING = {
  writeText: () => {
    throw new TypeError('not here');
  },
};

describe('copyText', () => {
  it('uses the clipboard where there is one', async () => {
    const written: string[] = [];
    const clipboard = { writeText: (text: string) => Promise.resolve(void written.push(text)) };
    const { page, copied } = browser(clipboard, 'works');
    await copyText('a link', page);
    expect([written, copied]).toEqual([['a link'], []]);
  });

  it.each([
    ['is missing', undefined],
    ['refuses', REFUSING],
    ['throws at once', THROWING],
  ])('copies by command where the clipboard %s', async (_, clipboard) => {
    const { page, copied, listeners } = browser(clipboard, 'works');
    await copyText('a link', page);
    expect(copied).toEqual(['a link']);
    expect(listeners.size).toBe(0);
  });

  it.each(['refuses', 'has no data', 'is missing'] as const)(
    'rejects where there is no clipboard and the command %s',
    async (command) => {
      const { page, listeners } = browser(undefined, command);
      await expect(copyText('a link', page)).rejects.toThrow();
      expect(listeners.size).toBe(0);
    },
  );
});
