/** For each reading of a log the link to the run that reads like it, at the moment at which it does. */
import { certain, guess, no } from '../../decode/certainty.ts';
import type { Plan, Planned } from '../../decode/plans/index.ts';
import type { LogReading, LogRun } from '../../protocol/log-reading.ts';
import { toldOfAll } from '../../scenario/settings.ts';
import type { Library } from '../library.ts';
import { keyOf, placesOf, PlayedPlans, type Moment } from './played-plans.ts';

/** `planned`: by the places of `readings`. */
export function reproduced(
  readings: readonly LogReading[],
  planned: readonly Planned[],
  library: Library,
): Reproduced {
  const played = new PlayedPlans(library);
  const known = new Map<string, Shown>();
  const shown = readings.map((_, i) => {
    const one = planned[i] ?? NOTHING;
    const key = keyOf(one);
    const found = known.get(key) ?? shownBy(one, played);
    known.set(key, found);
    return found;
  });
  return {
    readings: readings.map((reading, i) => ({ ...reading, scenario: shown[i]?.link ?? null })),
    shown,
  };
}

const NOTHING: Planned = { plans: [], missing: '' };

export interface Reproduced {
  /** With their links. */
  readonly readings: readonly LogReading[];
  /** By their places. */
  readonly shown: readonly Shown[];
}

/** The readings, each with what is said of its run. */
export const withRuns = ({ readings, shown }: Reproduced): LogReading[] =>
  readings.map((reading, i) => ({
    ...reading,
    sentences: [...reading.sentences, ...(shown[i]?.sentences ?? [])],
  }));

/** Each run once, or each reason why there is none. */
export function runsOf({ readings, shown }: Reproduced): LogRun[] {
  const runs = new Map<string, { readonly one: Shown; readonly lines: Set<number> }>();
  for (const [i, one] of shown.entries()) {
    if (one.sentences.length === 0) continue;
    const key = one.link ?? one.sentences.join('\n');
    const run = runs.get(key) ?? { one, lines: new Set() };
    run.lines.add(readings[i]?.source.line ?? 0);
    // Of several lines of a report the one with most registers says most of the run.
    const says = one.sentences.join('').length > run.one.sentences.join('').length ? one : run.one;
    runs.set(key, { one: says, lines: run.lines });
  }
  return [...runs.values()].map(({ one, lines }) => ({ ...one, lines: [...lines] }));
}

export interface Shown {
  readonly link: string | null;
  readonly sentences: readonly string[];
}

function shownBy({ plans, missing }: Planned, played: PlayedPlans): Shown {
  for (const plan of plans) {
    const moment = played.momentOf(plan);
    const link = moment?.session.link(moment.step);
    if (moment === null || link === undefined || !link.ok) continue;
    return { link: link.value, sentences: [...likeWords(plan, moment), ...assumedWords(plan)] };
  }
  return { link: null, sentences: missing === '' ? [] : [no(`no run shows this: ${missing}`)] };
}

function likeWords({ wanted }: Plan, { session, step }: Moment): string[] {
  const { description, scenario } = session.opened;
  const { registers } = session.viewer.snapshot(step);
  const told = toldOfAll(description.settings, scenario).join(', ');
  const reads = wanted.flatMap((one) => {
    if (one.kind === 'event' || !one.isWhole) return [];
    const at = placesOf(description.registers, one.name).find(
      (place) => ((registers[place] ?? 0n) & one.mask) === (one.value & one.mask),
    );
    const info = at === undefined ? undefined : description.registers[at];
    if (at === undefined || info === undefined) return [];
    const value = registers[at] ?? 0n;
    const digits = value.toString(16).padStart(info.width / 4, '0');
    const others = info.fields
      .filter(({ shift, width }) => {
        const bits = ((1n << BigInt(width)) - 1n) << BigInt(shift);
        return ((value ^ one.value) & bits) !== 0n;
      })
      .map(({ name }) => name);
    const differs = others.length === 0 ? '' : ` (it differs in ${others.join(', ')})`;
    return [`${info.label} 0x${digits}${differs}`];
  });
  const values = reads.length === 0 ? '' : `: ${reads.join(', ')}`;
  return [certain(`a run reads like this after step ${step}${values}; ${told}`)];
}

const assumedWords = ({ assumed }: Plan): string[] =>
  assumed.length === 0
    ? []
    : [guess(`the log does not say all that a run needs; this one has ${assumed.join(', ')}`)];
