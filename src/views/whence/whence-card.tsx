/**
 * Who set a value: its chain back through the run, who reads it next and who waits for it. It stays where
 * it is while the reader goes from step to step along the chain; when it closes, as by Escape, the value
 * that was pressed has the focus again.
 */
import { useEffect, useRef } from 'react';
import type { Inquiry } from '../../store/questions.ts';
import type { Whence } from '../../protocol/whence.ts';
import { CloseButton } from '../controls/close-button.tsx';
import { useActions, useScope } from '../use-scope.ts';
import { Chain } from './chain.tsx';
import { StepButton } from './step-button.tsx';
import { nameOf, valueOf } from './value-words.ts';
import './whence-card.css';

export function WhenceCard() {
  const inquiry = useScope((state) => state.inquiry);
  const { closeWhence, askBack } = useActions();
  const ref = useRef<HTMLElement>(null);
  const opener = useRef<Element | null>(null);
  const pressed = inquiry === null ? null : firstOf(inquiry).subject;

  useEffect(() => {
    // Where a browser knows no popovers, the card is shown anyway, over all that has no layer of its own.
    (ref.current as Partial<HTMLElement> | null)?.showPopover?.();
    return () => {
      if (opener.current instanceof HTMLElement) opener.current.focus();
    };
  }, []);
  useEffect(() => {
    opener.current = document.activeElement;
    ref.current?.focus();
  }, [pressed]);

  if (inquiry === null) return null;
  return (
    <section
      ref={ref}
      popover="manual"
      role="dialog"
      aria-label="Who set this?"
      tabIndex={-1}
      className="whence-card"
    >
      <div className="whence-head">
        <h2>{title(inquiry)}</h2>
        {inquiry.before !== null && (
          <button type="button" className="button button-small" onClick={askBack}>
            Back
          </button>
        )}
        <CloseButton onClose={closeWhence} />
      </div>
      <div aria-live="polite">
        {inquiry.answer === 'under way' && <p className="dim">Looking back through the run…</p>}
        {inquiry.answer === 'none' && <p>Nobody can say: there is no run to look back through.</p>}
        {typeof inquiry.answer === 'object' && <Answer inquiry={inquiry} answer={inquiry.answer} />}
      </div>
    </section>
  );
}

/** The question that was asked on the page, and led to this one. */
function firstOf(inquiry: Inquiry): Inquiry {
  return inquiry.before === null ? inquiry : firstOf(inquiry.before);
}

function title({ description, subject, step }: Inquiry): string {
  if (subject.kind === 'wait') {
    return `What ${description.threads[subject.index]?.id ?? ''} waits for, at step ${step}`;
  }
  return `${nameOf(description, subject)} at step ${step}`;
}

function Answer({ inquiry, answer }: { readonly inquiry: Inquiry; readonly answer: Whence }) {
  const { description } = inquiry;
  const { chain, now, next, waiting, subject } = answer;
  const names = waiting.map((thread) => description.threads[thread]?.id ?? '');
  return (
    <>
      <p className="whence-now mono">
        {now.map((one) =>
          subject.kind === 'wait'
            ? `${nameOf(description, one)} = ${valueOf(description, one)}; `
            : valueOf(description, one),
        )}
      </p>
      {chain.length === 0 ? (
        <p>Nobody has set it so far: it is as the scenario sets it, or follows the time.</p>
      ) : (
        <Chain description={description} answer={answer} />
      )}
      <h3>And then</h3>
      {next === null ? (
        <p>{nobodyNext(answer)}</p>
      ) : (
        <p>
          <StepButton line={next.line} /> {whoDoes(inquiry, next.line.actor)}{' '}
          {next.reads ? 'reads it' : subject.kind === 'wait' ? 'sets it' : 'stores over it, unread'}
          <span className="mono dim"> {next.line.text}</span>
        </p>
      )}
      {names.length > 0 && (
        <p>
          <b className="mono">{names.join(', ')}</b> {names.length === 1 ? 'waits' : 'wait'} for it.
        </p>
      )}
    </>
  );
}

function nobodyNext({ subject }: Whence): string {
  if (subject.kind === 'wait') return 'Nobody sets it any more in this run.';
  return 'Nobody reads it any more in this run.';
}

function whoDoes({ description }: Inquiry, actor: number): string {
  const info = description.actors[actor];
  return info?.kind === 'thread' ? info.id : 'the machine';
}
