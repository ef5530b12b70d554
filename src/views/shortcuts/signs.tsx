/** What colours, patterns and signs of the timeline mean: only those that this machine can show. */
import type { Description } from '../../protocol/description.ts';
import { PRIMARY_MARK } from '../../timeline/draw-labels.ts';
import { MARKER_KINDS, MARKER_SIGNS } from '../../timeline/markers.ts';
import { Terms } from '../words/terms.tsx';
import './signs.css';

export function Signs({ description }: { readonly description: Description }) {
  const { phases, instructions, events, threads, words } = description;
  const used = new Set(instructions.map(({ phase }) => phases[phase]?.tone));
  const tones = words.tones.filter(({ tone }) => used.has(tone));
  return (
    <ul className="signs">
      {tones.map(({ tone, label }) => (
        <li key={tone}>
          <span className={`signs-swatch tone tone-${tone}`} aria-hidden="true" />
          <Terms quiet text={label} />
        </li>
      ))}
      {threads.some(({ role }) => role === 'primary') && (
        <Sign sign={PRIMARY_MARK} words="primary" />
      )}
      {[...MARKER_KINDS].reverse().map((kind) => {
        const labels = events.filter(({ marker }) => marker === kind).map(({ label }) => label);
        // No step is that by itself: it is found by what a step leaves.
        if (kind === 'violation') labels.push('invariant broken');
        return (
          labels.length > 0 && (
            <Sign key={kind} kind={kind} sign={MARKER_SIGNS[kind]} words={labels.join(', ')} />
          )
        );
      })}
      <Sign sign="→" words="ends a wait" />
    </ul>
  );
}

interface SignProps {
  readonly sign: string;
  readonly words: string;
  readonly kind?: string;
}

function Sign({ sign, words, kind }: SignProps) {
  return (
    <li>
      <span className="signs-sign" data-kind={kind} aria-hidden="true">
        {sign}
      </span>
      <Terms quiet text={words} />
    </li>
  );
}
