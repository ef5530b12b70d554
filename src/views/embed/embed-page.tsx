/**
 * A moment of a run in a page of somebody else: a still picture, with the verdict, until it is pressed; then it
 * can be stepped through. It has no shortcuts, scrolls nothing, and takes no focus that nobody gave it.
 */
import { useState } from 'react';
import type { ScopeState } from '../../store/state.ts';
import { Icon } from '../controls/icon.tsx';
import { asSentence } from '../format/sentence.ts';
import { useScope } from '../use-scope.ts';
import { EmbedControls } from './embed-controls.tsx';
import { EmbedTracks } from './embed-tracks.tsx';
import { EmbedVerdict } from './embed-verdict.tsx';
import { useMomentLink } from './use-moment-link.ts';
import './embed-page.css';

interface Props {
  /** Of the whole page, without query and hash. */
  readonly address: string;
  /** What the frame was asked to show. */
  readonly hash: string;
}

export function EmbedPage({ address, hash }: Props) {
  const [awake, setAwake] = useState(false);
  const name = useScope(nameOf);
  const trouble = useScope(troubleOf);
  const link = useMomentLink(hash);
  const isShown = useScope(({ run }) => run !== null && run.finished !== null);
  return (
    <main className="embed">
      {trouble !== null && !isShown ? (
        <p className="embed-trouble" role="alert">
          {asSentence(trouble)}
        </p>
      ) : (
        <>
          <EmbedVerdict awake={awake} />
          <div className="embed-tracks" inert={!awake}>
            <EmbedTracks />
          </div>
          {isShown && !awake && (
            <button type="button" className="embed-wake" onClick={() => setAwake(true)}>
              <span className="button button-accent">
                <Icon name="play" /> Step through it
              </span>
            </button>
          )}
        </>
      )}
      <footer className="embed-foot">
        <h1 className={awake ? 'visually-hidden' : 'embed-name'}>{name}</h1>
        {awake && <EmbedControls />}
        <a className="button embed-open" href={address + link} target="_blank" rel="noopener">
          Open in Resync Scope
        </a>
      </footer>
    </main>
  );
}

function nameOf({ run, presets }: ScopeState): string {
  const preset = presets.find(({ id }) => id === run?.opened.base);
  if (preset === undefined || run === null) return 'Resync Scope';
  return run.opened.changed ? `${preset.title}, changed` : preset.title;
}

/** Why there is nothing to see; null while something may come. */
function troubleOf({ refusal, connection }: ScopeState): string | null {
  if (refusal !== null) return refusal.failure.sentence;
  return connection.status === 'gave-up' ? connection.sentence : null;
}
