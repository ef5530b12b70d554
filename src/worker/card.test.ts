// Cards of the start page: their runs are those that the same scenarios give when they are opened.
import { describe, expect, it } from 'vitest';
import { catalogue } from '../models/power8/catalogue.ts';
import type { Card } from '../protocol/card.ts';
import { HandWorker } from '../testing/hand-worker.ts';
import { must, open, toys } from '../testing/toy-session.ts';
import { cardOf } from './card.ts';
import { Libraries } from './libraries.ts';
import { Library } from './library.ts';

const power8 = new Library(catalogue);

function brokenOf({ runs }: Card): string[][] {
  return runs.map(({ description, finished }) =>
    finished.violations.map(({ invariant }) => description.invariants[invariant]?.id ?? ''),
  );
}

describe('a card', () => {
  it.each([0, 1])('of toys, option %i, has whole runs and leads to where they break', (option) => {
    const card = must(cardOf(toys, option));
    expect(card.option).toBe(option);
    for (const { hash, finished, moments } of card.runs) {
      const session = open({ kind: 'link', hash }, toys);
      expect(session.finished()).toEqual(finished);
      expect(session.opened.step).toBe(finished.violations[0]?.step ?? finished.steps);
      expect(moments.map(({ step }) => step)).toEqual(
        Array.from({ length: finished.steps + 1 }, (_, step) => step),
      );
      expect(moments.at(-1)).toEqual(must(session.snapshot(finished.steps)));
    }
    expect(card.words.title).toBe(`A toy that is ${['broken', 'quiet'][option] ?? ''}.`);
    expect(card.doors.map(({ label }) => label)).toEqual(['The quiet one']);
  });

  it('begins with the option that its model says', () => {
    expect(must(cardOf(toys, null)).option).toBe(0);
    expect(must(cardOf(power8, null)).options).toEqual(['1', '2', '4']);
    expect(must(cardOf(power8, null)).option).toBe(1);
  });

  it('is refused where there is no such option', () => {
    expect(cardOf(toys, 7)).toMatchObject({
      ok: false,
      error: { code: 'not-possible', sentence: 'A card has no option 7.' },
    });
  });

  it('comes from the worker, whatever is open, and with the machines there are', () => {
    const worker = new HandWorker(Libraries.of(catalogue));
    const id = worker.send({ type: 'card', model: 'power8-hmi', option: 0 });
    worker.send({ type: 'machines' });
    expect(worker.of('card').map((reply) => reply.id)).toEqual([id]);
    expect(worker.of('machines')[0]?.machines.map((one) => one.id)).toEqual(['power8-hmi']);
    worker.send({ type: 'seek', step: 0 });
    expect(worker.of('failed')[0]?.sentence).toBe('No scenario is open.');
  });
});

describe('the card of the POWER8 core', () => {
  it.each([
    [0, 'The clock of the host is left 134.2 s behind.'],
    [1, 'The clock of subcore 0 is left 134.2 s behind.'],
    [2, '2 of 4 subcores are left with a wrong clock.'],
  ])('option %i: the same failure, and the fix holds', (option, consequence) => {
    const card = must(cardOf(power8, option));
    expect(card.words).toMatchObject({
      title: 'A repair and a guest exit both take away the same 134.2 s.',
      consequence,
    });
    const [before = [], after] = brokenOf(card);
    expect(before).toContain('host-tb');
    expect(after).toEqual([]);
    const [broken, fixed] = card.runs;
    const session = open({ kind: 'link', hash: broken?.hash ?? '' }, power8);
    const [done] = session.log(session.opened.step - 1, session.opened.step);
    expect(done).toMatchObject({ function: 'kvmhv_switch_to_host' });
    expect(done?.text).toContain('TBU40 = a - tb_offset');
    expect(done?.outcome).toContain('it is wrong now');
    expect(fixed?.description.words).toBe(broken?.description.words);
  });
});
