/**
 * What a search knows while it goes on, in a sentence: that something breaks, which opens at once and does not disturb
 * the search; and what it comes down to, once that is known.
 */
import { verdictsOf } from '../../store/searches.ts';
import type { Search } from '../../store/state.ts';
import { goesOnWords } from './progress-words.ts';
import { decided } from './search-words.ts';
import './found-so-far.css';

export function FoundSoFar({ search }: { readonly search: Search }) {
  const { progress } = search;
  const breaches = verdictsOf(search).flatMap(({ breach }) => (breach === null ? [] : [breach]));
  const known = decided(search);
  if (known === null && breaches.length === 0) return null;
  const { tone, sentence } = known ?? { tone: 'bad', sentence: 'Broken already.' };
  const isOpen = breaches.some(({ shortest }) => !shortest);
  return (
    <p>
      <b className="found-so-far" data-tone={tone}>
        {sentence}
      </b>
      {breaches.length > 0 && (
        <>
          {' '}
          Each ✗ opens a run that breaks it{isOpen && ', perhaps not the shortest yet'};{' '}
          {goesOnWords(progress?.phase ?? 'waiting')}.
        </>
      )}
    </p>
  );
}
