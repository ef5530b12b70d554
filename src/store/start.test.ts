// The start page's part of the store: what it asks, what comes late, and what is left alone.
import { describe, expect, it } from 'vitest';
import type { Card, MachineInfo } from '../protocol/card.ts';
import { PretendEngine } from '../testing/pretend/engine.ts';
import { PretendSearches } from '../testing/pretend/searches.ts';
import { createScope } from './create-scope.ts';
import { NO_FRAMES } from '../testing/no-frames.ts';

async function settled(): Promise<void> {
  for (let i = 0; i < 20; i++) await Promise.resolve();
}

/** Its cards come when the test says so. */
class HeldCards extends PretendEngine {
  dead = false;
  readonly waiting: (() => void)[] = [];
  override machines(): Promise<readonly MachineInfo[] | string> {
    return this.dead ? Promise.resolve('It does not run.') : super.machines();
  }
  override async card(model: string, option: number | null): Promise<Card | string> {
    await new Promise<void>((settle) => this.waiting.push(settle));
    return super.card(model, option);
  }
}

function start() {
  let engine: HeldCards | null = null;
  const scope = createScope({
    createEngine: (listener) => (engine = new HeldCards(listener)),
    createSearches: (listener) => new PretendSearches(listener),
    frames: NO_FRAMES,
    theme: 'system',
  });
  return { engine: engine as unknown as HeldCards, state: () => scope.getState() };
}

const optionOf = (card: Card | string | undefined) =>
  typeof card === 'object' ? card.option : card;

describe('the start page', () => {
  it('asks for the machines once, and for the cards of those that are there', async () => {
    const { engine, state } = start();
    expect(state().atStart).toBe(false);
    state().showStart();
    await settled();
    expect(state().machines).toHaveLength(2);
    expect(engine.waiting).toHaveLength(1);
    engine.waiting[0]?.();
    await settled();
    expect([...state().cards.keys()]).toEqual(['power8-hmi']);
    state().leaveStart();
    state().showStart();
    await settled();
    expect(engine.waiting).toHaveLength(1);
  });

  it('shows the option that was asked for last, in whichever order they come', async () => {
    const { engine, state } = start();
    void state().showCard('power8-hmi', 0);
    void state().showCard('power8-hmi', 1);
    engine.waiting[1]?.();
    await settled();
    engine.waiting[0]?.();
    await settled();
    expect(optionOf(state().cards.get('power8-hmi'))).toBe(1);
  });

  it('says why there are no machines, and finds them when it tries again', async () => {
    const { engine, state } = start();
    engine.dead = true;
    state().showStart();
    await settled();
    expect(state().machines).toBe('It does not run.');
    engine.dead = false;
    await state().findMachines();
    expect(state().machines).toHaveLength(2);
  });

  it('goes when something opens, stops what plays, and stays when a dead worker brings a run back', async () => {
    const { engine, state } = start();
    await state().open({ kind: 'preset', id: 'four-guests' }, 'scenario');
    state().setPlaying(true);
    state().showStart();
    expect(state()).toMatchObject({ atStart: true, playing: false });
    engine.listener.onCrashed('Oh.');
    await engine.open({ kind: 'preset', id: 'four-guests' });
    engine.listener.onRestored(12);
    expect(state().atStart).toBe(true);
    await state().open({ kind: 'preset', id: 'unsplit' }, 'scenario');
    expect(state().atStart).toBe(false);
  });
});
