/**
 * The steps that led to a value, the last one first. Events are told; what lies between two of them is
 * folded up, and can be opened.
 */
import type { Description } from '../../protocol/description.ts';
import type { Change, Link, Tie, Valued, Whence } from '../../protocol/whence.ts';
import { useActions } from '../use-scope.ts';
import { StepButton } from './step-button.tsx';
import { nameOf, valueOf } from './value-words.ts';

interface Props {
  readonly description: Description;
  readonly answer: Whence;
}

export function Chain({ description, answer }: Props) {
  const { chain, isWhole } = answer;
  const runs = folded(description, chain);
  return (
    <ol className="whence-chain" aria-label="Set by">
      {runs.map((run) =>
        run.isTold ? (
          run.links.map((link) => (
            <ChainLink key={link.line.step} description={description} link={link} />
          ))
        ) : (
          <li key={run.links[0]?.line.step}>
            <details>
              <summary className="dim">
                {run.links.length === 1 ? '1 step' : `${run.links.length} steps`} between
              </summary>
              <ol className="whence-chain">
                {run.links.map((link) => (
                  <ChainLink key={link.line.step} description={description} link={link} />
                ))}
              </ol>
            </details>
          </li>
        ),
      )}
      <li className="dim">{ending(answer, isWhole, description)}</li>
    </ol>
  );
}

const LED: Readonly<Record<Tie, string>> = {
  value: 'made of what is left by',
  condition: 'made possible by',
  order: 'after',
};

function ChainLink({
  description,
  link,
}: {
  readonly description: Description;
  readonly link: Link;
}) {
  const { line, words, tie, changes, from } = link;
  return (
    <li className="whence-link">
      <p>
        <StepButton line={line} /> {tie !== 'value' && <span className="dim">{LED[tie]}: </span>}
        <b>{words}</b>
      </p>
      {telling(changes).map(({ before, after }) => (
        <p key={`${after.kind} ${after.index}`} className="mono whence-change">
          {nameOf(description, after)}: {change(description, before, after)}
        </p>
      ))}
      {from.length > 0 && <Sources description={description} from={from} step={line.step} />}
    </li>
  );
}

/** What went into it: each can be asked about in its turn. */
function Sources({
  description,
  from,
  step,
}: {
  readonly description: Description;
  readonly from: readonly Valued[];
  readonly step: number;
}) {
  const { askFurther } = useActions();
  return (
    <details className="whence-from">
      <summary className="dim">from</summary>
      {from.map(({ kind, index, ...rest }) => (
        <button
          key={`${kind} ${index}`}
          type="button"
          className="button button-small mono"
          onClick={() => void askFurther({ kind, index }, step)}
        >
          {nameOf(description, { kind, index })} ={' '}
          {valueOf(description, { kind, index, ...rest } as Valued)}
        </button>
      ))}
    </details>
  );
}

/** What stayed as it was counts only where nothing else changed. */
function telling(changes: readonly Change[]): readonly Change[] {
  const changed = changes.filter(({ before, after }) => before.value !== after.value);
  return changed.length > 0 ? changed : changes;
}

function change(description: Description, before: Valued, after: Valued): string {
  const [old, now] = [valueOf(description, before), valueOf(description, after)];
  return old === now ? `${now}, as it was` : `${old} → ${now}`;
}

function ending({ chain }: Whence, isWhole: boolean, description: Description): string {
  if (!isWhole) return 'And so on: ask what the last of them was made of.';
  const last = chain.at(-1);
  const isInjection = last !== undefined && description.actors[last.line.actor]?.injects === true;
  return isInjection ? 'That is where it began.' : 'Before that, it is as the scenario sets it.';
}

interface Stretch {
  readonly isTold: boolean;
  readonly links: readonly Link[];
}

/** Told are the first, the last, and those that the timeline marks. */
function folded({ events }: Description, chain: readonly Link[]): Stretch[] {
  const marked = events.reduce(
    (bits, { marker }, i) => (marker === '' ? bits : bits | (1 << i)),
    0,
  );
  const stretches: { isTold: boolean; links: Link[] }[] = [];
  chain.forEach((link, i) => {
    const isTold = i === 0 || i === chain.length - 1 || (link.line.events & marked) !== 0;
    const last = stretches.at(-1);
    if (last?.isTold === isTold) last.links.push(link);
    else stretches.push({ isTold, links: [link] });
  });
  return stretches;
}
