import { describe, expect, it } from 'vitest';
import {
  actorsOf,
  ERROR,
  finish,
  open,
  refusal,
  scenario,
  sourceOf,
  T0,
  T1,
} from '../testing/toy-session.ts';
import { Follower } from './follower.ts';

const plain = open(scenario());
const model = plain.run.model;

function followed(order: readonly number[], slice = 1000): readonly number[] {
  const follower = new Follower(model, 47, order);
  while (!follower.advance(slice));
  return follower.taken;
}

describe('following an order of actors', () => {
  it('takes the same steps where all of them can be taken, in slices of any length', () => {
    const order = actorsOf(plain);
    expect(followed(order)).toEqual(order);
    expect(followed(order, 1)).toEqual(order);
  });

  it('lets those wait who cannot move, and takes them when they can', () => {
    const order = actorsOf(plain);
    // The error comes after somebody has moved, wherever the order has it.
    const early = [ERROR, ...order.filter((actor) => actor !== ERROR)];
    const taken = followed(early);
    expect(taken.toSorted()).toEqual(early.toSorted());
    expect(new Set(taken)).toEqual(new Set(order));
  });

  it('ends where nobody can move, though more was asked for', () => {
    const order = actorsOf(plain);
    const taken = followed([...order, T0, T0, T0, T1]);
    expect(taken).toEqual(order);
  });
});

describe('a twin', () => {
  it('takes the other actor, and then everybody in the order of before', () => {
    const actors = actorsOf(plain);
    const at = actors.findIndex(
      (actor, step) =>
        step > 0 && [T0, T1].some((one) => one !== actor && plain.choose(step, one).ok),
    );
    const other = actors[at] === T0 ? T1 : T0;
    const twin = finish(plain.choose(at, other, true));
    const rest = actors.slice(at);
    rest.splice(rest.indexOf(other), 1);
    const wanted = [...actors.slice(0, at), other, ...rest];
    const taken = actorsOf(twin);
    expect(taken.slice(0, at + 1)).toEqual(wanted.slice(0, at + 1));
    expect(twin.opened.step).toBe(at + 1);
    // Who moves how often is the same, as is the order but for those who had to wait.
    expect(taken.toSorted()).toEqual(wanted.toSorted());
    expect(actorsOf(open(sourceOf(twin)))).toEqual(taken);
  });

  it('is the run itself for the actor that it takes anyway', () => {
    const actors = actorsOf(plain);
    const same = finish(plain.choose(1, actors[1] ?? T0, true));
    expect(actorsOf(same)).toEqual(actors);
    expect(same.opened.scenario).toEqual(plain.opened.scenario);
  });

  it('is refused for an actor that cannot move', () => {
    expect(refusal(plain.choose(0, 99, true)).code).toBe('not-possible');
  });
});
