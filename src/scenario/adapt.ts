/**
 * A scenario with some keys changed and the rest kept as far as it still fits. What was made by hand
 * for another machine is dropped, and said. The result is not checked: it goes through `parse.ts`,
 * as everything does that somebody may have typed.
 */
import { addedItem, type Item } from './defaults.ts';
import type { Scenario } from './schema.ts';
import {
  isSimple,
  mostOf,
  toldOf,
  valueAt,
  wholeAt,
  type ListSetting,
  type Setting,
  type Settings,
  type SimpleSetting,
} from './settings.ts';
import { canonicalTicks } from './ticks.ts';

/** Values by key; of a group, those of its keys that change. */
export type ScenarioChange = Readonly<Record<string, unknown>>;

export interface Adapted {
  readonly scenario: Scenario;
  /** What was dropped or cut, sentences for people. */
  readonly notices: readonly string[];
}

export function adaptScenario(
  scenario: Scenario,
  change: ScenarioChange,
  settings: Settings,
): Adapted {
  const notices: string[] = [];
  const changed: Scenario = { ...scenario, ...change };
  for (const { kind, key } of settings.settings)
    if (kind === 'group')
      changed[key] = { ...(scenario[key] as object), ...(change[key] as object | undefined) };
  for (const setting of settings.settings) {
    if (setting.kind === 'list') fitList(setting, settings, changed, notices);
    if (change[setting.key] === undefined) clamp(setting, changed, notices);
  }
  dropHandMade(scenario, changed, settings, notices);
  return { scenario: changed, notices };
}

/** Keeps the first items and adds new ones at the end. A length that is none is left to the gate. */
function fitList(
  list: ListSetting,
  settings: Settings,
  changed: Scenario,
  notices: string[],
): void {
  const { key, length } = list;
  const wanted = wholeAt(changed, length);
  const items = changed[key] as readonly Item[];
  const decider = settings.settings.find((one) => one.key === length);
  const isOption =
    decider?.kind === 'choice' && decider.options.some(({ value }) => value === wanted);
  if (items.length === wanted || !isOption) return;
  if (items.length > wanted)
    notices.push(`${key}: ${length} ${wanted} keeps the first ${wanted} of ${items.length}`);
  const kept = items.slice(0, wanted);
  const added: Item[] = [];
  for (let i = kept.length; i < wanted; i++) added.push(addedItem(list, i, kept[0]));
  changed[key] = [...kept, ...added];
}

function clamp(setting: Setting, changed: Scenario, notices: string[]): void {
  if (setting.kind !== 'whole' || setting.shared === undefined) return;
  const { key, shared } = setting;
  const room = mostOf(setting, changed);
  const value = wholeAt(changed, key);
  if (!(value > room)) return;
  const of = wholeAt(changed, shared.among);
  notices.push(
    `${key}: ${value} became ${room}, for ${shared.among} ${of} leaves no more ${shared.each}`,
  );
  changed[key] = room;
}

/**
 * A schedule is for one machine only, but for what-if edits: what comes of the same steps is the point
 * of them, as far as those can be taken. The step of the injection still means something in another
 * program on the same threads, but not where there are other threads, nor without a schedule that
 * raises the errors before it.
 */
function dropHandMade(
  before: Scenario,
  changed: Scenario,
  settings: Settings,
  notices: string[],
): void {
  const others = settings.settings.filter((one) => isOther(one, before[one.key], changed[one.key]));
  const decisive = others.find(decidesThreads);
  const [first] = decisive === undefined ? others : [decisive];
  if (first === undefined) return;
  const cause = toldOf(first, before[first.key]);
  const { schedule, injectAtStep } = changed;
  changed.schedule = null;
  const { injection } = settings;
  const noError = injection !== null && valueAt(changed, injection.count) === 0;
  if (injectAtStep !== null && (schedule !== null || decisive !== undefined || noError)) {
    const withSchedule = schedule === null ? '' : ' with the steps fixed before it';
    const why = noError ? 'no error may be raised' : `it belongs to ${cause}`;
    notices.push(`injectAtStep ${injectAtStep}: it was dropped${withSchedule}, for ${why}`);
    changed.injectAtStep = null;
  } else if (schedule !== null) {
    notices.push(`schedule: the steps chosen by hand were dropped, for they belong to ${cause}`);
  }
}

const decidesThreads = (setting: Setting): boolean =>
  isSimple(setting) && setting.decidesThreads === true;

/** Whether it is another value, however that is written. */
function isOther(setting: Setting, a: unknown, b: unknown): boolean {
  if (setting.kind === 'list') {
    const [before, after] = [a as readonly Item[], b as readonly Item[]];
    return (
      before.length !== after.length ||
      before.some((item, i) => areOther(setting.settings, item, after[i] ?? {}))
    );
  }
  if (setting.kind === 'group') return areOther(setting.settings, a as Item, b as Item);
  return setting.kind === 'ticks'
    ? canonicalTicks(String(a), setting) !== canonicalTicks(String(b), setting)
    : a !== b;
}

const areOther = (settings: readonly SimpleSetting[], a: Item, b: Item): boolean =>
  settings.some((setting) => isOther(setting, a[setting.key], b[setting.key]));
