/** What a card asks to keep an eye on: a few values, as they are at the moment that is shown. */
import { useScope } from '../use-scope.ts';
import { Terms } from '../words/terms.tsx';
import { useCard } from './use-lesson.ts';
import './lesson-watch.css';

export function LessonWatch() {
  const { watch = [] } = useCard();
  const shown = useScope((state) => state.shown);
  if (watch.length === 0 || shown === null) return null;
  const { description, snapshot } = shown;
  const all = watch.flatMap((id) => {
    const index = description.cells.findIndex((cell) => cell.id === id);
    const info = description.cells[index];
    if (info === undefined) return [];
    const value = snapshot.cells[index] ?? info.min;
    const who = info.scope === 'thread' ? `${description.threads[info.index]?.id ?? ''} ` : '';
    return {
      id,
      label: `${who}${info.label}`,
      text: info.names[value - info.min] ?? String(value),
      summary: info.summary,
      isNew: snapshot.changedCells[index] === 1,
      isSet: value !== 0,
    };
  });
  return (
    <dl className="lesson-watch" aria-label="Values at this moment">
      {all.map(({ id, label, text, summary, isNew, isSet }) => (
        <div key={id} title={summary} data-new={isNew} data-set={isSet}>
          <dt>
            <Terms quiet text={label} />
          </dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
