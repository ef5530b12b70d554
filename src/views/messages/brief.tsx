/**
 * What the scenario is about and what to look at, right above its timeline. A changed one may come to
 * the opposite of what its preset says, so that it says what was changed instead.
 */
import { useActions, useScope } from '../use-scope.ts';
import { Terms } from '../words/terms.tsx';
import { TourButton } from '../tour/tour-button.tsx';
import './brief.css';
import { changeWords } from './change-words.ts';

export function Brief() {
  const opened = useScope((state) => state.run?.opened ?? null);
  const { open } = useActions();
  if (opened === null) return null;
  const preset = opened.presets.find(({ id }) => id === opened.base);
  if (preset === undefined) return null;
  return (
    <details className="brief">
      <summary>
        {opened.changed ? (
          <b>Changed from “{preset.title}”</b>
        ) : (
          <Terms quiet text={preset.sentence} />
        )}
      </summary>
      {opened.changed ? (
        <p>
          {changeWords(opened)}{' '}
          <button
            type="button"
            className="button button-small"
            title="Open the prepared scenario as it was"
            onClick={() =>
              void open({ kind: 'preset', id: preset.id, model: preset.model }, 'scenario')
            }
          >
            Start over
          </button>
        </p>
      ) : (
        <p>
          <b className="dim">Look for:</b> <Terms text={preset.lookFor} />{' '}
          <TourButton
            className="brief-tour"
            model={preset.model}
            stops={opened.description.words.tour}
          />
        </p>
      )}
      {opened.description.switches.length > 0 && (
        <details className="dim">
          <summary>What the sources leave open, and how this run decides it</summary>
          <ul>
            {opened.description.switches.map(({ id, sentence }) => (
              <li key={id}>
                <Terms text={sentence} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </details>
  );
}
