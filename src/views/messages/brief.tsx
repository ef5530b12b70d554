/**
 * What the scenario is about and what to look at, right above its timeline. A changed one may come to
 * the opposite of what its preset says, so that it says what was changed instead. All but one line of it
 * is out of sight until it is opened, and comes by itself.
 */
import { useLater } from '../controls/use-later.ts';
import { useScope } from '../use-scope.ts';
import { Terms } from '../words/terms.tsx';
import './brief.css';

const loadBody = async () => (await import('./brief-body.tsx')).BriefBody;

export function Brief() {
  const opened = useScope((state) => state.run?.opened ?? null);
  const later = useLater(loadBody);
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
      {typeof later === 'object' && <later.part opened={opened} preset={preset} />}
      {later === 'failed' && <p>The rest could not be loaded.</p>}
    </details>
  );
}
