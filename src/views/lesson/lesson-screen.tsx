/** A lesson on the whole page: a picture that goes no further than now, and a card that asks how it goes on. */
import { use, useEffect, useRef, useState } from 'react';
import { defined } from '../../base/assert.ts';
import { LESSONS } from '../../lessons/index.ts';
import type { Lesson } from '../../lessons/lesson.ts';
import { createLesson } from '../../store/lesson/create-lesson.ts';
import { veiledScope } from '../../store/lesson/veiled-scope.ts';
import { HomeLink } from '../controls/home-link.tsx';
import { LoadAgain } from '../controls/load-again.tsx';
import { useLater } from '../controls/use-later.ts';
import { EXAM, ExamLater } from '../exam/exam-later.tsx';
import type { PageProps, Teaching } from '../page-props.ts';
import { PanelLater } from '../panel-later.tsx';
import { PanelBoundary } from '../shell/panel-boundary.tsx';
import { ScopeContext, useScope } from '../use-scope.ts';
import { LessonBar } from './lesson-bar.tsx';
import { LessonCard } from './lesson-card.tsx';
import { LessonFoot } from './lesson-foot.tsx';
import { LessonLine } from './lesson-line.tsx';
import { LessonStory } from './lesson-story.tsx';
import { LessonTracks } from './lesson-tracks.tsx';
import { useLessonKeys } from './use-lesson-keys.ts';
import { useSoughtFunction } from './use-sought-function.ts';
import { LessonContext, useCard, useLesson } from './use-lesson.ts';
import './lesson.css';

const loadCode = async () => (await import('../workbench.tsx')).CodePanel;

export function LessonScreen(props: PageProps) {
  const isExam = useScope(({ lesson }) => lesson?.id === EXAM);
  return isExam ? <ExamLater {...props} /> : <LessonLater {...props} />;
}

function LessonLater(props: PageProps) {
  const place = useScope((state) => state.lesson);
  const teaching = useLater(props.loadTeaching);
  const lesson = LESSONS.find(({ id }) => id === place?.id);
  if (teaching === 'failed')
    return (
      <main className="page-failed">
        <LoadAgain reload={props.reload} />
      </main>
    );
  if (lesson === undefined) return <NoLesson id={place?.id ?? ''} />;
  if (teaching === 'under way') return <div className="page-bar">Resync Scope</div>;
  return <Taken key={lesson.id} {...props} lesson={lesson} teaching={teaching.part} />;
}

function NoLesson({ id }: { readonly id: string }) {
  return (
    <main className="page-failed" role="alert">
      <p>There is no lesson “{id}”.</p>
      <HomeLink className="button">To the start page</HomeLink>
    </main>
  );
}

interface TakenProps extends PageProps {
  readonly lesson: Lesson;
  readonly teaching: Teaching;
}

/** From its first card to when it is left. */
function Taken({ lesson, teaching, ...props }: TakenProps) {
  const scope = defined(use(ScopeContext), 'a page');
  const [store] = useState(() => createLesson({ scope, lesson, ...teaching }));
  const [veiled] = useState(() =>
    veiledScope(scope, {
      at: () => store.getState().veiledAt,
      subscribe: (listener) => store.subscribe(listener),
    }),
  );
  const asked = useScope((state) => state.lesson?.card ?? 0);
  const begun = useRef(false);
  useEffect(() => {
    const card = Math.min(lesson.cards.length - 1, Math.max(0, Math.trunc(asked) || 0));
    const { card: now, show } = store.getState();
    // What the lesson has gone on to by itself comes back from the address.
    if (begun.current && card === now) return;
    begun.current = true;
    void show(card);
  }, [store, lesson, asked]);
  useEffect(() => {
    const follow = store.subscribe(({ card }, before) => {
      const { lesson: place, setLesson } = scope.getState();
      if (card !== before.card && place !== null) setLesson({ ...place, card });
    });
    return () => {
      follow();
      store.getState().end();
    };
  }, [store, scope, lesson]);
  return (
    <LessonContext value={store}>
      <ScopeContext value={veiled}>
        <Parts {...props} />
      </ScopeContext>
    </LessonContext>
  );
}

function Parts({ pictures, reload }: Pick<PageProps, 'pictures' | 'reload'>) {
  const { title, cards } = useLesson((state) => state.lesson);
  const card = useLesson((state) => state.card);
  const { task } = useCard();
  useLessonKeys();
  useSoughtFunction();
  const isCode = task?.kind === 'break' || task?.kind === 'repair';
  return (
    <div className="lesson">
      <PanelBoundary name="Lessons">
        <LessonBar />
      </PanelBoundary>
      <main className="lesson-main" data-code={isCode}>
        <div className="lesson-head">
          <h2>{title}</h2>
          <p className="dim">
            card {card + 1} of {cards.length}
          </p>
        </div>
        <div className="lesson-stage panel">
          <LessonTracks pictures={pictures} reload={reload} />
          {isCode ? (
            <PanelBoundary name="Code">
              <PanelLater name="Code" load={loadCode} reload={reload} />
            </PanelBoundary>
          ) : (
            <>
              <LessonStory />
              <LessonLine />
            </>
          )}
        </div>
        <PanelBoundary name="Card">
          <LessonCard />
        </PanelBoundary>
      </main>
      <LessonFoot />
    </div>
  );
}
