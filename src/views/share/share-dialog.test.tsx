// @vitest-environment happy-dom
// The dialog over a pretended engine: what is typed is on the link and above the run, as text and no more.
import { act } from 'react';
import { beforeEach, expect, it, vi } from 'vitest';
import { createScope, type Scope } from '../../store/create-scope.ts';
import { showInScope } from '../../testing/in-scope.tsx';
import { keptFiles } from '../../testing/kept-files.ts';
import { NO_FRAMES } from '../../testing/no-frames.ts';
import { PretendEngine } from '../../testing/pretend/engine.ts';
import { PretendSearches } from '../../testing/pretend/searches.ts';
import { commandFor } from './command-for.ts';
import { RunTitleLater } from './run-title-later.tsx';
import { ShareDialog } from './share-dialog.tsx';

let scope: Scope;
const copied: string[] = [];
let files: ReturnType<typeof keptFiles>;

beforeEach(async () => {
  copied.length = 0;
  files = keptFiles();
  scope = createScope({
    createEngine: (listener) => new PretendEngine(listener),
    createSearches: (listener) => new PretendSearches(listener),
    frames: NO_FRAMES,
    theme: 'dark',
  });
  const copy = (text: string) => {
    copied.push(text);
    return Promise.resolve();
  };
  showInScope(
    scope,
    <>
      <RunTitleLater started />
      <ShareDialog address="https://example.org/" copy={copy} loadFiles={files.loadFiles} />
    </>,
  );
  await act(() => scope.getState().open({ kind: 'preset', id: 'four-guests' }, 'start'));
});

const find = (selector: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`there is no ${selector}`);
  return found;
};

async function press(name: string): Promise<void> {
  const found = [...document.querySelectorAll('button')].find(
    ({ textContent }) => textContent === name,
  );
  if (found === undefined) throw new Error(`there is no button “${name}”`);
  await act(async () => {
    found.click();
    await Promise.resolve();
  });
}

async function type(selector: string, text: string): Promise<void> {
  const field = find(selector);
  await act(async () => {
    const proto = Object.getPrototypeOf(field) as object;
    Object.getOwnPropertyDescriptor(proto, 'value')?.set?.call(field, text);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    for (let i = 0; i < 10; i++) await Promise.resolve();
  });
}

const link = () => document.querySelector<HTMLTextAreaElement>('#share-link')?.value;

it('puts a title on the link and above the run, as plain text', async () => {
  const before = link();
  await type('dialog input', '<b>late</b> https://example.org');
  await type('dialog textarea:not([readonly])', 'one\n<img src=x>');
  expect(link()).toBe(
    'https://example.org/#v=1&p=four-guests&T=<b>late</b> https://example.org&s=12',
  );
  await vi.waitFor(() => expect(find('.run-title h2').textContent).toContain('<b>late</b>'));
  expect(find('.run-title p').textContent).toBe('one\n<img src=x>');
  expect(document.querySelector('.run-title b, .run-title img, .run-title a')).toBeNull();
  expect(document.title).toBe('<b>late</b> https://example.org · Resync Scope');
  await type('dialog input', '');
  await type('dialog textarea:not([readonly])', ' ');
  expect(document.querySelector('.run-title')).toBeNull();
  expect([document.title, link()]).toEqual(['Resync Scope', before]);
});

it('says what is refused, and lets no link be copied that says less', async () => {
  await type('dialog input', 'x'.repeat(81));
  expect(find('[role="alert"]').textContent).toContain('Title: expected at most 80 characters');
  expect(find('dialog input').getAttribute('aria-invalid')).toBe('true');
  expect(document.body.textContent).toContain('81 of 80');
  const button = [...document.querySelectorAll('button')].find(
    ({ textContent }) => textContent === 'Copy link',
  );
  expect(button?.disabled).toBe(true);
  await type('dialog input', 'x');
  expect([document.querySelector('[role="alert"]'), button?.disabled]).toEqual([null, false]);
});

it('offers a mail, a command and a file, each made when it is asked for', async () => {
  expect(document.querySelectorAll('dialog textarea[readonly]')).toHaveLength(1);
  for (const summary of document.querySelectorAll('summary'))
    await act(async () => {
      summary.click();
      for (let i = 0; i < 10; i++) await Promise.resolve();
    });
  for (const name of ['mail', 'command', 'JSON']) await press(`Copy ${name}`);
  expect(copied[0]).toBe('A mail about step 12.\nhttps://example.org/#v=1&p=four-guests&s=12\n');
  expect(copied[1]).toBe("npm run -s scope -- run '#v=1&p=four-guests&s=12' --json");
  expect(JSON.parse(copied[2] ?? '')).toEqual(scope.getState().run?.opened.scenario);
  await press('Save as a file');
  expect(files.saved).toEqual([['power8-hmi.json', copied[2]]]);
});

it('quotes whatever a link holds for a shell', () => {
  expect(commandFor("#a'b $(c)")).toBe(String.raw`npm run -s scope -- run '#a'\''b $(c)' --json`);
});
