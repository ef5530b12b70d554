/**
 * The other run beside the one on the page: which one, where the two stand on one axis, and the moment of it
 * that belongs to the selected step. It is asked for when there is somebody to see it, and again whenever
 * the run on the page is another one.
 */
import type { EngineListener } from '../client/engine.ts';
import type { EnginePort } from './engine-port.ts';
import { sidesOf } from './other-side.ts';
import type { Access, CompareSlice, Other, Side } from './state.ts';

/** Apart from those of the page, which count up from 1. */
let number = 0;

export function createCompareSlice({ get, set }: Access, engine: EnginePort) {
  let peeking = false;
  let wantedStep: number | null = null;

  const wantedSide = (): Side | null => {
    const { chosenSide } = get();
    if (typeof chosenSide === 'object' && chosenSide !== null) return chosenSide;
    const sides = sidesOf(get());
    return sides.find(({ id }) => id === chosenSide) ?? sides[0] ?? null;
  };

  /** Plays the wanted run, unless it is there or on its way. */
  const refresh = async () => {
    const { run, comparing, other } = get();
    if (!comparing || run === null || run.finished === null) return;
    const side = wantedSide();
    if (side === null) {
      set({ other: null, otherMoment: null });
      return;
    }
    if (other?.of === run.number && isSame(other.side, side)) return;
    const asked: Other = { side, of: run.number, run: null, failure: '' };
    set({ other: asked, otherMoment: null });
    const played = await engine.play(side.beside);
    if (get().other !== asked) return;
    number--;
    set({
      other:
        typeof played === 'string'
          ? { ...asked, failure: played }
          : { ...asked, run: { number, ...played } },
    });
    void peek();
  };

  const peek = async () => {
    if (peeking) return;
    peeking = true;
    for (;;) {
      const { other, otherMoment } = get();
      const step = wantedStep;
      const beside = other?.run ?? null;
      if (beside === null || step === null) break;
      if (otherMoment?.runNumber === beside.number && otherMoment.snapshot.step === step) break;
      const snapshot = await engine.peek(step);
      if (get().other !== other) continue;
      // Nothing came, and asking again at once would spin.
      if (snapshot === null) break;
      const { description } = beside.opened;
      set({ otherMoment: { runNumber: beside.number, description, snapshot } });
    }
    peeking = false;
  };

  const slice: CompareSlice = {
    comparing: false,
    chosenSide: null,
    alignAt: 'error',
    other: null,
    otherMoment: null,
    setComparing: (comparing) => {
      set({ comparing });
      void refresh();
    },
    chooseSide: (chosenSide) => {
      set({ chosenSide });
      void refresh();
    },
    refreshOther: () => void refresh(),
    setAlignAt: (alignAt) => set({ alignAt }),
    needOther: (step) => {
      wantedStep = step;
      void peek();
    },
  };

  const listener: Partial<EngineListener> = {
    // What is sensible to compare another run with is something else.
    onOpened: () => set({ chosenSide: null }),
    onFinished: () => void refresh(),
  };

  return { slice, listener };
}

const isSame = (a: Side, b: Side): boolean =>
  a.id === b.id && JSON.stringify(a.beside) === JSON.stringify(b.beside);
