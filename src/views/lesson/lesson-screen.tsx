/** A lesson on the whole page: a picture that goes no further than now, and a card that asks how it goes on. */
import { use, useEffect, useRef, useState } from 'react';
import type { ComponentType } from 'react';
import { defined } from '../../base/assert.ts';
import { EXAM } from '../../lessons/exam/exam-id.ts';
import { LESSONS } from '../../lessons/index.ts';
import { createLesson } from '../../store/lesson/create-lesson.ts';
import { veiledScope } from '../../store/lesson/veiled-scope.ts';
import type { Load } from '../controls/load.ts';
import { HomeLink } from '../controls/home-link.tsx';
import { LoadAgain } from '../controls/load-again.tsx';
import { useLater } from '../controls/use-later.ts';
import { ExamLater } from '../exam/exam-later.tsx';
import type { PageProps, TaughtProps } from '../page-props.ts';
import { PanelBoundary } from '../shell/panel-boundary.tsx';
import { ScopeContext, useScope } from '../use-scope.ts';
import { LessonBar } from './lesson-bar.tsx';
import { LessonCard } from './lesson-card.tsx';
import { LessonFoot } from './lesson-foot.tsx';
import { LessonMachine } from './lesson-machine.tsx';
import { LessonStage } from './lesson-stage.tsx';
import { useLessonKeys } from './use-lesson-keys.ts';
import { useSoughtFunction } from './use-sought-function.ts';
import { LessonContext, useCard, useLesson } from './use-lesson.ts';
import './lesson.css';

const loadPresenter = async () => (await import('../presenter/presenter.tsx')).Presenter;
const loadNotes = async () => (await import('../presenter/notes.tsx')).Notes;

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
  const parts = { ...props, lesson, teaching: teaching.part };
  // The notes have a window of their own, and open no run.
  if (place?.view === 'notes') return <PartLater load={loadNotes} {...parts} />;
  return <Taken key={lesson.id} {...parts} />;
}

interface PartLaterProps extends TaughtProps {
  readonly load: Load<ComponentType<TaughtProps>>;
}

/** A view of a lesson that few need. */
function PartLater({ load, ...parts }: PartLaterProps) {
  const later = useLater(load);
  if (typeof later === 'object') return <later.part {...parts} />;
  if (later === 'under way') return <div className="page-bar">Resync Scope</div>;
  return (
    <main className="page-failed">
      <LoadAgain reload={parts.reload} />
    </main>
  );
}

function NoLesson({ id }: { readonly id: string }) {
  return (
    <main className="page-failed" role="alert">
      <p>There is no lesson “{id}”.</p>
      <HomeLink className="button">To the start page</HomeLink>
    </main>
  );
}

/** From its first card to when it is left. */
function Taken(props: TaughtProps) {
  const { lesson, teaching } = props;
  const scope = defined(use(ScopeContext), 'a page');
  const [store] = useState(() => createLesson({ scope, lesson, ...teaching }));
  const [veiled] = useState(() =>
    veiledScope(scope, {
      at: () => store.getState().veiledAt,
      subscribe: (listener) => store.subscribe(listener),
    }),
  );
  const isPresented = useScope((state) => state.lesson?.view === 'presenter');
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
        {isPresented ? <PartLater load={loadPresenter} {...props} /> : <Parts {...props} />}
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
          <LessonMachine />
          <p className="dim">
            card {card + 1} of {cards.length}
          </p>
        </div>
        <LessonStage pictures={pictures} reload={reload} isCode={isCode} />
        <PanelBoundary name="Card">
          <LessonCard />
        </PanelBoundary>
      </main>
      <LessonFoot />
    </div>
  );
}
