import { expect, it } from 'vitest';
import { FakeWorker } from '../testing/fake-worker.ts';
import { Questions } from './questions.ts';

const ANSWER = {
  holds: true,
  states: 12,
  bound: null,
  schedule: null,
  atStep: null,
  turns: null,
  names: [],
} as const;
const AT = { scenario: {}, after: [] };

function asked() {
  const workers: FakeWorker[] = [];
  const questions = new Questions(
    () => {
      const worker = new FakeWorker();
      workers.push(worker);
      return worker;
    },
    () => () => undefined,
  );
  return { questions, workers };
}

it('keeps its worker for the next question', async () => {
  const { questions, workers } = asked();
  const first = questions.ask({ ...AT, ask: 'can end' });
  workers[0]?.reply({ id: workers[0].idOf('ask'), type: 'asking' });
  workers[0]?.reply({ id: workers[0].idOf('ask'), type: 'asked', ...ANSWER });
  expect(await first).toMatchObject({ ok: true, value: ANSWER });
  const next = questions.go({ ...AT, actor: 't0', far: 'wait', until: [] });
  workers[0]?.reply({ id: workers[0].idOf('go'), type: 'gone', schedule: ['t0'] });
  expect(await next).toMatchObject({ ok: true, value: { schedule: ['t0'] } });
  expect(workers).toHaveLength(1);
});

it('says why a question has no answer', async () => {
  const { questions, workers } = asked();
  const refused = questions.ask({ ...AT, ask: 'can' });
  const sentence = 'A condition is missing.';
  const failure = { code: 'bad-input', sentence, offer: null } as const;
  workers[0]?.reply({ id: workers[0].idOf('ask'), type: 'failed', ...failure });
  expect(await refused).toEqual({ ok: false, error: sentence });
});

it('answers all that a worker took with it when it died, and gets another one', async () => {
  const { questions, workers } = asked();
  const lost = [
    questions.ask({ ...AT, ask: 'can end' }),
    questions.ask({ ...AT, ask: 'can rest' }),
  ];
  workers[0]?.crash('oh');
  for (const one of lost)
    expect(await one).toEqual({ ok: false, error: 'What answers questions crashed: oh.' });
  const next = questions.ask({ ...AT, ask: 'can end' });
  expect(workers).toHaveLength(2);
  workers[1]?.reply({ id: workers[1].idOf('ask'), type: 'asked', ...ANSWER });
  expect(await next).toMatchObject({ ok: true });
});

it('gives up what is asked when nobody wants it any more', async () => {
  const { questions, workers } = asked();
  const dropped = questions.ask({ ...AT, ask: 'can end' });
  questions.stop();
  expect(await dropped).toEqual({ ok: false, error: 'The question was given up.' });
  expect(workers[0]?.isTerminated).toBe(true);
});
