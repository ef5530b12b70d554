// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createScope, type Scope } from '../store/create-scope.ts';
import { NO_FRAMES } from '../testing/no-frames.ts';
import { PretendEngine } from '../testing/pretend/engine.ts';
import { PretendSearches } from '../testing/pretend/searches.ts';
import { takePastes } from './pastes.ts';

/** What a browser tells of what is pasted or dropped. */
const transfer = (text: string, files: readonly File[] = []) => ({
  getData: () => text,
  files,
  types: files.length > 0 ? ['Files'] : ['text/plain'],
});

function happens(type: string, on: Element, data: object): Event {
  const event = new Event(type, { bubbles: true, cancelable: true });
  on.dispatchEvent(Object.assign(event, data));
  return event;
}

describe('what is pasted or dropped on the page', () => {
  let scope: Scope;
  const takeText = vi.fn();
  const takeFile = vi.fn();

  beforeEach(() => {
    scope = createScope({
      createEngine: (listener) => new PretendEngine(listener),
      createSearches: (listener) => new PretendSearches(listener),
      frames: NO_FRAMES,
      theme: 'dark',
    });
    vi.resetAllMocks();
    scope.setState({ takeText, takeFile: takeFile.mockResolvedValue(undefined) });
    document.body.innerHTML = '<main><button>x</button><input /><textarea></textarea></main>';
    const page = document.implementation.createHTMLDocument();
    page.body.append(...document.body.children);
    takePastes(scope, page);
    document.body.replaceChildren();
    view = page.body;
  });
  let view: HTMLElement;
  const part = (name: string): Element => view.querySelector(name) ?? view;

  it.each(['main', 'button'])('is taken where nothing is typed: %s', (name) => {
    const event = happens('paste', part(name), { clipboardData: transfer('a log') });
    expect(takeText.mock.calls).toEqual([['a log']]);
    expect(event.defaultPrevented).toBe(true);
  });

  it.each(['input', 'textarea'])('is left alone where somebody types: %s', (name) => {
    const event = happens('paste', part(name), { clipboardData: transfer('a log') });
    expect([takeText.mock.calls, event.defaultPrevented]).toEqual([[], false]);
  });

  it('is left alone while another dialog is open, or where there is nothing', () => {
    happens('paste', part('main'), { clipboardData: transfer('  ') });
    scope.setState({ dialog: 'share' });
    happens('paste', part('main'), { clipboardData: transfer('a log') });
    expect(takeText).not.toHaveBeenCalled();
    scope.setState({ dialog: 'log' });
    happens('paste', part('main'), { clipboardData: transfer('a log') });
    expect(takeText).toHaveBeenCalledOnce();
  });

  it('is a file that is dropped, and the browser stays on the page for it', () => {
    const file = new File(['a log'], 'console.log');
    const data = { dataTransfer: transfer('', [file]) };
    expect(happens('dragover', part('main'), data).defaultPrevented).toBe(true);
    expect(happens('drop', part('main'), data).defaultPrevented).toBe(true);
    expect(takeFile.mock.calls).toEqual([[file, 'console.log']]);
  });

  it('is left to the browser where it is no file', () => {
    const data = { dataTransfer: transfer('words') };
    expect(happens('dragover', part('main'), data).defaultPrevented).toBe(false);
    expect(happens('drop', part('main'), data).defaultPrevented).toBe(false);
  });
});
