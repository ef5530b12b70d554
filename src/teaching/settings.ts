/** Every change of settings that a card offers, and scenarios with one. */
import type { Offer, SettingValue } from '../lessons/lesson.ts';

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
