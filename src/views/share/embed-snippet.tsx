/** The moment for a page of one's own: HTML to be copied, folded away until somebody wants it. */
import { useRef } from 'react';
import type { ScopeState } from '../../store/state.ts';
import { verdictAt } from '../../store/verdict.ts';
import { CopyButton } from '../controls/copy-button.tsx';
import { useScope } from '../use-scope.ts';
import { verdictSentence } from '../verdict/verdict-sentence.ts';
import { embedHtml } from './embed-html.ts';
import './embed-snippet.css';

interface Props {
  /** The page's address without its hash. */
  readonly address: string;
  /** Of the moment; null while it is not known. */
  readonly hash: string | null;
  readonly copy: (text: string) => Promise<void>;
}

export function EmbedSnippet({ address, hash, copy }: Props) {
  const verdict = useScope(verdictOf);
  const title = useScope(titleOf);
  const field = useRef<HTMLTextAreaElement>(null);
  // A frame cannot show a file on somebody's disk.
  if (hash === null || !address.startsWith('http')) return null;
  const page = address.replace(/\?.*$/su, '');
  const html = embedHtml({ address: page, hash, title, verdict });
  return (
    <details className="embed-snippet">
      <summary>Put it into a page of your own</summary>
      <p className="dim">
        A still picture of this moment with its verdict, which can be stepped through once it is
        pressed. Where a page may have no frames, the words and the link remain.
      </p>
      <textarea
        ref={field}
        aria-label="HTML"
        className="input mono embed-snippet-html"
        readOnly
        rows={7}
        value={html}
        onFocus={(event) => event.target.select()}
      />
      <CopyButton text={html} label="Copy HTML" copy={copy} field={field} />
    </details>
  );
}

function verdictOf({ run, step }: ScopeState): string {
  if (run === null) return '';
  const { invariants } = run.opened.description;
  const { lead, rest } = verdictSentence(verdictAt(run, step), invariants, run.finished?.end ?? '');
  return `${lead} ${rest}`.trim();
}

function titleOf({ run, presets, step }: ScopeState): string {
  const name = presets.find(({ id }) => id === run?.opened.base)?.title ?? 'A run';
  return `Resync Scope: ${name}, step ${step}`;
}
