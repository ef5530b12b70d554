// @vitest-environment happy-dom
// The search for a run that prints a log: asked for, watched, given up, answered, opened.
import { Fragment, useState, type ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import { fail, ok, type Result } from '../../base/result.ts';
import type { Printed, PrintProgress, PrintResult } from '../../protocol/printing.ts';
import type { LogsPort } from '../../store/engine-port.ts';
import { createScope } from '../../store/create-scope.ts';
import { settled, showInScope } from '../../testing/in-scope.tsx';
import { NO_FRAMES } from '../../testing/no-frames.ts';
import { PretendEngine } from '../../testing/pretend/engine.ts';
import { PretendSearches } from '../../testing/pretend/searches.ts';
import { RunSearch } from './run-search.tsx';

const LINK = '#v=1&p=four-guests';
const line = (number: number, text: string) => ({
  lines: [number],
  text,
  kind: 'received',
  thread: null,
  values: {},
});

const printed = (): Printed => ({
  model: 'power8-hmi',
  lines: [line(1, 'one'), line(3, 'two')],
  left: [{ lines: [2], why: 'it is too old' }],
  scenarios: [{}, {}],
});

const RESULT: PrintResult = {
  verdict: 'none',
  sentences: ['No interleaving of this scenario prints line 3 after line 1.', 'It ends there.'],
  printed: 1,
  placed: [{ line: 0, step: 12, by: 't0', at: 'f:O1' }],
  link: LINK,
  step: 12,
  told: '',
  next: [],
  mayEnd: true,
  states: 100,
  scenarios: 2,
  bound: null,
};

/** Shows it anew when it is pressed. */
function ComesBack({ children }: { readonly children: ReactNode }) {
  const [times, setTimes] = useState(0);
  return (
    <>
      <button type="button" onClick={() => setTimes(times + 1)}>
        Come back
      </button>
      <Fragment key={times}>{children}</Fragment>
    </>
  );
}

function search() {
  const about = printed();
  const heard: {
    settle: (answer: Result<PrintResult, string>) => void;
    stopped: number;
    asked: readonly object[];
  } = {
    settle: () => undefined,
    stopped: 0,
    asked: [],
  };
  let hear: (progress: PrintProgress) => void = () => undefined;
  const logs: LogsPort = {
    read: () => Promise.resolve(fail('')),
    print: ({ scenarios }, onProgress) => {
      hear = onProgress;
      heard.asked = scenarios;
      return new Promise((settle) => {
        heard.settle = settle;
      });
    },
    stop: () => {
      heard.stopped++;
    },
  };
  const scope = createScope({
    createEngine: (listener) => new PretendEngine(listener),
    createSearches: (listener) => new PretendSearches(listener),
    frames: NO_FRAMES,
    theme: 'dark',
  });
  const page = showInScope(
    scope,
    <ComesBack>
      <RunSearch printed={about} logs={logs} />
    </ComesBack>,
  );
  const button = (name: string) =>
    [...page.querySelectorAll('button')].find(
      (one) => (one.getAttribute('aria-label') ?? one.textContent) === name,
    );
  const press = (name: string) => settled(() => button(name)?.click());
  const progress = (one: PrintProgress) => settled(() => hear(one));
  const answer = (one: Result<PrintResult, string>) => settled(() => heard.settle(one));
  return { scope, page, button, press, progress, answer, heard, asked: () => heard.asked };
}

const START = 'Find a run that prints this';

describe('the search for a run that prints a log', () => {
  it('says what it is about, how far it is, and stops when told to', async () => {
    const { page, button, press, progress, heard } = search();
    expect(page.textContent).toContain('these 2 lines in their order');
    await press(START);
    await progress({ states: 1234, scenario: 1, scenarios: 2, lines: 1 });
    expect(page.textContent).toContain('Scenario 1 of 2: 1 of 2 lines printed, 1,234 states');
    expect(page.querySelector('progress')?.value).toBe(1);
    expect(document.activeElement).toBe(button('Cancel'));
    await press('Cancel');
    expect(heard.stopped).toBe(1);
    expect(document.activeElement).toBe(button(START));
  });

  it('answers with the line that none prints, and opens the run up to there', async () => {
    const { scope, page, press, answer } = search();
    await press(START);
    await answer(ok(RESULT));
    expect(document.activeElement?.textContent).toBe(RESULT.sentences[0]);
    expect(page.textContent).not.toContain(START);
    const cells = [...page.querySelectorAll('tbody tr')].map((row) =>
      [...row.children].map(({ textContent }) => textContent),
    );
    expect(cells).toEqual([['line 1', 'step 12', 't0', 'f:O1', 'one']]);
    expect(page.querySelector('details')?.textContent).toContain('line 2: it is too old');
    await press('Come back');
    expect(page.textContent).toContain(RESULT.sentences[0]);
    await press('Open the run of the log, as far as it is printed');
    expect(scope.getState().asked?.source).toEqual({ kind: 'link', hash: LINK });
  });

  it('can be about the scenario that is open, whatever run of it', async () => {
    const { page, press, scope, answer, asked } = search();
    await settled(() => scope.getState().open({ kind: 'preset', id: 'four-guests' }, 'link'));
    await press('Find it in the open scenario');
    expect(asked()).toMatchObject([{ model: 'power8-hmi', schedule: null, injectAtStep: null }]);
    await answer(ok(RESULT));
    // The other search can be asked for then.
    expect(page.textContent).toContain(START);
  });

  it('says why there is no answer, and lets it be tried again', async () => {
    const { page, button, press, answer } = search();
    await press(START);
    await answer(fail('the reader of logs crashed'));
    expect(page.querySelector('[role="alert"]')?.textContent).toBe('The reader of logs crashed.');
    expect(button(START)).toBeDefined();
  });
});
