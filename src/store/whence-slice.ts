/**
 * Who set a value: what was asked, and the answer as soon as it has come. The newest question counts; a
 * run that takes the place of another one ends it.
 */
import type { EngineListener } from '../client/engine.ts';
import type { EnginePort } from './engine-port.ts';
import type { Inquiry, WhenceSlice } from './questions.ts';
import type { Access } from './state.ts';

export function createWhenceSlice({ get, set }: Access, engine: EnginePort) {
  const ask = async (asked: Inquiry) => {
    set({ inquiry: asked });
    const answer = await engine.whence(asked.subject, asked.step);
    if (get().inquiry === asked) set({ inquiry: { ...asked, answer: answer ?? 'none' } });
  };

  const slice: WhenceSlice = {
    inquiry: null,
    askWhence: async (subject) => {
      const { run, shown } = get();
      if (run === null || shown?.runNumber !== run.number) return;
      const { description, snapshot } = shown;
      const { step } = snapshot;
      await ask({ description, subject, step, answer: 'under way', before: null });
    },
    askFurther: async (subject, step) => {
      const before = get().inquiry;
      if (before === null) return;
      const { description } = before;
      await ask({ description, subject, step, answer: 'under way', before });
    },
    askBack: () => set({ inquiry: get().inquiry?.before ?? null }),
    closeWhence: () => set({ inquiry: null }),
  };

  const listener: Partial<EngineListener> = { onOpened: () => set({ inquiry: null }) };

  return { slice, listener };
}
