/** The one sentence that a search comes down to, with its sign, and why it is not complete. */
import type { ReactNode } from 'react';
import type { Search } from '../../store/state.ts';
import { ended } from '../format/sentence.ts';
import { boundWords, headline, type Headline } from './search-words.ts';
import './search-headline.css';

const SIGNS = { good: '✓', warn: '?', bad: '✗' } as const;

export function SearchHeadline({ search }: { readonly search: Search }) {
  const { result, failure, fromRun } = search;
  if (failure !== null) return <p className="problem">{ended(failure.sentence)}</p>;
  if (result === null) return null;
  return (
    <HeadlineBox {...headline(result, fromRun !== null)}>{boundWords(result.bound)}</HeadlineBox>
  );
}

interface BoxProps extends Headline {
  /** What is said less loudly. */
  readonly children: ReactNode;
}

export function HeadlineBox({ tone, sentence, children }: BoxProps) {
  return (
    <p className="search-headline" data-tone={tone}>
      <span className="search-headline-sign" aria-hidden="true">
        {SIGNS[tone]}
      </span>
      <span>
        <b>{sentence}</b> {children}
      </span>
    </p>
  );
}
