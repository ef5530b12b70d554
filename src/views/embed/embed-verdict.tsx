/** What holds or broke at the selected step: what a reader sees who presses nothing. */
import { verdictAt } from '../../store/verdict.ts';
import { useScope } from '../use-scope.ts';
import { verdictSentence } from '../verdict/verdict-sentence.ts';

export function EmbedVerdict({ awake }: { readonly awake: boolean }) {
  const run = useScope((state) => state.run);
  const step = useScope((state) => state.step);
  const playing = useScope((state) => state.playing);
  if (run === null || run.finished === null)
    return (
      <p className="embed-verdict dim" role="status">
        Starting the simulation…
      </p>
    );
  const { invariants } = run.opened.description;
  const { tone, lead, rest } = verdictSentence(verdictAt(run, step), invariants, run.finished.end);
  return (
    <section className="embed-verdict" aria-label="Verdict" data-tone={tone}>
      <p aria-live={awake && !playing ? 'polite' : 'off'} title={`${lead} ${rest}`}>
        <b>{lead}</b> <span>{rest}</span>
      </p>
    </section>
  );
}
