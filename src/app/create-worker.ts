/** Starts the simulation's worker. The page that is one file has another one: `create-worker.single.ts`. */

export const createWorker = (): Worker =>
  new Worker(new URL('../worker/entry.ts', import.meta.url), { type: 'module' });
