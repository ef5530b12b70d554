// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createScope } from '../store/create-scope.ts';
import type { Scope } from '../store/create-scope.ts';
import { PretendEngine } from '../testing/pretend/engine.ts';
import { PretendSearches } from '../testing/pretend/searches.ts';
import { followAddress, openAddress } from './address.ts';
import { installShortcuts } from './keyboard.ts';
import { followTheme, storedTheme } from './theme.ts';
import { NO_FRAMES } from '../testing/no-frames.ts';

/** What the pretended engine opens at its step 12. */
const FIRST = '#v=1&p=four-guests';

async function settled(): Promise<void> {
  for (let i = 0; i < 30; i++) await Promise.resolve();
}

function newScope(): Scope {
  return createScope({
    createEngine: (listener) => new PretendEngine(listener),
    createSearches: (listener) => new PretendSearches(listener),
    frames: NO_FRAMES,
    theme: 'system',
  });
}

/** A window with one timer at a time, fired by hand. */
class HandPage {
  location = { hash: '', pathname: '/scope/', search: '?a=b' };
  /** Addresses that got an entry of their own. */
  pushed: string[] = [];
  replaced: string[] = [];
  delays: number[] = [];
  #callback: (() => void) | null = null;
  #onHash: (() => void) | null = null;
  constructor(hash = '') {
    this.location.hash = hash;
  }
  history = {
    replaceState: (_data: unknown, _unused: string, url?: string | URL | null) => {
      this.location.hash = String(url);
      this.replaced.push(String(url));
    },
    pushState: (_data: unknown, _unused: string, url?: string | URL | null) => {
      this.location.hash = String(url).startsWith('#') ? String(url) : '';
      this.pushed.push(String(url));
    },
  };
  setTimeout(callback: () => void, ms: number): number {
    this.#callback = callback;
    this.delays.push(ms);
    return this.delays.length;
  }
  clearTimeout(): void {
    this.#callback = null;
  }
  addEventListener(_type: 'hashchange', listener: () => void): void {
    this.#onHash = listener;
  }
  async fire(): Promise<void> {
    this.#callback?.();
    this.#callback = null;
    await settled();
  }
  async visit(hash: string): Promise<void> {
    this.location.hash = hash;
    this.#onHash?.();
    await settled();
  }
}

