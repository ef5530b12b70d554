/** What only the teacher sees, in a window of its own that goes along with the presenter. */
import { use, useEffect, useState } from 'react';
import { defined } from '../../base/assert.ts';
import type { Lesson, Task } from '../../lessons/lesson.ts';
import { HomeLink } from '../controls/home-link.tsx';
import { asSentence } from '../format/sentence.ts';
import type { TaughtProps } from '../page-props.ts';
import { ScopeContext, useActions, useScope } from '../use-scope.ts';
import { Elapsed } from './elapsed.tsx';
import { follow } from './follow.ts';
import { commandOf } from './keys.ts';
import type { Presenting } from './presenting.ts';
import { useRightAnswer, type Right } from './use-right-answer.ts';
import { WithPresenting } from './with-presenting.tsx';
import './notes.css';

export function Notes({ lesson, teaching, reload }: TaughtProps) {
  return (
    <WithPresenting load={teaching.loadPresenting} reload={reload}>
      {(presenting) => (
        <Sheet
          key={lesson.id}
          lesson={lesson}
          questions={teaching.questions}
          presenting={presenting}
        />
      )}
    </WithPresenting>
  );
}

interface SheetProps {
  readonly lesson: Lesson;
  readonly questions: TaughtProps['teaching']['questions'];
  readonly presenting: Presenting;
}

function Sheet({ lesson, questions, presenting }: SheetProps) {
  const last = lesson.cards.length - 1;
  const asked = useScope((state) => state.lesson?.card ?? 0);
  const card = Math.min(last, Math.max(0, Math.trunc(asked) || 0));
  const { setLesson } = useActions();
  const tie = useTie(presenting);
  const right = useRightAnswer(lesson, card, questions);
  const show = (to: number) => {
    if (to >= 0 && to <= last) setLesson({ id: lesson.id, card: to, view: 'notes' });
  };
  useTurnedPages((by) => show(card + by));
  const { caption, task } = defined(lesson.cards[card], 'a card');
  const next = lesson.cards[card + 1];
  return (
    <main className="notes">
      <header className="notes-head">
        <h1>
          <HomeLink className="notes-home">Resync Scope</HomeLink>
        </h1>
        <p>
          Notes: {lesson.title} · card {card + 1} of {lesson.cards.length}
        </p>
        <Elapsed clock={presenting.clock} planned={lesson.minutes} />
      </header>
      <section aria-label="This card" className="panel notes-now">
        <p className="notes-caption">{caption}</p>
        {task !== null && <Asked task={task} right={right} />}
      </section>
      <section aria-label="What comes next" className="panel">
        <h2>What comes next</h2>
        <p>{next?.caption ?? 'Nothing: this is the last card.'}</p>
        {next?.task && <p className="dim">{next.task.asks}</p>}
      </section>
      <section aria-label="To say" className="panel">
        <h2>When nobody has a question left</h2>
        <p>{lesson.teacher}</p>
      </section>
      <section aria-label="What students believe" className="panel">
        <h2>What many students believe, and is wrong</h2>
        <ul className="notes-corrects">
          {lesson.corrects.map(({ wrong, right: so }) => (
            <li key={wrong}>
              <s>{wrong}</s> {so}
            </li>
          ))}
        </ul>
      </section>
      <footer className="notes-foot">
        <button
          type="button"
          className="button"
          aria-disabled={card === 0}
          onClick={() => show(card - 1)}
        >
          Back
        </button>
        <button
          type="button"
          className="button button-accent"
          aria-disabled={card === last}
          onClick={() => show(card + 1)}
        >
          Next
        </button>
        <p className="dim" role="status">
          {TIES[tie]}
        </p>
      </footer>
    </main>
  );
}

/** The question, and the answer that is for the teacher alone. */
function Asked({ task, right }: { readonly task: Task; readonly right: Right }) {
  const hasChoices = 'choices' in task;
  return (
    <>
      <h2 className="notes-asks">{task.asks}</h2>
      {hasChoices && (
        <ol className="notes-choices">
          {task.choices.map(({ says }, place) => (
            <li key={says} data-right={isRight(right, place)}>
              <span className="mono">{place + 1}</span> {says}
              {isRight(right, place) && <b> ✓ right</b>}
            </li>
          ))}
        </ol>
      )}
      {hasChoices && right === 'asking' && (
        <p className="dim">The engine is asked which is right…</p>
      )}
      {right !== 'asking' && !right.ok && <p role="alert">{asSentence(right.error)}</p>}
      {!hasChoices && <p className="dim">{WITHOUT_CHOICES[task.kind]}</p>}
      {task.why !== undefined && <p>Why: {task.why}</p>}
    </>
  );
}

const isRight = (right: Right, place: number): boolean =>
  right !== 'asking' && right.ok && right.value === place;

const WITHOUT_CHOICES = {
  reach: 'Any way there counts; H in the presenter asks the search for a hint.',
  break: 'Any edit counts that does it: the lesson itself has every order searched.',
  repair: 'Any edit counts that does it: the lesson itself has every order searched.',
  settings: 'Any settings count that do it: the lesson itself has every order searched.',
} as const;

const TIES = {
  none: 'This browser does not let windows talk: the notes do not follow the presenter.',
  alone: 'No presenter has answered yet: open one, or go from card to card here.',
  tied: 'The presenter and these notes follow each other.',
} as const;

/** Ties the notes to the presenter's window; says whether that was heard of. */
function useTie({ openChannel }: Presenting): keyof typeof TIES {
  const scope = defined(use(ScopeContext), 'a page');
  const [isHeard, setHeard] = useState(false);
  useEffect(() => {
    if (openChannel === null) return undefined;
    return follow(scope, openChannel(), {
      leads: false,
      onGone: (place) => scope.getState().setLesson({ ...place, view: 'notes' }),
      onHeard: () => setHeard(true),
    });
  }, [scope, openChannel]);
  if (openChannel === null) return 'none';
  return isHeard ? 'tied' : 'alone';
}

/** The keys that turn pages do so here, too. */
function useTurnedPages(turn: (by: 1 | -1) => void): void {
  const scope = defined(use(ScopeContext), 'a page');
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      const command = scope.getState().dialog === null ? commandOf(event) : null;
      if (command !== 'next' && command !== 'back') return;
      event.preventDefault();
      turn(command === 'next' ? 1 : -1);
    };
    document.addEventListener('keydown', listener, { capture: true });
    return () => document.removeEventListener('keydown', listener, { capture: true });
  }, [scope, turn]);
}
