/**
 * The code of one thread: the function where it stands, with the place of every thread. It follows
 * the run until a thread is pinned; another function of the machine can be looked up at any time.
 */
import type { Shown } from '../../store/state.ts';
import { ValueButton } from '../controls/value-button.tsx';
import { Panel } from '../shell/panel.tsx';
import { useActions, useScope } from '../use-scope.ts';
import './code-panel.css';
import { CodePickers } from './code-pickers.tsx';
import { EditList } from './edit-list.tsx';
import { Listing } from './listing.tsx';
import { shownThread } from './shown-thread.ts';
import { useEdits } from './use-edits.ts';
import { useListedFunction } from './use-listed-function.ts';

export function CodePanel() {
  const shown = useScope((state) => state.shown);
  const pinnedThread = useScope((state) => state.pinnedThread);
  return (
    <Panel name="Code" className="code-panel">
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
      aria-label="Follow the run"
      title="Show the thread that moves next; a thread chip pins one"
      onClick={() => pinThread(pinnedThread === null ? shownThread(shown, null) : null)}
    >
      Follow
    </button>
  );
}

function CodeOfThread({ shown, thread }: { readonly shown: Shown; readonly thread: number }) {
  const { description } = shown;
  const { index, lookUp, sought, keep } = useListedFunction(shown, thread);
  const edits = useEdits(keep);
  const info = description.functions[index];
  return (
    <>
      <div className="code-panel-tools">
        <CodePickers shown={shown} thread={thread} functionIndex={index} onFunction={lookUp} />
        <FollowButton shown={shown} />
      </div>
      <Standing shown={shown} thread={thread} />
      <EditList description={description} listed={index} edits={edits} onFunction={lookUp} />
      {info === undefined ? (
        <p className="code-panel-empty dim">This thread runs nothing that has a listing.</p>
      ) : (
        <>
          <div className="code-panel-origin" title={info.file}>
            <span className="mono dim">
              {[info.file, info.origin].filter((part) => part !== '').join(' · ')}
            </span>
          </div>
          <Listing
            shown={shown}
            functionIndex={index}
            thread={thread}
            sought={sought}
            edits={edits}
          />
        </>
      )}
    </>
  );
}

/** What the thread does now; what it waits for says, when it is pressed, who has set that. */
function Standing({ shown, thread }: { readonly shown: Shown; readonly thread: number }) {
  const { description, snapshot } = shown;
  const { id = '', actor = -1 } = description.threads[thread] ?? {};
  const { status, waitsFor = '' } = snapshot.choices.find((one) => one.actor === actor) ?? {};
  return (
    <p className="code-panel-standing">
      {status === 'enabled' && `${id} can take the next step.`}
      {status === 'resting' && `${id} stays as it is until something happens to it.`}
      {status === 'blocked' && waitsFor === '' && `${id} cannot go on.`}
      {status === 'blocked' && waitsFor !== '' && (
        <ValueButton kind="wait" index={thread} name={`what ${id} waits for`}>
          {id} waits for {waitsFor}.
        </ValueButton>
      )}
    </p>
  );
}
