/** The one line of code that a card is about, and who stands at it; where it is about none, what was done last. */
import type { Shown } from '../../store/state.ts';
import { CodeText } from '../controls/code-text.tsx';
import { useScope } from '../use-scope.ts';
import { useCard } from './use-lesson.ts';

export function LessonLine() {
  const shown = useScope((state) => state.shown);
  const { full } = useCard();
  if (shown === null) return <div className="lesson-line" />;
  const named = shown.description.lines.findIndex(({ id }) => full.includes(id));
  return (
    <div className="lesson-line">
      {named >= 0 ? <Named shown={shown} line={named} /> : <Last shown={shown} />}
    </div>
  );
}

function Named({ shown, line }: { readonly shown: Shown; readonly line: number }) {
  const { description, snapshot } = shown;
  const { label = '', text = '' } = description.lines[line] ?? {};
  const here = description.threads.filter(
    (_, thread) => description.instructions[snapshot.places[thread] ?? -1]?.line === line,
  );
  const { last } = snapshot;
  const isDone = last !== null && last.text.includes(text);
  const who = isDone ? description.actors[last.actor]?.id : undefined;
  return (
    <>
      <span className="lesson-line-label mono dim">{label}</span>
      <code>
        <CodeText text={text} />
      </code>
      <span className="lesson-line-who">
        {who !== undefined && <b className="lesson-chip" data-kind="done">{`${who} did it`}</b>}
        {here.map(({ id }) => (
          <span key={id} className="lesson-chip">
            {id} next
          </span>
        ))}
      </span>
    </>
  );
}

function Last({ shown: { description, snapshot } }: { readonly shown: Shown }) {
  const { last } = snapshot;
  if (last === null) return <span className="dim">Nothing has happened yet.</span>;
  return (
    <>
      <span className="lesson-line-label mono">{description.actors[last.actor]?.id}</span>
      <code>
        <CodeText text={last.text} />
      </code>
      <span className="lesson-line-who dim">{last.outcome}</span>
    </>
  );
}
