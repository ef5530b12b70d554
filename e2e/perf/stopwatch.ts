/**
 * Measures inside the page: from an act until the panels show its outcome and it has been painted.
 * Installed before the page's own scripts; times are milliseconds since the navigation started.
 */

import type { Page } from '@playwright/test';
import type { Reply } from '../../src/protocol/messages.ts';

export interface Stopwatch {
  /** When the first run was on the screen. */
  readonly firstScreen: Promise<number>;
  /** Milliseconds from a click on the button until its step is painted. */
  click(button: string): Promise<number>;
  /** Milliseconds from moving the step slider until the step is painted. */
  jump(step: number): Promise<number>;
  /** Milliseconds from `act`, which replaces the run, until the new one is on the screen. */
  rerun(act: () => void): Promise<number>;
  /** Of the latest run: from the worker's word that it has begun until all of it has come. */
  simulated(): { readonly steps: number; readonly durationMs: number };
  /** Milliseconds between frames, while `act` is called once a frame. */
  frames(count: number, act: (frame: number) => void): Promise<number[]>;
}

declare global {
  interface Window {
    stopwatch: Stopwatch;
  }
}

export async function installStopwatch(page: Page): Promise<void> {
  await page.addInitScript(install);
}

/** Runs in the page: nothing from outside it can be used here. */
function install(): void {
  const find = (selector: string): HTMLElement | null => document.querySelector(selector);
  const slider = () => find('input[aria-label="Step"]') as HTMLInputElement | null;
  const nextStep = () => find('section[aria-label="Next step"]');

  const isSettled = (): boolean => {
    const input = slider();
    const panel = nextStep();
    if (!input || !panel || Number(input.max) === 0) return false;
    const isGrowing = find('footer')?.textContent.includes('…') ?? true;
    if (isGrowing) return false;
    if (input.value === input.max) return panel.textContent.includes('Nobody can move any more');
    return panel.querySelector('[aria-label="Actors"] button[aria-disabled="false"]') !== null;
  };

  const until = (condition: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const look = () => {
        if (!condition()) return;
        observer.disconnect();
        resolve();
      };
      const observer = new MutationObserver(look);
      observer.observe(document, {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      });
      look();
    });

  /** When the next frame has been handed over: a message is taken after the frame that it follows. */
  const painted = (): Promise<number> =>
    new Promise((resolve) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now());
        port2.postMessage(null);
      });
    });

  /** Two frames without anything to do, so that one measurement does not pay for the one before. */
  const rest = async () => {
    await painted();
    await painted();
  };

  const timed = async (act: () => void, done: () => boolean): Promise<number> => {
    await rest();
    const startMs = performance.now();
    act();
    await until(done);
    return (await painted()) - startMs;
  };

  const setSlider = (step: number): void => {
    const input = slider();
    if (!input) throw new Error('there is no step slider');
    // React listens to what differs from the value that it knows, so the prototype's setter is used.
    const descriptor = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
    descriptor?.set?.call(input, String(step));
    input.dispatchEvent(new Event('input', { bubbles: true }));
  };

  let openedMs = NaN;
  let latest = { steps: 0, durationMs: NaN };
  const PageWorker = Worker;
  window.Worker = class extends PageWorker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      this.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
        if (data.type === 'opened') openedMs = performance.now();
        if (data.type !== 'finished') return;
        latest = { steps: data.steps, durationMs: performance.now() - openedMs };
      });
    }
  };

  const hasCanvas = () => find('section[aria-label="Timeline"] canvas') !== null;
  window.stopwatch = {
    firstScreen: until(() => hasCanvas() && isSettled()).then(painted),
    click: (name) => {
      const button = find(`button[aria-label="${name}"]`);
      const before = slider()?.value;
      return timed(
        () => button?.click(),
        () => slider()?.value !== before && isSettled(),
      );
    },
    jump: (step) =>
      timed(
        () => setSlider(step),
        () => slider()?.value === String(step) && isSettled(),
      ),
    rerun: async (act) => {
      await rest();
      const startMs = performance.now();
      act();
      // It may have as many steps as the one before, but it does not have them at once.
      await until(() => !isSettled());
      await until(isSettled);
      return (await painted()) - startMs;
    },
    simulated: () => latest,
    frames: (count, act) =>
      new Promise((resolve) => {
        const deltas: number[] = [];
        let beforeMs = 0;
        const onFrame = (nowMs: number) => {
          if (beforeMs > 0) deltas.push(nowMs - beforeMs);
          beforeMs = nowMs;
          if (deltas.length === count) resolve(deltas);
          else {
            act(deltas.length);
            requestAnimationFrame(onFrame);
          }
        };
        requestAnimationFrame(onFrame);
      }),
  };
}
