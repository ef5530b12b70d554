/** A lesson on the whole page: a picture that goes no further than now, and a card that asks how it goes on. */
import { use, useEffect, useState } from 'react';
import type { ComponentType } from 'react';
import { defined } from '../../base/assert.ts';
import { LESSONS } from '../../lessons/index.ts';
import { createLesson } from '../../store/lesson/create-lesson.ts';
import { veiledScope } from '../../store/lesson/veiled-scope.ts';
import type { Load } from '../controls/load.ts';
import { HomeLink } from '../controls/home-link.tsx';
import { LoadAgain } from '../controls/load-again.tsx';
import { useLater } from '../controls/use-later.ts';
import type { PageProps, TaughtProps } from '../page-props.ts';
import { PanelLater } from '../panel-later.tsx';
import { PanelBoundary } from '../shell/panel-boundary.tsx';
import { ScopeContext, useActions, useScope } from '../use-scope.ts';
import { LessonBar } from './lesson-bar.tsx';
import { LessonCard } from './lesson-card.tsx';
import { LessonFoot } from './lesson-foot.tsx';
import { LessonLine } from './lesson-line.tsx';
import { LessonStory } from './lesson-story.tsx';
import { LessonTracks } from './lesson-tracks.tsx';
import { useLessonKeys } from './use-lesson-keys.ts';
import { LessonContext, useCard, useLesson } from './use-lesson.ts';
import './lesson.css';

const loadPresenter = async () => (await import('../presenter/presenter.tsx')).Presenter;
const loadNotes = async () => (await import('../presenter/notes.tsx')).Notes;
const loadCode = async () => (await import('../workbench.tsx')).CodePanel;

export function LessonScreen(props: PageProps) {
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

/** Where a line is to be edited, the first function that the card names is listed. */
function useSoughtFunction(): void {
  const { full, task } = useCard();
  const isThere = useLesson(({ status }) => status === 'there');
  const description = useScope((state) => state.run?.opened.description ?? null);
  const { seekLine } = useActions();
  const isEdited = isThere && (task?.kind === 'break' || task?.kind === 'repair');
  const named = description?.functions.find(({ name }) => full.includes(name));
  const line = isEdited ? description?.lines[named?.lines[0] ?? -1]?.id : undefined;
  useEffect(() => {
    if (line !== undefined) seekLine(line, false);
  }, [line, seekLine]);
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
  useEffect(() => {
    const card = Math.min(lesson.cards.length - 1, Math.max(0, Math.trunc(asked) || 0));
    const { card: now, beginning, status, show } = store.getState();
    const isThere = card === now && (beginning !== null || status !== 'coming');
    if (!isThere) void show(card);
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
