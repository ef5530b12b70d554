/** The moment as HTML for a page of one's own. */
import type { ScopeState } from '../../store/state.ts';
import { verdictAt } from '../../store/verdict.ts';
import { useScope } from '../use-scope.ts';
import { verdictSentence } from '../verdict/verdict-sentence.ts';
import { embedHtml } from './embed-text.ts';
import { Shown } from './form.tsx';
import { nameOf } from './name-of.ts';

interface Props {
  /** The page's address without its hash; no file on somebody's disk, which a frame cannot show. */
  readonly address: string;
  readonly hash: string;
  readonly copy: (text: string) => Promise<void>;
}

export function EmbedHtml({ address, hash, copy }: Props) {
  const verdict = useScope(verdictOf);
  const title = useScope(nameOf);
  const page = address.replace(/\?.*$/su, '');
  return (
    <Shown
      label="HTML"
      text={embedHtml({ address: page, hash, title, verdict })}
      rows={7}
      copy={copy}
    />
  );
}

function verdictOf({ run, step }: ScopeState): string {
  if (run === null) return '';
  const { invariants } = run.opened.description;
  const { lead, rest } = verdictSentence(verdictAt(run, step), invariants, run.finished?.end ?? '');
  return `${lead} ${rest}`.trim();
}
