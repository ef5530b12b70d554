/** The surveys, by the model's id, for the terminal: no page and no worker ever loads them. */
import type { Survey } from './survey.ts';

export const surveys: Readonly<Record<string, () => Promise<Survey>>> = {
  'power8-hmi': async () => (await import('./power8/survey/index.ts')).survey,
};
