import { describe, expect, it } from 'vitest';
import { defined } from '../../base/assert.ts';
import { HandWorker } from '../../testing/hand-worker.ts';
import { toyCatalogue } from '../../testing/toy-model.ts';
import { must } from '../../testing/toy-session.ts';
import { Libraries } from '../libraries.ts';
import { Library } from '../library.ts';
import { openAtOnce } from '../session.ts';
import { TraceWriting } from './trace-writing.ts';

const ROUNDS = 20_000;
const session = must(
  openAtOnce({ kind: 'preset', id: 'first' }, new Library(toyCatalogue(ROUNDS))),
);
const { scenario, base } = session.opened;
const request = { type: 'write-trace', preset: base, step: 0 } as const;

describe('a file that a worker writes', () => {
  it('comes in slices, with how far it is, and is what was written at once', async () => {
    const worker = new HandWorker(Libraries.of(toyCatalogue(ROUNDS)));
    worker.send({ ...request, format: 'trace-event', scenario });
    expect(worker.isWorking).toBe(true);
    worker.work();
    const { fileName, file } = defined(worker.of('written')[0], 'a file');
    expect(fileName).toMatch(/\.trace\.json$/);
    const told = worker.of('writing').map(({ steps }) => steps);
    expect(told.length).toBeGreaterThan(1);
    expect([...told].sort((a, b) => a - b)).toEqual(told);

    const writing = new TraceWriting(session, 0);
    let text = '';
    while (!writing.isDone) text += writing.advance(1_000_000);
    expect(await file.text()).toBe(text);
  });

  it('is none where the scenario cannot be played', () => {
    const worker = new HandWorker(Libraries.of(toyCatalogue()));
    const impossible = { ...scenario, injectAtStep: 999_999 };
    worker.send({ ...request, format: 'speedscope', scenario: impossible });
    worker.work();
    expect(worker.of('written')).toEqual([]);
    expect(worker.of('failed')).toHaveLength(1);
  });
});