describe('the address', () => {
  it('follows the step that the reader settles on, not those on the way', async () => {
    const scope = newScope();
    const page = new HandPage(FIRST);
    followAddress(scope, page);
    openAddress(scope, FIRST);
    await settled();
    for (const step of [20, 30, 40]) scope.getState().select(step);
    await page.fire();
    expect(page.replaced).toEqual(['#v=1&p=four-guests&s=40']);
  });

  it('is written now and then while playing', async () => {
    const scope = newScope();
    const page = new HandPage(FIRST);
    followAddress(scope, page);
    openAddress(scope, FIRST);
    await settled();
    await page.fire();
    scope.getState().setPlaying(true);
    const timers = page.delays.length;
    for (let step = 1; step < 30; step++) scope.getState().select(step);
    expect(page.delays.length - timers).toBe(1);
    await page.fire();
    expect(page.location.hash).toBe('#v=1&p=four-guests&s=29');
  });

  it('survives a browser that takes no more addresses, and tries again', async () => {
    const scope = newScope();
    const page = new HandPage(FIRST);
    const { replaceState } = page.history;
    page.history.replaceState = () => {
      throw new DOMException('too often', 'SecurityError');
    };
    followAddress(scope, page);
    openAddress(scope, FIRST);
    await settled();
    await page.fire();
    expect(page.location.hash).toBe(FIRST);
    page.history.replaceState = replaceState;
    scope.getState().select(40);
    scope.getState().select(12);
    await page.fire();
    expect(page.replaced).toEqual(['#v=1&p=four-guests&s=12']);
  });

  it('lets a link that somebody puts there go before one that is about to be written', async () => {
    const scope = newScope();
    const page = new HandPage(FIRST);
    followAddress(scope, page);
    openAddress(scope, FIRST);
    await settled();
    const number = scope.getState().run?.number ?? 0;
    // The browser tells of a new hash some time after it has been put there.
    page.location.hash = '#v=1&p=four-guests&s=7';
    await page.fire();
    expect(page.replaced).toEqual([]);
    await page.visit(page.location.hash);
    expect(scope.getState().run?.number).toBe(number + 1);
  });

  it('names the card of a lesson, and the run again once that is open in the workbench', async () => {
    const scope = newScope();
    const page = new HandPage('#lesson=twice&card=3');
    followAddress(scope, page);
    openAddress(scope, page.location.hash);
    const place = { id: 'twice', card: 2, view: 'lesson', more: '' } as const;
    expect(scope.getState().lesson).toEqual(place);
    await scope.getState().open({ kind: 'link', hash: FIRST }, 'link');
    scope.getState().setLesson({ ...place, card: 3 });
    expect(page.location.hash).toBe('#lesson=twice&card=4');
    scope.getState().setLesson({ ...place, view: 'workbench' });
    await page.fire();
    expect(page.location.hash).toBe('#v=1&p=four-guests&s=12');
    await page.visit('#lesson=twice&card=1&view=presenter');
    expect(scope.getState().lesson).toMatchObject({ id: 'twice', card: 0, view: 'presenter' });
    await page.visit(FIRST);
    expect(scope.getState().lesson).toBeNull();
  });

  it('opens a hash that somebody puts there, and keeps the run when it is bad', async () => {
    const scope = newScope();
    const page = new HandPage();
    followAddress(scope, page);
    openAddress(scope, '#v=1&p=four-guests');
    await settled();
    const { run } = scope.getState();
    await page.visit('#nonsense');
    expect(scope.getState().run).toBe(run);
    expect(scope.getState().refusal?.act).toBe('link');
    await page.visit('#v=1&p=four-guests&s=2');
    expect(scope.getState().run?.number).toBe((run?.number ?? 0) + 1);
    expect(scope.getState().refusal).toBeNull();
  });

  describe('without a hash', () => {
    const atStart = async () => {
      const scope = newScope();
      const page = new HandPage();
      followAddress(scope, page);
      openAddress(scope, '');
      await settled();
      expect(scope.getState().atStart).toBe(true);
      return { scope, page };
    };

    it('is the start page, and opens nothing', async () => {
      const { scope, page } = await atStart();
      await page.fire();
      expect(scope.getState().run).toBeNull();
      expect([...page.pushed, ...page.replaced]).toEqual([]);
    });

    it('keeps its entry in the history when something is opened from it', async () => {
      const { scope, page } = await atStart();
      await scope.getState().open({ kind: 'text', text: '{}' }, 'link');
      await settled();
      expect(scope.getState().atStart).toBe(false);
      await page.fire();
      scope.getState().select(20);
      await page.fire();
      expect(page.pushed).toEqual(['#v=1&p=four-guests&s=12']);
      expect(page.replaced).toEqual(['#v=1&p=four-guests&s=20']);
    });

    it('comes back with the start page, and the run with its address, without being opened anew', async () => {
      const { scope, page } = await atStart();
      await page.visit('#v=1&p=four-guests');
      scope.getState().select(20);
      await page.fire();
      const { run } = scope.getState();
      scope.getState().showStart();
      await settled();
      expect(page.pushed).toEqual(['/scope/?a=b']);
      await page.visit('#v=1&p=four-guests&s=20');
      expect(scope.getState()).toMatchObject({ atStart: false, run, step: 20 });
      await page.visit('');
      expect(scope.getState().atStart).toBe(true);
    });

    it('stays where a link is refused', async () => {
      const { scope, page } = await atStart();
      await page.visit('#nonsense');
      expect(scope.getState()).toMatchObject({ atStart: true, refusal: { act: 'link' } });
    });
  });
});

