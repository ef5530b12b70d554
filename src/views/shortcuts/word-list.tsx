/** All words of the machine, with a field that finds some of them. */
import { useState } from 'react';
import type { Term } from '../../protocol/description.ts';
import './word-list.css';

export function WordList({ glossary }: { readonly glossary: readonly Term[] }) {
  const [filter, setFilter] = useState('');
  const wanted = filter.trim().toLowerCase();
  const found = glossary.filter(({ term, also = [], sentence }) =>
    [term, ...also, sentence].some((text) => text.toLowerCase().includes(wanted)),
  );
  return (
    <>
      <input
        type="search"
        className="input word-list-filter"
        placeholder="Filter"
        aria-label="Filter words"
        value={filter}
        onChange={({ target }) => setFilter(target.value)}
      />
      {found.length === 0 && <p className="dim">No word here has that in it.</p>}
      <dl className="word-list">
        {found.map(({ term, also = [], sentence }) => (
          <div key={term}>
            <dt className="mono">{term}</dt>
            <dd>
              {sentence}
              {also.length > 0 && <small className="dim"> Also: {also.join(', ')}.</small>}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
