/** Why a line is there: what breaks without it. Not on the page before somebody asks. */
import { useEffect, useRef } from 'react';
import { isOver, searchWithoutLine } from '../../store/searches.ts';
import type { Search } from '../../store/state.ts';
import { CloseButton } from '../controls/close-button.tsx';
import { Panel } from '../shell/panel.tsx';
import { useActions, useScope } from '../use-scope.ts';
import { lineName } from './about-words.ts';
import { AnswerLater } from './answer-later.tsx';
import { spokenWords } from './progress-words.ts';
import './why-panel.css';

export function WhyPanel() {
  const search = useScope(searchWithoutLine);
  const place = useRef<HTMLDivElement>(null);
  const number = search?.number;
  useEffect(() => {
    if (number === undefined) return;
    place.current?.scrollIntoView({ block: 'nearest' });
    // Whoever has asked in the code is here now; the button there is not on the page any more.
    if (document.activeElement === document.body) place.current?.focus({ preventScroll: true });
  }, [number]);
  return (
    <>
      <p role="status" className="visually-hidden">
        {search === null ? '' : `Without the line: ${spokenWords(search)}`}
      </p>
      {search !== null && (
        <div ref={place} tabIndex={-1}>
          <Answer search={search} />
        </div>
      )}
    </>
  );
}

function Answer({ search }: { readonly search: Search }) {
  const { forgetSearch } = useActions();
  const { number, without, about } = search;
  return (
    <Panel
      name="Why is this line there?"
      title={`Without ${lineName(without ?? '', about.description)}`}
      aside={
        isOver(search) && (
          <CloseButton small label="Put the answer away" onClose={() => forgetSearch(number)} />
        )
      }
    >
      <div className="why-panel-body">
        <AnswerLater of="WhyAnswer" search={search} />
      </div>
    </Panel>
  );
}
