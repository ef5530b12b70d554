/** One line of a listing: label, text, and the threads that stand there. */
import type { LineInfo, Tone } from '../../protocol/description.ts';
import { CodeText } from '../controls/code-text.tsx';
import { LineMenu } from './line-menu.tsx';
import { SIGN_NAMES, signOf } from './line-sign.ts';
import type { Edits } from './use-edits.ts';

export interface Standing {
  readonly thread: number;
  readonly id: string;
  readonly tone: Tone;
  /** It stands in a function that this line calls. */
  readonly inCall: boolean;
}

interface Props {
  readonly line: LineInfo;
  /** Index into the description's lines. */
  readonly index: number;
  /** What a what-if edit made of it, in words; '' for nothing to say. */
  readonly note: string;
  readonly standings: readonly Standing[];
  readonly current: boolean;
  /** The selected step has run it. */
  readonly ran: boolean;
  /** Somebody has asked for it, and is led to it. */
  readonly sought: boolean;
  /** Asks why the line is there, or stops asking. */
  readonly onAsk: (asking: boolean) => void;
  /** Searches what breaks without it. */
  readonly onSearch: () => void;
  readonly edits: Edits;
}

export function ListingLine({
  line,
  index,
  note,
  standings,
  current,
  ran,
  sought,
  onAsk,
  onSearch,
  edits,
}: Props) {
  const sign = signOf(line);
  const text = <CodeText text={line.text} />;
  const waiting = standings.some(({ tone, inCall }) => tone === 'wait' && !inCall);
  return (
    <li
      className="listing-line"
      data-sign={sign}
      data-edited={line.edit !== null}
      data-waiting={waiting}
      aria-current={current ? 'step' : undefined}
      data-line={index}
      data-sought={sought}
      tabIndex={sought || current ? -1 : undefined}
    >
      <span className="listing-sign">
        {sign}
        {line.edit !== null && (
          <span className="visually-hidden"> {SIGN_NAMES[line.edit.sign]}</span>
        )}
        {line.edit === null && line.added && <span className="visually-hidden"> added</span>}
      </span>
      {line.why === '' && !line.offer.skip ? (
        <span className="listing-label mono">{line.label}</span>
      ) : (
        <button
          type="button"
          className="listing-label listing-ask mono"
          aria-label={`${line.label || line.text}: why is this line there?`}
          title={
            line.offer.skip
              ? `${line.why} Press it to see what breaks without it.`.trim()
              : line.why
          }
          onClick={line.offer.skip ? onSearch : undefined}
          onFocus={() => onAsk(true)}
          onBlur={() => onAsk(false)}
        >
          {line.label === '' ? '?' : line.label}
        </button>
      )}
      <code className={`listing-text listing-${line.kind}`} data-indent={line.indent}>
        {line.edit?.sign === '-' ? <s>{text}</s> : text}
        {note !== '' && <small className="listing-note"> {note}</small>}
      </code>
      <span className="listing-threads">
        {ran && (
          <span className="listing-ran" title="This step has run it">
            ●<span className="visually-hidden"> run by this step</span>
          </span>
        )}
        {current && !ran && (
          <span className="listing-next" title="The next step of this thread">
            ○<span className="visually-hidden"> the next step of this thread</span>
          </span>
        )}
        {standings.map(({ id, tone, inCall }) => (
          <span
            key={id}
            className={`listing-thread listing-thread-${tone} mono`}
            data-in-call={inCall}
            title={inCall ? `${id} is in this call` : `${id} is here`}
          >
            {id}
            {inCall && <span className="visually-hidden"> in this call</span>}
          </span>
        ))}
      </span>
      <LineMenu line={line} edits={edits} />
    </li>
  );
}
