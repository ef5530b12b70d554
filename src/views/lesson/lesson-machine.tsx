/** Which code runs on the machine of a card, and how many lines of it were changed: cards go from one to another. */
import { labelOf, valueAt } from '../../scenario/settings.ts';
import { useScope } from '../use-scope.ts';

export function LessonMachine() {
  const opened = useScope((state) => state.run?.opened ?? null);
  if (opened === null) return null;
  const { description, scenario } = opened;
  const first = description.settings.settings.find(
    (one) => one.kind === 'choice' && one.inSight === true,
  );
  if (first?.kind !== 'choice') return null;
  const { length } = description.edits;
  const changed = length === 1 ? ', 1 line changed' : `, ${length} lines changed`;
  return (
    <p className="lesson-machine">
      {first.label}: {labelOf(first, valueAt(scenario, first.key))}
      {length > 0 && changed}
    </p>
  );
}
