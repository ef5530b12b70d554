/** What only a lesson needs: somebody to ask, and a place where it is kept how far one is. */
import { Questions } from '../client/questions.ts';
import type { Teaching } from '../views/page-props.ts';
import { createWorker } from './create-worker.ts';
import { keptProgress } from './kept-progress.ts';

export const teaching: Teaching = {
  questions: new Questions(createWorker),
  progress: keptProgress(() => localStorage),
  isCalm: () => matchMedia('(prefers-reduced-motion: reduce)').matches,
  loadPresenting: async () => (await import('./presenting.ts')).presenting,
};