describe('the keyboard', () => {
  let scope: Scope;

  const press = (key: string, target: Element = document.body, more: KeyboardEventInit = {}) => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
    target.dispatchEvent(event);
    return event.defaultPrevented;
  };

  const put = (html: string): Element => {
    const template = document.createElement('template');
    template.innerHTML = html;
    document.body.replaceChildren(template.content);
    return document.body.firstElementChild ?? document.body;
  };

  beforeEach(async () => {
    const page = document.implementation.createHTMLDocument();
    vi.stubGlobal('document', page);
    scope = newScope();
    installShortcuts(scope, document);
    await scope.getState().open({ kind: 'preset', id: 'four-guests' }, 'start');
    await settled();
  });

  it('steps', () => {
    expect(press('ArrowRight')).toBe(true);
    expect(scope.getState().step).toBe(13);
  });

  it('leaves keys to fields that people type in', () => {
    const field = put('<input />');
    expect(press('i', field)).toBe(false);
    expect(press('z', field, { ctrlKey: true })).toBe(false);
    expect(press('ArrowRight', field)).toBe(false);
    expect(scope.getState().step).toBe(12);
  });

  it('leaves sliders and buttons the keys they need, and takes the others', () => {
    const slider = put('<input type="range" />');
    expect(press('ArrowRight', slider)).toBe(false);
    expect(press('s', slider)).toBe(true);
    scope.getState().setDialog(null);
    const button = put('<button>Share</button>');
    expect(press(' ', button)).toBe(false);
    expect(press('ArrowRight', button)).toBe(true);
  });

  const point = (target: Element) =>
    target.dispatchEvent(new Event('pointerdown', { bubbles: true }));
  const change = (target: Element) => target.dispatchEvent(new Event('change', { bubbles: true }));

  it.each(['<select></select>', '<input type="radio" />', '<input type="checkbox" />'])(
    'steps with arrows after a choice by pointer: %s',
    (html) => {
      const control = put(html);
      const blur = vi.spyOn(control as HTMLElement, 'blur');
      change(control);
      expect(blur).not.toHaveBeenCalled();
      point(control);
      change(control);
      expect(blur).toHaveBeenCalledOnce();
    },
  );

  it('leaves a choice made by keys its arrows, and takes all other keys', () => {
    const radio = put('<input type="radio" />');
    expect(press('ArrowRight', radio)).toBe(false);
    expect(press(' ', radio)).toBe(false);
    expect(press('End', radio)).toBe(true);
    expect(press('t', radio)).toBe(true);
    expect(press('ArrowLeft', put('<input type="checkbox" />'))).toBe(true);
  });

  it('steps after a click on what is chosen already', () => {
    const radio = put('<input type="radio" />');
    point(radio);
    expect(press('ArrowRight', radio)).toBe(true);
    expect(scope.getState().step).toBe(13);
  });

  it('means nothing on the start page but for what is meant everywhere', () => {
    scope.getState().showStart();
    expect(press('ArrowRight')).toBe(false);
    expect(press('e')).toBe(false);
    expect(press('t')).toBe(true);
    expect(press('?')).toBe(true);
    expect(scope.getState()).toMatchObject({ step: 12, dialog: 'shortcuts' });
  });

  it('is silent while a dialog is open', () => {
    scope.getState().setDialog('share');
    expect(press('ArrowRight')).toBe(false);
  });

  it('disarms the inject tool with Escape', () => {
    scope.getState().setInjecting(true);
    press('Escape');
    expect(scope.getState().injecting).toBe(false);
  });
});

describe('the theme', () => {
  const media = (matches: boolean) =>
    ({ matches, addEventListener: () => undefined }) as unknown as MediaQueryList;

  it('is the system’s until one is chosen, and the choice is kept', () => {
    const scope = newScope();
    const root = document.createElement('html');
    const kept = new Map<string, string>();
    followTheme(scope, root, media(true), () => ({
      setItem: (key: string, value: string) => void kept.set(key, value),
    }));
    expect(root.dataset['theme']).toBeUndefined();
    scope.getState().toggleTheme();
    expect(root.dataset['theme']).toBe('dark');
    expect(storedTheme(() => ({ getItem: (key) => kept.get(key) ?? null }))).toBe('dark');
  });

  it('survives storage that is forbidden', () => {
    const forbidden = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    expect(storedTheme(forbidden)).toBe('system');
    const scope = newScope();
    const root = document.createElement('html');
    followTheme(scope, root, media(false), forbidden);
    scope.getState().toggleTheme();
    expect(root.dataset['theme']).toBe('light');
  });
});
