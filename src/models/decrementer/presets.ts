/**
 * Prepared scenarios: every row of B.8 and B.9 of the facts, by its name there. Ids are part of links.
 * `breaks` is what an exhaustive search finds, and a test holds it.
 */
import type { Preset } from '../catalogue.ts';
import { MIGRATIONS, STAYING } from './presets/as-it-is.ts';
import { MUTATIONS } from './presets/mutations.ts';
import { PARAMETERS } from './presets/parameters.ts';
import type { Prepared } from './presets/prepared.ts';

const whatIf = (list: readonly Prepared[]): Prepared[] =>
  list.map((one) => ({ ...one, group: 'What if' }));

const named = (group: string, list: readonly Prepared[]): Prepared[] =>
  list.map((one) => ({ ...one, group }));

export const prepared: readonly Prepared[] = [
  ...named('A migration', MIGRATIONS),
  ...named('On one host', STAYING),
  ...whatIf(MUTATIONS),
  ...whatIf(PARAMETERS),
];

/** As every model has them. */
export const presets: readonly Preset[] = prepared.map(({ breaks: _, ...preset }) => preset);
