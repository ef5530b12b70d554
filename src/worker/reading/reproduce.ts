/** For each reading of a log the link to the run that reads like it, at the moment at which it does. */
import { certain, guess, no } from '../../decode/certainty.ts';
import type { Plan, Planned } from '../../decode/plans/index.ts';
import type { LogReading } from '../../protocol/log-reading.ts';
import { toldOfAll } from '../../scenario/settings.ts';
import type { Library } from '../library.ts';
import { keyOf, placesOf, PlayedPlans, type Moment } from './played-plans.ts';

/** `planned`: by the places of `readings`. */
export function reproduced(
  readings: readonly LogReading[],
  planned: readonly Planned[],
  library: Library,
): LogReading[] {
  const played = new PlayedPlans(library);
  const known = new Map<string, Shown>();
  return readings.map((reading, i) => {
    const one = planned[i];
    if (one === undefined) return reading;
    const key = keyOf(one);
    const shown = known.get(key) ?? shownBy(one, played);
    known.set(key, shown);
    return {
      ...reading,
      sentences: [...reading.sentences, ...shown.sentences],
      scenario: shown.link,
    };
  });
}

interface Shown {
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
