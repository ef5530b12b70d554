// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { fail, ok, type Result } from '../../base/result.ts';
import type { LogAnswer } from '../../protocol/log-reading.ts';
import { createScope } from '../../store/create-scope.ts';
import { settled, showInScope } from '../../testing/in-scope.tsx';
import { read } from '../../testing/log-readings.ts';
import { NO_FRAMES } from '../../testing/no-frames.ts';
import { PretendEngine } from '../../testing/pretend/engine.ts';
import { PretendSearches } from '../../testing/pretend/searches.ts';
import { LogDialog } from './log-dialog.tsx';

const LINK = '#v=1&p=four-guests';
const TEXT = '[  286.500000000,3] CPU 0x37: HMER: 0840000000000000\n\tTFMR: 3612000980a44000';

/** What the reader of logs says, with a run for TFMR. */
function answerTo(text: string): LogAnswer {
  return {
    readings: read(text).map((one) => ({
      ...one,
      scenario: one.register === 'TFMR' ? LINK : null,
    })),
    runs: [
      { link: null, lines: [1], sentences: ['no: no run shows this: it is too old'] },
      { link: LINK, lines: [2], sentences: ['certain: a run reads like this after step 1'] },
    ],
    printed: null,
    texts: new Map(text.split('\n').map((line, i) => [i + 1, line])),
  };
}

function dialog(answer: Promise<Result<LogAnswer, string>>) {
  let hear: (bytes: number) => void = () => undefined;
  const scope = createScope({
    createEngine: (listener) => new PretendEngine(listener),
    createSearches: (listener) => new PretendSearches(listener),
    loadLogs: () =>
      Promise.resolve({
        read: (_, onProgress) => {
          hear = onProgress;
          return answer;
        },
        print: () => Promise.resolve(fail('nothing is searched')),
        stop: () => undefined,
      }),
    frames: NO_FRAMES,
    theme: 'dark',
  });
  scope.getState().setDialog('log');
  const page = showInScope(scope, <LogDialog />);
  const button = (name: string) =>
    [...page.querySelectorAll('button')].find(
      (one) => (one.getAttribute('aria-label') ?? one.textContent) === name,
    );
  const readText = (text: string) => settled(() => scope.getState().takeText(text));
  const progress = (bytes: number) => settled(() => hear(bytes));
  return { scope, page, button, readText, progress };
}

const textsOf = (page: HTMLElement, selector: string): string[] =>
  [...page.querySelectorAll(selector)].map(({ textContent }) => textContent);

describe('the dialog that reads a log', () => {
  it('asks for one, and has the focus in the field', () => {
    const { page, button } = dialog(Promise.resolve(fail('')));
    expect(document.activeElement?.tagName).toBe('TEXTAREA');
    expect(button('Read it')?.disabled).toBe(true);
    expect(page.textContent).toContain('Nothing leaves this page.');
  });

  it('says how far it is, and gives up when told to', async () => {
    const { page, button, readText, progress, scope } = dialog(new Promise(() => undefined));
    await readText(TEXT);
    await progress(20);
    expect(page.querySelector('progress')?.value).toBe(20);
    expect(page.querySelector('[role="status"]')?.textContent).toBe('The log is being read…');
    await progress(TEXT.length);
    expect(page.querySelector('[role="status"]')?.textContent).toContain('looked for');
    await settled(() => button('Cancel')?.click());
    expect(scope.getState().pasted).toBeNull();
    expect(page.querySelector('textarea')).not.toBeNull();
  });

  it('says first what happened, each sentence with how sure it is and where it stands', async () => {
    const { page, readText } = dialog(Promise.resolve(ok(answerTo(TEXT))));
    await readText(TEXT);
    expect(textsOf(page, 'h3')).toEqual([
      ...['What happened', 'The run that shows it', 'Registers, bit by bit'],
    ]);
    const sentences = textsOf(page, 'section:first-of-type .log-sentences li');
    expect(sentences[0]).toBe(
      'certainBit 4 (LSB 59) TFAC_ERROR: A timer of the core has an error: TFMR says which. line 1',
    );
    // Those that can be opened come first.
    expect(textsOf(page, '.log-run p')).toEqual(['About line 2', 'About line 1']);
    expect(document.activeElement?.textContent).toBe('What happened');
  });

  it('has each register with its line, thread and bits by both numbers', async () => {
    const { page, button, readText } = dialog(Promise.resolve(ok(answerTo(TEXT))));
    await readText(TEXT);
    const [hmer, tfmr] = page.querySelectorAll('article');
    expect(hmer?.querySelector('p')?.textContent).toBe(
      'line 1 · POWER8 0x0037 chip 0, core 6, thread 7 · [  286.500000000,3]',
    );
    expect(tfmr?.querySelector('pre')?.textContent).toBe('TFMR: 3612000980a44000');
    const rows = [...(tfmr?.querySelectorAll('tbody tr') ?? [])];
    const error = rows.find((row) => row.textContent.includes('TB_RESIDUE_ERR'));
    expect([...(error?.children ?? [])].slice(0, 4).map((one) => one.textContent)).toEqual([
      ...['45', '18', 'TB_RESIDUE_ERR', '1'],
    ]);
    expect(error?.getAttribute('data-error')).toBe('true');
    expect(rows.some((row) => row.textContent.includes('TB_VALID'))).toBe(false);
    await settled(() => button('All 30 fields')?.click());
    expect(tfmr?.querySelectorAll('tbody tr').length).toBe(30);
  });

  it('opens the run by one press', async () => {
    const { button, readText, scope } = dialog(Promise.resolve(ok(answerTo(TEXT))));
    await readText(TEXT);
    await settled(() => button('Open the run of TFMR of line 2')?.click());
    expect(scope.getState().asked?.source).toEqual({ kind: 'link', hash: LINK });
    expect(scope.getState().dialog).toBeNull();
  });

  it('says why there is nothing to say, and keeps the field', async () => {
    const { page, readText } = dialog(Promise.resolve(fail('nothing in it is a register')));
    await readText('abc');
    expect(page.querySelector('[role="alert"]')?.textContent).toBe('Nothing in it is a register.');
    expect(page.querySelector('textarea')).not.toBeNull();
  });

  it('shows some of many, and more when asked', async () => {
    const text = 'TFMR: 3612000980a44000\n'.repeat(150).trimEnd();
    const { page, button, readText } = dialog(Promise.resolve(ok(answerTo(text))));
    await readText(text);
    expect(page.querySelectorAll('article').length).toBe(8);
    await settled(() => button('Show 100 more of 150 values')?.click());
    expect(page.querySelectorAll('article').length).toBe(108);
    expect(page.textContent).toContain('lines 1, 2, 3, 4 and 146 more');
  });
});
