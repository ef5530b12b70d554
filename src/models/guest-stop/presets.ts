/**
 * Prepared scenarios: every row of 1.9 and 1.10 of the facts, by its name there. Ids are part of links.
 * `breaks` is what an exhaustive search finds, and a test holds it.
 */
import type { Preset } from '../catalogue.ts';
import { AS_IT_IS } from './presets/as-it-is.ts';
import { MUTATIONS } from './presets/mutations.ts';
import { OTHER_WAYS } from './presets/other-ways.ts';
import type { Prepared } from './presets/prepared.ts';

const named = (group: string, list: readonly Prepared[]): Prepared[] =>
  list.map((one) => ({ ...one, group }));

export const prepared: readonly Prepared[] = [
  ...named('As proposed', AS_IT_IS),
  ...named('Another way', OTHER_WAYS),
  ...named('What if', MUTATIONS),
];

/** As every model has them. */
export const presets: readonly Preset[] = prepared.map(({ breaks: _, ...preset }) => preset);
