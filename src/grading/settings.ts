/** Changes of settings that a card offers, scenarios with one, and whether it counts. */
import { ok } from '../base/result.ts';
import type { Offer, Settings, SettingValue } from '../lessons/lesson.ts';
import type { Asking } from './asking.ts';
import type { Seen } from './choice.ts';
import { firstNo, type No } from './first-no.ts';

/** A value by the place of its setting. */
export type Change = Readonly<Record<string, SettingValue>>;

/** One value of each offer, in every way. */
export function allChanges(offers: readonly Offer[]): Change[] {
  return offers.reduce<Change[]>(
    (before, { setting, values }) =>
      before.flatMap((one) => values.map((value) => ({ ...one, [setting]: value }))),
    [{}],
  );
}

/** Whether such a scenario can be opened is for whoever opens it to say. */
export function withSettings(scenario: object, change: Change): object {
  return Object.entries(change).reduce<object>(
    (before, [setting, value]) => withValue(before, setting.split('.'), value),
    scenario,
  );
}

function withValue(of: object, [key = '', ...inside]: readonly string[], value: SettingValue) {
  const fields = new Map<string, unknown>(Object.entries(of));
  const before = fields.get(key);
  const within = typeof before === 'object' && before !== null ? before : {};
  fields.set(key, inside.length === 0 ? value : withValue(within, inside, value));
  return Array.isArray(of) ? [...fields.values()] : Object.fromEntries(fields);
}

export type SettingsGrade =
  /** With a run that shows it; null where none can. */
  | { readonly kind: 'counts'; readonly seen: Seen | null }
  /** A question was answered with no. */
  | ({ readonly kind: 'not' } & No);

/** Whether all is so after a change of a scenario. */
export function* gradeSettings(
  { makes }: Settings,
  scenario: object,
  change: Change,
): Asking<SettingsGrade> {
  const changed = withSettings(scenario, change);
  const asked = yield* firstNo(makes, changed);
  if (!asked.ok) return asked;
  const { no, seen } = asked.value;
  return ok(no === null ? { kind: 'counts', seen } : { kind: 'not', ...no });
}
