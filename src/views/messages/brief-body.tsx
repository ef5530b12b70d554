/** What is read once the brief is opened: what to look for, or what was changed; what is left open. */
import type { Opened, PresetInfo } from '../../protocol/messages.ts';
import { TourButton } from '../tour/tour-button.tsx';
import { useActions } from '../use-scope.ts';
import { Terms } from '../words/terms.tsx';
import { changeWords } from './change-words.ts';

interface Props {
  readonly opened: Opened;
  /** What the scenario is, or was before it was changed. */
  readonly preset: PresetInfo;
}

export function BriefBody({ opened, preset }: Props) {
  const { open } = useActions();
  const { words, switches } = opened.description;
  return (
    <>
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
          <TourButton className="brief-tour" model={preset.model} stops={words.tour} />
        </p>
      )}
      {switches.length > 0 && (
        <details className="dim">
          <summary>What the sources leave open, and how this run decides it</summary>
          <ul>
            {switches.map(({ id, sentence }) => (
              <li key={id}>
                <Terms text={sentence} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
