/**
 * Text with its words marked: each shows what it means under the pointer, the focus or a tap. `quiet` is
 * for dense lists and for text within a button, where a word is no stop of its own.
 */
import type { Description } from '../../protocol/description.ts';
import { useScope } from '../use-scope.ts';
import { mark } from './marked.ts';
import { piecesOf } from './pieces.ts';
import type { Entry } from './vocabulary.ts';
import './terms.css';

interface TermsProps {
  readonly text: string;
  readonly quiet?: boolean;
  /** Whose words they are; those of the run on the page when left out. */
  readonly of?: Description | undefined;
}

export function Terms({ text, quiet = false, of }: TermsProps) {
  const opened = useScope((state) => state.run?.opened.description);
  const description = of ?? opened;
  if (description === undefined) return text;
  return piecesOf(description, text).map((piece) =>
    typeof piece === 'string' ? (
      piece
    ) : (
      <Term key={piece.text} entry={piece.entry} text={piece.text} quiet={quiet} />
    ),
  );
}

interface TermProps {
  readonly entry: Entry;
  /** As it stands in its text. */
  readonly text: string;
  readonly quiet?: boolean;
}

export function Term({ entry, text, quiet = false }: TermProps) {
  const ref = (element: HTMLElement | null) => {
    if (element !== null) mark(element, entry);
  };
  if (quiet)
    return (
      <span ref={ref} className="term" data-term="">
        {text}
      </span>
    );
  return (
    <button ref={ref} type="button" className="term" data-term="">
      {text}
    </button>
  );
}
