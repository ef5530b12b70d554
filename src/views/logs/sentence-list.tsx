/** Sentences, each with how sure it is before it: in a word, not by a colour alone. */
import { asSentence } from '../format/sentence.ts';
import { lineWords, saidIn } from './sure.ts';

export interface Sentence {
  readonly sentence: string;
  /** Where it comes from; none if left out. */
  readonly lines?: readonly number[];
}

export function SentenceList({ sentences }: { readonly sentences: readonly Sentence[] }) {
  return (
    <ul className="log-sentences">
      {sentences.map(({ sentence, lines = [] }) => {
        const { sure, text } = saidIn(sentence);
        return (
          <li key={sentence}>
            <span className="log-sure" data-sure={sure}>
              {sure}
            </span>
            <span>
              {asSentence(text)}
              {lines.length > 0 && <span className="dim log-lines"> {lineWords(lines)}</span>}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
