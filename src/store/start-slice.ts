/** The start page: whether it is shown, which machines there are, and their cards as they come. */
import type { EnginePort } from './engine-port.ts';
import type { Access, StartSlice } from './state.ts';

export function createStartSlice({ get, set }: Access, engine: EnginePort): StartSlice {
  /** Of the newest request for a card, by model: an older one's answer comes to nothing. */
  const newest = new Map<string, number>();
  let asked = 0;

  return {
    atStart: false,
    machines: null,
    cards: new Map(),
    showStart: () => {
      const { machines, setPlaying, setDialog } = get();
      setPlaying(false);
      setDialog(null);
      set({ atStart: true, refusal: null, lesson: null });
      if (!Array.isArray(machines)) void get().findMachines();
    },
    leaveStart: () => set({ atStart: false }),
    findMachines: async () => {
      set({ machines: null });
      const machines = await engine.machines();
      set({ machines });
      if (typeof machines === 'string') return;
      for (const { id, ready } of machines) if (ready) void get().showCard(id, null);
    },
    showCard: async (model, option) => {
      const number = ++asked;
      newest.set(model, number);
      const card = await engine.card(model, option);
      if (newest.get(model) !== number) return;
      set({ cards: new Map(get().cards).set(model, card) });
    },
  };
}
