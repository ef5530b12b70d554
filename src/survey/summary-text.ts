/** The first screenful, for a kernel maintainer in a hurry. */
import { withCommas } from '../base/whole-number.ts';
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

function provenLines({ starts, proven, scenarios, invariants }: Summary): string[] {
  return [
    ...starts.map((start) => startLine(start, invariants)),
    `- In ${proven} of ${scenarios} scenarios every invariant.`,
  ];
}

function startLine({ start, cores, ...found }: StartFound, invariants: readonly string[]): string {
  const { holding, broken, open, scenarios } = found;
  const isMost = holding.length > broken.length + open.length;
  const missing = invariants.filter((id) => !holding.includes(id));
  const what =
    missing.length === 0
      ? 'every invariant'
      : isMost
        ? `every invariant but ${codes(missing)}`
        : codes(holding);
  const rest =
    open.length === 0 ? '' : `; nothing was found to break ${codes(open)}, which is not decided`;
  return `- Where ${start}: ${what === '' ? 'nothing' : what} (${scenarios} scenarios: ${listed(cores.map(small))})${rest}.`;
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
