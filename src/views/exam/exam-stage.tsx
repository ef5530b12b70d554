/** What the machine does, beside a question or what came of it. */
import { LessonLine } from '../lesson/lesson-line.tsx';
import { LessonStory } from '../lesson/lesson-story.tsx';
import { LessonTracks } from '../lesson/lesson-tracks.tsx';
import { PanelLater } from '../panel-later.tsx';
import type { Pictures } from '../pictures.ts';
import { PanelBoundary } from '../shell/panel-boundary.tsx';

interface Props {
  readonly pictures: Pictures;
  readonly reload: () => void;
  /** The code is shown, for a line of it to be changed. */
  readonly isCode: boolean;
}

const loadCode = async () => (await import('../workbench.tsx')).CodePanel;

export function ExamStage({ pictures, reload, isCode }: Props) {
  return (
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
  );
}
