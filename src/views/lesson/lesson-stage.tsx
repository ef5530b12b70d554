/** What the machine does, beside a card: tracks, what has happened, one line; or the code, to be changed. */
import type { RefObject } from 'react';
import { LessonLine } from './lesson-line.tsx';
import { LessonStory } from './lesson-story.tsx';
import { LessonTracks } from './lesson-tracks.tsx';
import { LessonWatch } from './lesson-watch.tsx';
import { PanelLater } from '../panel-later.tsx';
import type { Pictures } from '../pictures.ts';
import { PanelBoundary } from '../shell/panel-boundary.tsx';

interface Props {
  /** For whoever brings it into sight. */
  readonly ref?: RefObject<HTMLDivElement | null>;
  readonly pictures: Pictures;
  readonly reload: () => void;
  /** The code is shown, for a line of it to be changed. */
  readonly isCode: boolean;
}

const loadCode = async () => (await import('../workbench.tsx')).CodePanel;

export function LessonStage({ ref, pictures, reload, isCode }: Props) {
  return (
    <div ref={ref} className="lesson-stage panel">
      <LessonTracks pictures={pictures} reload={reload} />
      {isCode ? (
        <PanelBoundary name="Code">
          <PanelLater name="Code" load={loadCode} reload={reload} />
        </PanelBoundary>
      ) : (
        <>
          <LessonWatch />
          <LessonStory />
          <LessonLine />
        </>
      )}
    </div>
  );
}
