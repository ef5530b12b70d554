/** What is kept of somebody's lessons: taken along as a file, brought in, and forgotten. */
import { useState } from 'react';
import {
  doneIn,
  joined,
  progressFrom,
  textOf,
  type ProgressShelf,
} from '../../store/lesson/progress.ts';
import type { LoadFiles } from '../files.ts';
import { BringIn } from './bring-in.tsx';
import { Forget } from './forget.tsx';
import './progress.css';

interface Props {
  readonly progress: ProgressShelf;
  readonly loadFiles: LoadFiles;
  /** What is kept is another: whoever shows it draws it anew. */
  readonly onChange?: () => void;
}

const FILE_NAME = 'resync-scope-lessons.json';

/** What was done last, in a sentence. */
interface Said {
  readonly text: string;
  readonly isTrouble: boolean;
}

export function ProgressTools({ progress, loadFiles, onChange }: Props) {
  const [said, setSaid] = useState<Said | null>(null);
  const damaged = progress.trouble();
  const now = progress.read();
  const done = doneIn(now);
  /** `trouble`: what could not be kept. */
  const tell = (text: string, trouble = '') => {
    setSaid({ text: trouble === '' ? text : `${text} ${trouble}`, isTrouble: trouble !== '' });
    onChange?.();
  };
  const refuse = (text: string) => setSaid({ text, isTrouble: true });
  const take = async () => {
    try {
      const { saveFile } = await loadFiles();
      saveFile(FILE_NAME, textOf(progress.read()));
      tell(`Saved as ${FILE_NAME}.`);
    } catch {
      refuse('The file could not be written: a part of the page did not load.');
    }
  };
  const bringIn = (text: string) => {
    const brought = progressFrom(text);
    if (!brought.ok) {
      refuse(brought.error);
      return;
    }
    const before = doneIn(progress.read());
    const trouble = progress.write(joined(progress.read(), brought.value));
    const more = doneIn(progress.read()) - before;
    tell(
      more === 1
        ? 'Brought in: one card more is done.'
        : `Brought in: ${more} cards more are done.`,
      trouble,
    );
  };
  return (
    <details className="progress-tools">
      <summary>What is kept of your lessons</summary>
      <div className="progress-body">
        {damaged !== '' && <p className="progress-trouble">{damaged}</p>}
        <p>
          {done === 1 ? 'One card is done.' : `${done} cards are done.`} This browser alone knows
          it: nothing is sent. A file carries it to another one.
        </p>
        <button type="button" className="button" onClick={() => void take()}>
          Save as a file
        </button>
        <BringIn onText={bringIn} onTrouble={refuse} />
        <Forget
          isNone={Object.keys(now.lessons).length === 0}
          hasForgotten={progress.hasForgotten()}
          onForget={() => tell('It is forgotten.', progress.forget())}
          onRemember={() => tell('It is there again.', progress.remember())}
        />
        <p
          className={said?.isTrouble === true ? 'progress-trouble' : 'progress-said'}
          role="status"
        >
          {said?.text}
        </p>
      </div>
    </details>
  );
}
