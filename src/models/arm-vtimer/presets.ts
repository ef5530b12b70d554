/**
 * Prepared scenarios: every row of the tables, by its name there. Ids are part of links. `breaks` is what an
 * exhaustive search finds, and a test holds it.
 */
import type { Case, Preset } from '../catalogue.ts';
import { AS_IT_IS } from './presets/as-it-is.ts';
import { CASE_ROWS, SHOWN } from './presets/cases.ts';
import { HISTORY } from './presets/history.ts';
import type { Prepared } from './presets/prepared.ts';

const grouped = (group: string, list: readonly Prepared[]): Prepared[] =>
  list.map((one) => ({ ...one, group }));

export const prepared: readonly Prepared[] = [
  ...grouped('What if', SHOWN.slice(0, 1)),
  ...grouped('As it is', AS_IT_IS),
  ...grouped('Known bugs', HISTORY),
  ...grouped('What if', SHOWN.slice(1)),
];

/** As every model has them. */
export const presets: readonly Preset[] = prepared.map(({ breaks: _, ...preset }) => preset);

/** Those that only a list of all has. */
export const cases: readonly Case[] = CASE_ROWS.map(({ breaks: _, ...one }) => one);
