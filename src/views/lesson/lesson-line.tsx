/**
 * The one line of code that a card is about, and who stands at it; where it is about none, what was done last. A
 * card that is only to be looked at, and is about none, has nothing here.
 */
import type { Shown } from '../../store/state.ts';
import { CodeText } from '../controls/code-text.tsx';
import { useScope } from '../use-scope.ts';
import { useCard } from './use-lesson.ts';
import './lesson-line.css';

interface Props {
  /** Characters of code that have room beside each other; where there are more, it is marked as long. */
  readonly room?: number;
}

export function LessonLine({ room = Infinity }: Props) {
  const shown = useScope((state) => state.shown);
  const { full, task } = useCard();
  if (shown === null) return <div className="lesson-line" />;
  const named = shown.description.lines.findIndex(({ id }) => full.includes(id));
  return (
    <div className="lesson-line">
      {named >= 0 ? (
        <Named shown={shown} line={named} room={room} />
      ) : (
        task !== null && <Last shown={shown} room={room} />
      )}
    </div>
  );
}

interface PartProps {
  readonly shown: Shown;
  readonly room: number;
}

function Named({ shown, line, room }: PartProps & { readonly line: number }) {
  const { description, snapshot } = shown;
  const { label = '', text = '', edit = null } = description.lines[line] ?? {};
  const here = description.threads.filter(
    (_, thread) => description.instructions[snapshot.places[thread] ?? -1]?.line === line,
  );
  const { last } = snapshot;
  const isDone = last !== null && last.text.includes(text);
  const who = isDone ? description.actors[last.actor]?.id : undefined;
  const chips = here.length + Number(who !== undefined) + Number(edit !== null);
  return (
    <>
      <span className="lesson-line-label mono dim">{label}</span>
      <code
        data-long={label.length + text.length + CHIP * chips > room}
        data-struck={edit?.sign === '-'}
      >
        <CodeText text={text} />
      </code>
      <span className="lesson-line-who">
        {edit !== null && <span className="lesson-chip">{edit.note}</span>}
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

/** As many characters as one of them takes. */
const CHIP = 9;

function Last({ shown: { description, snapshot }, room }: PartProps) {
  const { last } = snapshot;
  if (last === null) return <span className="dim">Nothing has happened yet.</span>;
  const who = description.actors[last.actor]?.id ?? '';
  const length = who.length + last.text.length;
  return (
    <>
      <span className="lesson-line-label mono">{who}</span>
      <code data-long={length > room}>
        <CodeText text={last.text} />
      </code>
      {length + last.outcome.length <= room && (
        <span className="lesson-line-who dim">{last.outcome}</span>
      )}
    </>
  );
}
