/** What a search is about, in words. */
import type { Description } from '../../protocol/description.ts';
import type { ReductionAsked } from '../../protocol/exploration.ts';
import { toldOfAll } from '../../scenario/settings.ts';
import type { Search } from '../../store/state.ts';

export const REDUCTION_NAMES: Readonly<Record<ReductionAsked, string>> = {
  'as-needed': 'with reductions where needed',
  'por+symmetry': 'with reductions',
  por: 'with partial-order reduction',
  none: 'without reduction',
};

/** The preset's title, or that it was changed; another seed or schedule makes no other search. */
export function aboutWords({ about, fromRun, request, without }: Search): string {
  const base = about.presets.find(({ id }) => id === about.base);
  const title =
    base === undefined
      ? 'A scenario of your own'
      : `${about.preset === null ? 'Changed: ' : ''}${base.title}`;
  if (without !== null) return `${title}, without ${lineName(without, about.description)}`;
  return fromRun === null ? title : `${title}, from step ${request.fromStep}`;
}

/** What tells scenarios of one name apart. */
export function settingWords({ scenario, description }: Search['about']): string {
  return [
    ...toldOfAll(description.settings, scenario),
    ...description.edits.map(({ text }) => text),
  ].join(', ');
}

/** `H4 of wait_for_others` */
export function lineName(id: string, description: Description): string {
  const line = description.lines.find((one) => one.id === id);
  const name = description.functions[line?.function ?? -1]?.name ?? '';
  return `${shortLineName(id, description)} of ${name}`;
}

/** `H4`, or that it is the one spoken of, where it has no letter and has been named in full. */
export function letterOf(id: string, { lines }: Description): string {
  return lines.find((one) => one.id === id)?.label || 'this line';
}

/** `H4`, or its text where it has no letter. */
function shortLineName(id: string, { lines }: Description): string {
  const line = lines.find((one) => one.id === id);
  if (line === undefined) return id;
  return line.label === '' ? `“${line.text}”` : line.label;
}
