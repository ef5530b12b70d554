/** What a run can be compared with: the runs that say something about it, the most telling one first. */
import type { Beside } from '../protocol/messages.ts';
import { settingAt } from '../scenario/settings.ts';
import { branchesBeside } from './branches.ts';
import type { Run, ScopeState, Side } from './state.ts';

type Known = Pick<ScopeState, 'run' | 'branches' | 'left' | 'past'>;

/**
 * The same scenario without its edits, if it has some; the branch that this run left, if it was made by a
 * choice or an error; the same scenario in the other program, the one that was there before this first.
 */
export function sidesOf(state: Known): readonly Side[] {
  const { run, left, past } = state;
  if (run === null) return [];
  const { scenario, description } = run.opened;
  const { groupedBy } = description.settings;
  const setting = settingAt(description.settings, groupedBy);
  const follow = madeByHand(run);
  const change = (changed: Readonly<Record<string, unknown>>): Beside => ({
    source: { kind: 'change', scenario, change: changed },
    follow,
  });
  const branches = branchesBeside(state).map(({ id, name, moment }): Side => ({
    id: `branch ${id}`,
    label: name,
    beside: { source: { kind: 'scenario', ...moment }, follow: null },
  }));
  const isLeft = ({ id }: Side) => id === `branch ${left}`;
  const before = past.at(-1)?.scenario[groupedBy];
  const options = setting?.kind === 'choice' ? setting.options : [];
  const others = options
    .filter(({ value }) => value !== scenario[groupedBy])
    .toSorted((a, b) => Number(b.value === before) - Number(a.value === before))
    .map(({ value, label }): Side => ({
      id: `${groupedBy} ${value}`,
      label,
      beside: change({ [groupedBy]: value }),
    }));
  return [
    ...(scenario.edits.length > 0
      ? [{ id: 'no edits', label: 'without the edits', beside: change({ edits: [] }) }]
      : []),
    ...branches.filter(isLeft),
    ...others,
    ...branches.filter((side) => !isLeft(side)),
  ];
}

/** Who moved up to the last step that was made by hand; null where the seed alone has decided. */
function madeByHand({ opened, trace }: Run): readonly string[] | null {
  const { schedule, injectAtStep } = opened.scenario;
  const steps = Math.max(schedule?.length ?? 0, injectAtStep === null ? 0 : injectAtStep + 1);
  if (steps === 0) return null;
  const { actors } = opened.description;
  return Array.from(trace.actor.subarray(0, steps), (actor) => actors[actor]?.id ?? '');
}
