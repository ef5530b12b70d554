import { describe, expect, it } from 'vitest';
import type { Source } from '../protocol/messages.ts';
import { HandWorker } from '../testing/hand-worker.ts';
import { toyCatalogue } from '../testing/toy-model.ts';
import { actorsOf, open, scenario } from '../testing/toy-session.ts';
import { Libraries } from './libraries.ts';

const workerOf = (rounds = 4) => new HandWorker(Libraries.of(toyCatalogue(rounds)));
const first: Source = { kind: 'preset', id: 'first' };

describe('a run beside the one on the screen', () => {
  it('is sent whole, and leaves that one as it is', () => {
    const worker = workerOf();
    worker.send({ type: 'open', source: first });
    worker.work();
    const id = worker.send({ type: 'play', source: scenario({ seed: 3 }), follow: null });
    worker.work();
    const [played] = worker.of('played');
    expect(played?.id).toBe(id);
    expect(played?.opened.scenario.seed).toBe(3);
    const length = played?.pieces.reduce((sum, piece) => sum + piece.length, 0);
    expect(length).toBe(played?.finished.steps);
    expect(worker.of('opened')).toHaveLength(1);
    worker.send({ type: 'link', step: 1 });
    expect(worker.of('link')).toHaveLength(1);
  });

  it('has moments of its own', () => {
    const worker = workerOf();
    worker.send({ type: 'open', source: first });
    worker.work();
    worker.send({ type: 'peek', step: 1 });
    expect(worker.of('failed')).toHaveLength(1);
    worker.send({ type: 'play', source: scenario({ seed: 3 }), follow: null });
    worker.work();
    const id = worker.send({ type: 'peek', step: 2 });
    expect(worker.of('snapshot')).toMatchObject([{ id, snapshot: { step: 2 } }]);
  });

  it('begins with the actors that it is to follow, in place of its schedule', () => {
    const worker = workerOf();
    const other = open(scenario({ seed: 9 }));
    const ids = other.run.model.machine.actors.map(({ id }) => id);
    const follow = actorsOf(other).map((actor) => ids[actor] ?? '');
    worker.send({
      type: 'play',
      source: scenario({ schedule: ['t1'] }),
      follow: [...follow, 'nobody'],
    });
    worker.work();
    const actors = worker.of('played')[0]?.pieces.flatMap(({ actor }) => [...actor]);
    expect(actors).toEqual(actorsOf(other));
  });

  it('gives way to a newer one, which is answered in its place', () => {
    const worker = workerOf(20_000);
    const before = worker.send({ type: 'play', source: first, follow: null });
    const now = worker.send({ type: 'play', source: scenario({ seed: 5 }), follow: null });
    worker.work();
    expect(worker.of('failed').map(({ id }) => id)).toEqual([before]);
    expect(worker.of('played').map(({ id }) => id)).toEqual([now]);
  });

  it('is refused with a sentence where its source is none', () => {
    const worker = workerOf();
    const id = worker.send({ type: 'play', source: { kind: 'preset', id: 'none' }, follow: null });
    worker.work();
    expect(worker.of('failed')).toMatchObject([{ id, sentence: 'There is no preset "none".' }]);
  });
});
