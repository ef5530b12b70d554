/** One line of a listing: label, text, and the threads that stand there. */
import type { LineInfo, Tone } from '../../protocol/description.ts';

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
  readonly standings: readonly Standing[];
  readonly current: boolean;
  /** Asks why the line is there, or stops asking. */
  readonly onAsk: (asking: boolean) => void;
  /** Searches what breaks without it. */
  readonly onSearch: () => void;
}

export function ListingLine({ line, index, standings, current, onAsk, onSearch }: Props) {
  const waiting = standings.some(({ tone, inCall }) => tone === 'wait' && !inCall);
  return (
    <li
      className="listing-line"
      data-added={line.added}
      data-waiting={waiting}
      aria-current={current ? 'step' : undefined}
      data-line={index}
    >
      <span className="listing-sign" aria-label={line.added ? 'added' : undefined}>
        {line.added ? '+' : ''}
      </span>
      {line.why === '' && !line.offer.skip ? (
        <span className="listing-label mono">{line.label}</span>
      ) : (
        <button
          type="button"
          className="listing-label listing-ask mono"
          aria-label={`${line.label}: why is this line there?`}
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
      <code className={`listing-text listing-${line.kind}`} data-indent={Math.min(4, line.indent)}>
        {line.text}
      </code>
      <span className="listing-threads">
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
    </li>
  );
}
