/** Lines and actions of the environment that no step took, function by function. */
import type { Description } from '../../protocol/description.ts';
import type { ExplorationResult } from '../../protocol/exploration.ts';

interface Props {
  readonly result: ExplorationResult;
  /** Of the machine that was searched. */
  readonly description: Description;
}

export function NeverTakenList({ result, description }: Props) {
  const { lines, actors } = result.neverTaken;
  if (lines.length + actors.length === 0) {
    return <p className="dim">Every line and every action was taken at least once.</p>;
  }
  const missed = description.lines.filter(({ id }) => lines.includes(id));
  const functions = [...new Set(missed.map((line) => line.function))];
  const where = result.complete ? 'in any order that the model knows' : 'in what was searched';
  return (
    <details className="never-taken">
      <summary>
        Never taken {where}: {lines.length} {lines.length === 1 ? 'line' : 'lines'}, {actors.length}{' '}
        {actors.length === 1 ? 'action' : 'actions'} of the environment
      </summary>
      <ul>
        {description.actors
          .filter(({ id }) => actors.includes(id))
          .map(({ id, label }) => (
            <li key={id}>
              <code>{id}</code> <span className="dim">{label}</span>
            </li>
          ))}
        {functions.map((index) => (
          <li key={index}>
            <code>{description.functions[index]?.name}</code>
            <ul>
              {missed
                .filter((line) => line.function === index)
                .map(({ id, label, text }) => (
                  <li key={id}>
                    <code className="dim">{label}</code> <code>{text}</code>
                  </li>
                ))}
            </ul>
          </li>
        ))}
      </ul>
    </details>
  );
}
