/** What of a log a run may print, and which scenarios may do it. */
import { threadNamed } from '../../models/power8/prints.ts';
import type { Printed, WantedLine } from '../../protocol/printing.ts';
import type { Draft } from '../draft.ts';
import type { Notes } from '../notes.ts';
import { MODEL } from '../plans/facts.ts';
import type { Planned } from '../plans/plan.ts';
import { valuesOf, whyNone } from './comparing.ts';
import { countOfFirst } from './first-error.ts';
import { gathered, type Gathered } from './gather.ts';
import { coreIn, whyOther } from './one-core.ts';
import { scenariosFor } from './scenarios.ts';

/** Of a longer log the first ones. */
const MAX_LINES = 200;
const MAX_TEXT = 120;
/** A terminal would do as they say. */
const CONTROLS = /\p{C}/gu;
/** What stands before a line is not what it says. */
const STAMPS = /^\s*(?:<\d>)?\s*(?:\[\s*\d[\d.]*(?:,\d)?\]\s*)*/;

const TOO_MANY = `only the first ${MAX_LINES} lines are searched for`;
const ANOTHER_ERROR =
  'more than five seconds lie before it: it is of another error, to be searched for by itself';

/** null where there is nothing that a run might print. `planned`: by the places of `drafts`. */
export function printedOf(
  drafts: readonly Draft[],
  planned: readonly Planned[],
  notes: Notes,
): Printed | null {
  const all = gathered(drafts, notes);
  const core = coreIn(all);
  const whyNot = (line: Gathered): string | null => whyNone(line) ?? whyOther(line, core);
  const some = all.filter((line) => whyNot(line) === null);
  const first = countOfFirst(some);
  const chosen = some.slice(0, Math.min(first, MAX_LINES));
  if (chosen.length === 0) return null;
  const places = new Map(some.map((line, at) => [line, at]));
  const left = new Map<string, number[]>();
  for (const line of all) {
    const at = places.get(line) ?? 0;
    const why = whyNot(line) ?? (at < chosen.length ? null : at < first ? TOO_MANY : ANOTHER_ERROR);
    if (why !== null) left.set(why, [...(left.get(why) ?? []), ...line.lines]);
  }
  const isPower9 = notes.processor === 'POWER9';
  return {
    model: MODEL,
    lines: chosen.map((line) => wanted(line, notes, isPower9)),
    left: [...left].map(([why, numbers]) => ({ lines: numbers, why })),
    scenarios: scenariosFor(chosen, planned, notes),
  };
}

function wanted(line: Gathered, { texts }: Notes, isPower9: boolean): WantedLine {
  const { lines, kind, cpu } = line;
  const [first = 0] = lines;
  const thread = cpu?.thread ?? null;
  return {
    lines,
    text: clean(texts.get(first) ?? ''),
    kind: kind ?? '',
    // Threads of a POWER9 have other places in their core.
    thread: thread === null || isPower9 ? null : threadNamed(thread),
    values: valuesOf(line),
  };
}

const clean = (text: string): string =>
  text.replace(STAMPS, '').trim().replace(/\s/g, ' ').replace(CONTROLS, '?').slice(0, MAX_TEXT);
