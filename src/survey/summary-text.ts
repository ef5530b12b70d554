/** The first screenful, for a kernel maintainer in a hurry. */
import { withCommas } from '../base/whole-number.ts';
import { anchorOf, restsOnText, titleOf } from './cause-text.ts';
import type { CauseFound, SafeStart, Summary, Window } from './summary.ts';

export function summaryLines(summary: Summary, maxStates: number): string[] {
  const { scenarios, invariants, breaks, undecided, window } = summary;
  const promises = breaks.filter(({ cause }) => !cause.isYardstick);
  const measures = breaks.filter(({ cause }) => cause.isYardstick);
  return [
    `${scenarios} scenarios, ${invariants.length} invariants, **in every order that the model knows**.` +
      ' [What the model knows](model.md), and what it leaves out; a break is a run of the model, and' +
      ' each cause says whether a machine could do that.',
    '',
    '**Proven in the model**',
    '',
    ...provenLines(summary),
    '',
    '**Broken in the model**, what it takes, and the shortest run that was found',
    '',
    ...(promises.length === 0
      ? ['- Nothing.']
      : promises.flatMap((one) => breakLines(one, scenarios))),
    ...(measures.length === 0
      ? []
      : ['', '**More than a measure of ours allows**; no promise of the kernel is broken', '']),
    ...measures.flatMap((one) => breakLines(one, scenarios)),
    '',
    windowLine(window),
    ...(undecided.length === 0 ? [] : ['', undecidedLine(undecided, maxStates)]),
  ];
}

function provenLines({ safe, others, othersProven, neverBroken, undecided }: Summary): string[] {
  const open = new Set(undecided.flatMap(({ invariants }) => invariants));
  const always = neverBroken.filter((id) => !open.has(id));
  return [
    ...safe.map(safeLine),
    ...(othersProven === 0
      ? []
      : [`- Every invariant, in ${othersProven} of the ${others} other scenarios.`]),
    ...(always.length === 0 ? [] : [`- In all scenarios: ${codes(always)}.`]),
  ];
}

function safeLine({ start, cores, scenarios, proven }: SafeStart): string {
  const count = proven === scenarios ? `all ${scenarios}` : `${proven} of ${scenarios}`;
  const rest =
    proven === scenarios ? '' : '; nothing breaks in the others, as far as they were searched';
  return `- Where ${start}: every invariant, in ${count} scenarios (${listed(cores.map(small))})${rest}.`;
}

function breakLines({ cause, invariants, restsOn, ...found }: CauseFound, all: number): string[] {
  const { entry, invariant, steps, link } = found.shortest;
  const rests = restsOn.length === 0 ? '' : ` Rests on ${restsOnText(restsOn)}.`;
  return [
    `- **[${titleOf(cause)}](${anchorOf(cause)}): ${cause.judgement}.** ${codes(invariants)}, in ` +
      `${found.scenarios} of ${all} scenarios (${listed(found.cores.map(small))}). ` +
      `It takes: ${cause.takes}.${rests}`,
    `  - \`${invariant}\` in ${steps} steps (${entry.row.id}): \`${link}\``,
  ];
}

function windowLine({ scenarios, broken, letters }: Window): string {
  const where = `Without errors in the entry window (from hard-disable to hrfid; ${scenarios} scenarios)`;
  return broken.length === 0
    ? `${where} nothing breaks.`
    : `${where} there still breaks ${codes(broken)}, for ${letters.join(', ')}.`;
}

function undecidedLine(undecided: Summary['undecided'], maxStates: number): string {
  const rows = undecided.map(({ row, invariants }) => {
    const what = invariants.length > 2 ? `${invariants.length} invariants` : codes(invariants);
    return `${row} (${what})`;
  });
  return `Not decided within ${withCommas(maxStates)} states: ${rows.join('; ')}.`;
}

const codes = (ids: readonly string[]): string => ids.map((id) => `\`${id}\``).join(', ');

/** A title within a sentence. */
const small = (title: string): string => title.charAt(0).toLowerCase() + title.slice(1);

/** Titles have commas of their own. */
const listed = (all: readonly string[]): string => all.join('; ');
