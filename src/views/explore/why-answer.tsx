/** What breaks without a line, and which scenario needs it. */
import { isOver, searchWithLine, showsNoNeed } from '../../store/searches.ts';
import type { Search } from '../../store/state.ts';
import { useScope } from '../use-scope.ts';
import { LineNeed } from './line-need.tsx';
import { lineHeadline, withLineWords } from './line-words.ts';
import { OpenBreach } from './open-breach.tsx';
import { HeadlineBox, SearchHeadline } from './search-headline.tsx';
import { SearchUnderWay } from './search-under-way.tsx';
import { boundWords } from './search-words.ts';
import './why-panel.css';

export function WhyAnswer({ search }: { readonly search: Search }) {
  return isOver(search) ? <Found search={search} /> : <SearchUnderWay search={search} />;
}

function Found({ search }: { readonly search: Search }) {
  const withLine = useScope(({ searches }) => searchWithLine(search, searches));
  const noNeed = useScope(({ searches }) => showsNoNeed(search, searches));
  const said = lineHeadline(search, withLine);
  if (said === null || search.result === null) return <SearchHeadline search={search} />;
  return (
    <>
      <HeadlineBox {...said}>{boundWords(search.result.bound)}</HeadlineBox>
      <ul className="why-panel-list">
        {search.result.invariants.map(({ id, breach }) =>
          breach === null ? null : (
            <li key={id}>
              <code>{id}</code>
              <OpenBreach search={search} invariant={id} breach={breach} detailed={false} />
              <span className="dim">{withLineWords(withLine, id)}</span>
            </li>
          ),
        )}
      </ul>
      {noNeed && <LineNeed search={search} />}
    </>
  );
}
