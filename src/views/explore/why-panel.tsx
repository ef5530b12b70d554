/** Why a line is there: what breaks without it. Not on the page before somebody asks. */
import { useEffect, useRef } from 'react';
import { isOver, searchWithLine, searchWithoutLine, showsNoNeed } from '../../store/searches.ts';
import type { Search } from '../../store/state.ts';
import { Icon } from '../controls/icon.tsx';
import { useFocusHome } from '../controls/use-focus-home.ts';
import { Panel } from '../shell/panel.tsx';
import { useActions, useScope } from '../use-scope.ts';
import { lineHeadline, withLineWords } from './line-words.ts';
import { LineNeed } from './line-need.tsx';
import { OpenBreach } from './open-breach.tsx';
import { HeadlineBox, SearchHeadline } from './search-headline.tsx';
import { SearchProgress } from './search-progress.tsx';
import { lineName } from './about-words.ts';
import { spokenWords } from './progress-words.ts';
import { boundWords } from './search-words.ts';
import './why-panel.css';

export function WhyPanel() {
  const search = useScope(searchWithoutLine);
  const place = useRef<HTMLDivElement>(null);
  const number = search?.number;
  useEffect(() => {
    if (number !== undefined) place.current?.scrollIntoView({ block: 'nearest' });
  }, [number]);
  return (
    <>
      <p role="status" className="visually-hidden">
        {search === null ? '' : `Without the line: ${spokenWords(search)}`}
      </p>
      {search !== null && (
        <div ref={place}>
          <Answer search={search} />
        </div>
      )}
    </>
  );
}

function Answer({ search }: { readonly search: Search }) {
  const { forgetSearch } = useActions();
  const close = useFocusHome();
  const { number, without, about } = search;
  return (
    <Panel
      name="Why is this line there?"
      title={`Without ${lineName(without ?? '', about.description)}`}
      aside={
        isOver(search) && (
          <button
            ref={close}
            type="button"
            className="button button-small button-quiet"
            aria-label="Put the answer away"
            onClick={() => forgetSearch(number)}
          >
            <Icon name="close" />
          </button>
        )
      }
    >
      <div className="why-panel-body">
        {isOver(search) ? <Found search={search} /> : <SearchProgress search={search} />}
      </div>
    </Panel>
  );
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
