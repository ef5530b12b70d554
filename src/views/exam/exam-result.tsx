/** What came of a sitting: every answer of a link graded by the engine, with the run that shows it. */
import { EXAM } from '../../lessons/exam/exam-id.ts';
import { use, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { defined } from '../../base/assert.ts';
import { lessonOf } from '../../lessons/exam/exam-item.ts';
import { sittingOf } from '../../lessons/exam/sitting.ts';
import { answersFrom, type Answers } from '../../store/exam/answers-text.ts';
import { createResult } from '../../store/exam/create-result.ts';
import { moreOfSitting } from '../../store/exam/exam-place.ts';
import { CopyButton } from '../controls/copy-button.tsx';
import { HomeLink } from '../controls/home-link.tsx';
import { CardContext } from '../lesson/use-lesson.ts';
import { PanelBoundary } from '../shell/panel-boundary.tsx';
import { ScopeContext, useActions } from '../use-scope.ts';
import { ExamBar } from './exam-bar.tsx';
import type { ExamProps } from './exam-props.ts';
import { LessonStage } from '../lesson/lesson-stage.tsx';
import { ResultItem } from './result-item.tsx';

interface Props extends ExamProps {
  readonly number: number;
  /** What was handed in. */
  readonly text: string;
}

export function ExamResult(props: Props) {
  const { number, text } = props;
  const [items] = useState(() => sittingOf(number));
  const [given] = useState(() => answersFrom(number, items, text));
  if (!given.ok)
    return (
      <>
        <ExamBar number={number} />
        <main className="page-failed" role="alert">
          <p>{given.error}</p>
          <Another number={number} />
          <HomeLink className="button">To the start page</HomeLink>
        </main>
      </>
    );
  return <Graded {...props} items={items} given={given.value} />;
}

interface GradedProps extends Props {
  readonly items: ReturnType<typeof sittingOf>;
  readonly given: Answers;
}

function Graded({ number, text, items, given, teaching, ...props }: GradedProps) {
  const scope = defined(use(ScopeContext), 'a page');
  const [store] = useState(() =>
    createResult({ scope, ...teaching, lesson: lessonOf(items), answers: given.answers }),
  );
  const stage = useRef<HTMLDivElement>(null);
  useEffect(() => {
    void store.getState().gradeAll();
    return () => store.getState().end();
  }, [store]);
  const state = useSyncExternalStore(
    (listener) => store.subscribe(listener),
    () => store.getState(),
  );
  const { results, card, lesson } = state;
  const right = results.filter((one) => one.kind === 'graded' && one.grade.right).length;
  const isOver = results.every(({ kind }) => kind !== 'coming');
  const link = `${props.address}#lesson=exam&card=1&seed=${number}&answers=${text}`;
  return (
    <CardContext value={store}>
      <div className="lesson">
        <ExamBar number={number} />
        <main className="lesson-main">
          <div className="lesson-head">
            <h2>{given.name === '' ? 'Result' : `Result: ${given.name}`}</h2>
            <p role="status" className="exam-score">
              {isOver
                ? `${right} of ${items.length} right`
                : `The engine grades: ${results.filter(({ kind }) => kind !== 'coming').length} of ${items.length}…`}
            </p>
          </div>
          <LessonStage ref={stage} pictures={props.pictures} reload={props.reload} isCode={false} />
          <PanelBoundary name="Result">
            <section className="lesson-card panel" aria-label="Result">
              <div className="exam-link">
                <p className="dim">
                  This link carries the answers, and nothing else. Whoever opens it has them graded
                  anew.
                </p>
                <CopyButton
                  text={link}
                  label="Copy the result link"
                  copy={props.copy}
                  className="button-accent"
                />
              </div>
              <ol className="exam-results">
                {lesson.cards.map((one, i) => (
                  <ResultItem
                    key={items[i]?.id}
                    number={i + 1}
                    card={one}
                    answer={given.answers[i] ?? null}
                    result={results[i] ?? { kind: 'coming' }}
                    isShown={i === card}
                    onShow={() => {
                      // On a narrow screen it is far above.
                      stage.current?.scrollIntoView({ block: 'nearest' });
                      void state.showRun(i);
                    }}
                    onAgain={() => void state.gradeAll()}
                  />
                ))}
              </ol>
              <Another number={number} />
            </section>
          </PanelBoundary>
        </main>
      </div>
    </CardContext>
  );
}

/** The next sitting, or the same one again. */
function Another({ number }: { readonly number: number }) {
  const { setLesson } = useActions();
  const open = (more: string) => setLesson({ id: EXAM, card: 0, view: 'lesson', more });
  return (
    <p className="lesson-buttons">
      <button type="button" className="button" onClick={() => open(moreOfSitting(number, ''))}>
        Sit number {number} again
      </button>
      <button type="button" className="button" onClick={() => open('')}>
        Another number
      </button>
    </p>
  );
}
