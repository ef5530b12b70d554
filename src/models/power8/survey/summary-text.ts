/** The first screenful, for a kernel maintainer in a hurry. */
import { withCommas } from '../../../base/whole-number.ts';
import { anchorOf, restsOnText, titleOf } from './cause-text.ts';
import type { CauseFound, StartFound, Summary, Window } from './summary.ts';

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

function provenLines({ starts, proven, scenarios }: Summary): string[] {
  return [
    ...starts.filter(({ unbroken }) => unbroken.length > 0).map(startLine),
    `- Every invariant, in ${proven} of all ${scenarios} scenarios.`,
  ];
}

function startLine({ start, cores, unbroken, broken, proven, scenarios }: StartFound): string {
  const but = broken.length === 0 ? '' : ` but ${codes(broken)}`;
  const what = unbroken.length > broken.length ? `every invariant${but}` : codes(unbroken);
  const where = listed(cores.map(small));
  return proven === scenarios
    ? `- Where ${start}: ${what}, in all ${scenarios} scenarios (${where}).`
    : `- Where ${start}: ${what}, in ${proven} of ${scenarios} scenarios (${where}); nothing was found to ` +
        'break them in the others, which were not searched to the end.';
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
