/** What the scenario is about and what to look at, right above its timeline. */
import { useScope } from '../use-scope.ts';
import './brief.css';

export function Brief() {
  const opened = useScope((state) => state.run?.opened ?? null);
  const basePreset = useScope((state) => state.basePreset);
  if (opened === null) return null;
  const preset = opened.presets.find(({ id }) => id === (opened.preset ?? basePreset));
  if (preset === undefined) return null;
  return (
    <details className="brief" open>
      <summary>
        {opened.preset === null && <b>Changed from: </b>}
        {preset.sentence}
      </summary>
      <p>
        <b className="dim">Look for</b> {preset.lookFor}
      </p>
      {opened.description.switches.length > 0 && (
        <details className="dim">
          <summary>What the sources leave open, and how this run decides it</summary>
          <ul>
            {opened.description.switches.map(({ id, sentence }) => (
              <li key={id}>{sentence}</li>
            ))}
          </ul>
        </details>
      )}
    </details>
  );
}
