/** A lesson for a class: one sentence, the machine, one line of code, numbered choices; read from the back. */
import { use, useEffect } from 'react';
import type { CSSProperties } from 'react';
import { defined } from '../../base/assert.ts';
import { asSentence } from '../format/sentence.ts';
import { LessonLine } from '../lesson/lesson-line.tsx';
import { LessonTracks } from '../lesson/lesson-tracks.tsx';
import { LessonContext, useCard, useLesson } from '../lesson/use-lesson.ts';
import type { TaughtProps } from '../page-props.ts';
import { usePictureOnStage } from '../picture-panel.tsx';
import { PanelBoundary } from '../shell/panel-boundary.tsx';
import { ScopeContext, useScope } from '../use-scope.ts';
import { ClassTask } from './class-task.tsx';
import { Cover } from './cover.tsx';
import { follow } from './follow.ts';
import { Hints } from './hints.tsx';
import { hintsOf } from './hints-of.ts';
import { linkOf } from './link.ts';
import type { Presenting } from './presenting.ts';
import { QrCode } from './qr-code.tsx';
import { usePresenterKeys } from './use-presenter-keys.ts';
import { usePresenting } from './use-presenting.ts';
import { useUnit } from './use-unit.ts';
import { WithPresenting } from './with-presenting.tsx';
import './presenter.css';

/** Labels of the tracks have 12 pixels; from the back of a room they need 28. */
const TRACKS_TYPE = 28 / 12;
/** In one line: those of the code are wide. */
const LINE_CHARACTERS = 58;
/** A sentence of so many characters stands in one line of the largest type, */
const SHORT = 40;
/** and one of so many in two lines of the next. */
const TWO_LINES = 100;

interface SlideProps extends Pick<TaughtProps, 'address' | 'pictures' | 'reload'> {
  readonly presenting: Presenting;
}

export function Presenter({ address, pictures, reload, teaching }: TaughtProps) {
  return (
    <WithPresenting load={teaching.loadPresenting} reload={reload}>
      {(presenting) => <Slide {...{ address, pictures, reload, presenting }} />}
    </WithPresenting>
  );
}

function Slide({ address, presenting, ...parts }: SlideProps) {
  const hasPicture = usePictureOnStage(parts.pictures);
  const doing = usePresenting(address, presenting, hasPicture);
  usePresenterKeys(doing);
  useFollowed(presenting);
  const unit = useUnit();
  const zoom = unit * TRACKS_TYPE;
  const { caption, task } = useCard();
  const lesson = useLesson((state) => state.lesson);
  const card = useLesson((state) => state.card);
  const trouble = useLesson((state) => state.trouble);
  const step = useScope((state) => state.step);
  const link = linkOf(address, { id: lesson.id, card });
  const style: CSSProperties & Record<'--u', string> = { '--u': `${unit}px` };
  const status = useLesson((state) => state.status);
  const again = status === 'failed' ? ' Enter tries again.' : '';
  const said = doing.notice === '' ? trouble : doing.notice;
  return (
    <div className="presenter" style={style}>
      <main className="presenter-slide" inert={doing.covering !== null}>
        <header className="presenter-head">
          <h1 className="presenter-caption" data-length={lengthOf(caption)} aria-live="polite">
            {caption}
          </h1>
          <button
            type="button"
            className="presenter-code"
            aria-label="Enlarge the code of this card"
            onClick={() => doing.command('code')}
          >
            <QrCode link={link} label="Code of the link to this card" />
          </button>
        </header>
        <div
          className="presenter-tracks"
          role="img"
          aria-label={`The machine at step ${step}; the line below says what was done last`}
        >
          <LessonTracks {...parts} zoom={zoom} isPlain />
        </div>
        <LessonLine room={LINE_CHARACTERS} />
        <PanelBoundary name="Question">
          <ClassTask votes={doing.votes} onVote={doing.command} />
        </PanelBoundary>
        <p className="presenter-notice" role="alert">
          {said !== '' && asSentence(said) + again}
        </p>
        <Hints
          place={`card ${card + 1} of ${lesson.cards.length}`}
          {...hintsOf(task, hasPicture)}
          onCommand={doing.command}
        />
      </main>
      {doing.covering !== null && (
        <Cover covering={doing.covering} link={link} onClose={doing.uncover}>
          <LessonTracks {...parts} zoom={zoom} />
        </Cover>
      )}
    </div>
  );
}

function lengthOf({ length }: string): 'short' | 'usual' | 'long' {
  if (length <= SHORT) return 'short';
  return length <= TWO_LINES ? 'usual' : 'long';
}

/** The notes, in their window, go along, and may lead. */
function useFollowed({ openChannel }: Presenting): void {
  const lesson = defined(use(LessonContext), 'a lesson');
  const scope = defined(use(ScopeContext), 'a page');
  useEffect(() => {
    if (openChannel === null) return undefined;
    return follow(scope, openChannel(), {
      leads: true,
      onGone: ({ id, card }) => {
        const { lesson: told, card: now, next, show } = lesson.getState();
        if (id !== told.id) scope.getState().setLesson({ id, card, view: 'presenter' });
        // From card to card the run goes on, as it does by the presenter's own keys.
        else if (card === now + 1) void next();
        else void show(card);
      },
    });
  }, [lesson, scope, openChannel]);
}
