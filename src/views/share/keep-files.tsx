/** The moment as a picture, and its run as a trace for other tools: files to keep. */
import { useEffect, useRef, useState } from 'react';
import type { TraceFormat } from '../../protocol/messages.ts';
import type { LoadFiles, TraceWriter } from '../files.ts';
import { shown } from '../timeline/shown.ts';
import { useScope } from '../use-scope.ts';
import { nameOf } from './name-of.ts';
import { pngOf, svgOf } from './picture.ts';

interface Props {
  readonly loadFiles: LoadFiles;
  /** Of the moment. */
  readonly url: string;
}

const TRACES = [
  { format: 'trace-event', label: 'Save as trace' },
  { format: 'speedscope', label: 'Save for speedscope' },
] as const;

export function KeepFiles({ loadFiles, url }: Props) {
  const run = useScope((state) => state.run);
  const step = useScope((state) => state.step);
  const title = useScope(nameOf);
  const [said, setSaid] = useState('');
  /** Steps written so far; null while nothing is written. */
  const [written, setWritten] = useState<number | null>(null);
  const writing = useRef<TraceWriter | null>(null);
  // Nobody waits for it any more.
  useEffect(() => () => writing.current?.stop(), []);
  if (run === null) return null;
  const { scenario, base } = run.opened;
  const keep = async (fileName: string, content: Blob) => {
    (await loadFiles()).saveFile(fileName, content);
    setSaid(`Saved as ${fileName}.`);
  };
  const keepPicture = async (kind: 'svg' | 'png') => {
    const { scene } = shown;
    if (scene === null) {
      setSaid('A picture shows the timeline as it is: open it first.');
      return;
    }
    const words = { title, about: `The timeline of Resync Scope at step ${step}: ${url}` };
    const picture = kind === 'svg' ? svgOf(scene, words) : await pngOf(scene, words);
    await keep(`${base ?? 'scenario'}-step-${step}.${kind}`, picture);
  };
  const keepTrace = async (format: TraceFormat) => {
    setSaid('Writing the trace…');
    setWritten(0);
    writing.current = (await loadFiles()).traces;
    const answer = await writing.current.write(
      { format, scenario, preset: base, step },
      setWritten,
    );
    setWritten(null);
    if (answer.ok) await keep(answer.value.fileName, answer.value.file);
    else setSaid(answer.error);
  };
  return (
    <>
      <p>
        A picture has the timeline as it is shown now, and says inside what it shows and where. A
        trace has the whole run, with every step of every thread: for Perfetto and chrome://tracing,
        or, as slices alone, for speedscope.
      </p>
      <div className="share-form-row">
        <button type="button" className="button" onClick={() => void keepPicture('svg')}>
          Save as SVG
        </button>
        <button type="button" className="button" onClick={() => void keepPicture('png')}>
          Save as PNG
        </button>
        {TRACES.map(({ format, label }) => (
          <button
            key={format}
            type="button"
            className="button"
            disabled={run.finished === null || written !== null}
            onClick={() => void keepTrace(format)}
          >
            {label}
          </button>
        ))}
        {written !== null && (
          <progress aria-label="Steps written" value={written} max={run.trace.length} />
        )}
      </div>
      <span role="status">{said}</span>
    </>
  );
}
