/**
 * The code of one thread: the function where it stands, with the place of every thread. It follows
 * the run until a thread is pinned; another function of the machine can be looked up at any time.
 */
import { useState } from 'react';
import type { Shown } from '../../store/state.ts';
import { placeOfThread } from '../lookup.ts';
import { Panel } from '../shell/panel.tsx';
import { useActions, useScope } from '../use-scope.ts';
import './code-panel.css';
import { CodePickers } from './code-pickers.tsx';
import { EditList } from './edit-list.tsx';
import { Listing } from './listing.tsx';
import { shownThread } from './shown-thread.ts';

export function CodePanel() {
  const shown = useScope((state) => state.shown);
  const pinnedThread = useScope((state) => state.pinnedThread);
  return (
    <Panel
      name="Code"
      className="code-panel"
      aside={shown === null ? null : <FollowButton shown={shown} />}
    >
      {shown === null ? (
        <p className="code-panel-empty dim">The code appears as soon as the run has started.</p>
      ) : (
        <CodeOfThread shown={shown} thread={shownThread(shown, pinnedThread)} />
      )}
    </Panel>
  );
}

function FollowButton({ shown }: { readonly shown: Shown }) {
  const pinnedThread = useScope((state) => state.pinnedThread);
  const { pinThread } = useActions();
  return (
    <button
      type="button"
      className="button button-small"
      aria-pressed={pinnedThread === null}
      title="Show the thread that moves next; a thread chip pins one"
      onClick={() => pinThread(pinnedThread === null ? shownThread(shown, null) : null)}
    >
      Follow the run
    </button>
  );
}

interface LookedUp {
  readonly functionIndex: number;
  /** Where the thread stood when the function was looked up: it counts only until that changes. */
  readonly standing: string;
}

function CodeOfThread({ shown, thread }: { readonly shown: Shown; readonly thread: number }) {
  const { description, snapshot } = shown;
  const [lookedUp, setLookedUp] = useState<LookedUp | null>(null);
  const place = placeOfThread(description, snapshot, thread);
  const own = place?.line.function ?? 0;
  const standing = `${thread}:${own}`;
  const functionIndex = lookedUp?.standing === standing ? lookedUp.functionIndex : own;
  const info = description.functions[functionIndex];
  return (
    <>
      <CodePickers
        shown={shown}
        thread={thread}
        functionIndex={functionIndex}
        onFunction={(chosen) => setLookedUp({ functionIndex: chosen, standing })}
      />
      <EditList edits={description.edits} />
      {info === undefined ? (
        <p className="code-panel-empty dim">This thread runs nothing that has a listing.</p>
      ) : (
        <>
          <div className="code-panel-origin">
            <b className="mono">{info.name}</b>
            <span className="mono dim">
              {[info.file, info.origin].filter((part) => part !== '').join(' · ')}
            </span>
          </div>
          <Listing shown={shown} functionIndex={functionIndex} thread={thread} />
        </>
      )}
    </>
  );
}
