/** Searches of every order: what to search and how far, what runs, and what was found so far. */
import { useRef } from 'react';
import { isOver } from '../../store/searches.ts';
import { Dialog } from '../controls/dialog.tsx';
import type { LoadFiles } from '../files.ts';
import { useActions, useScope } from '../use-scope.ts';
import './explore-dialog.css';
import { ExploreForm } from './explore-form.tsx';
import { PromelaButton } from './promela-button.tsx';
import { SearchCard } from './search-card.tsx';
import { aboutWords } from './about-words.ts';
import { spokenWords } from './progress-words.ts';

export interface ExploreDialogProps {
  readonly loadFiles: LoadFiles;
  /** Puts text on the clipboard; rejects where that is not allowed. */
  readonly copy: (text: string) => Promise<void>;
}

export function ExploreDialog({ loadFiles, copy }: ExploreDialogProps) {
  const { setDialog } = useActions();
  const startButton = useRef<HTMLButtonElement>(null);
  return (
    <Dialog title="Explore" wide focusFirst={startButton} onClose={() => setDialog(null)}>
      <div className="explore">
        <p>
          A search goes through every order that the model knows of the scenario on the page: of
          steps, moments of an error, choices that are left open. It ends with a proof about the
          model, or with a shortest schedule that breaks an invariant, which opens as an ordinary
          run; Undo comes back from it.
        </p>
        <ExploreForm startButton={startButton} />
        <Searches />
        <PromelaButton loadFiles={loadFiles} copy={copy} />
      </div>
    </Dialog>
  );
}

function Searches() {
  const searches = useScope((state) => state.searches);
  const spoken = searches.find((one) => !isOver(one)) ?? searches[0];
  return (
    <section aria-label="Searches of this visit" className="explore-searches" tabIndex={-1}>
      <h3>Searches of this visit</h3>
      <p role="status" className="visually-hidden">
        {spoken === undefined ? '' : `${aboutWords(spoken)}: ${spokenWords(spoken)}`}
      </p>
      {searches.length === 0 && <p className="dim">Nothing has been searched yet.</p>}
      <ol className="explore-list">
        {searches.map((search, index) => (
          <SearchCard key={search.number} search={search} isNewest={index === 0} />
        ))}
      </ol>
    </section>
  );
}
