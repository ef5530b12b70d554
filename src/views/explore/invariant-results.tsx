/**
 * Each invariant of a search: it holds, it is broken and how, or it is not decided. Of a search that goes on, each of
 * which that is known.
 */
import type { InvariantInfo } from '../../protocol/description.ts';
import type { InvariantResult } from '../../protocol/exploration.ts';
import { endingOf, invariantsOf } from '../../store/searches.ts';
import type { Search } from '../../store/state.ts';
import { OpenBreach } from './open-breach.tsx';
import './invariant-results.css';

interface Props {
  readonly search: Search;
  /** With links, and what is known of shorter ways. */
  readonly detailed?: boolean;
}

export function InvariantResults({ search, detailed = false }: Props) {
  const infos = search.about.description.invariants;
  return (
    <ul className="invariant-results">
      {invariantsOf(search).map((invariant) => (
        <Row
          key={invariant.id}
          search={search}
          result={invariant}
          info={infos.find(({ id }) => id === invariant.id)}
          detailed={detailed}
        />
      ))}
      {endingOf(search).map((ending) => (
        <Row key={ending.id} search={search} result={ending} info={ENDING} detailed={detailed} />
      ))}
    </ul>
  );
}

/** Of every machine. */
const ENDING = {
  title: 'Every run can end',
  sentence: 'From wherever an order comes to, it can come to where nobody has to move any more.',
};

interface RowProps extends Required<Props> {
  readonly result: InvariantResult;
  readonly info: Pick<InvariantInfo, 'title' | 'sentence'> | undefined;
}

const WORDS = { holds: '✓ holds', broken: '✗ broken', undecided: '? not decided' } as const;

function Row({ search, result, info, detailed }: RowProps) {
  const { id, verdict, breach } = result;
  return (
    <li className="invariant-result" data-verdict={verdict}>
      <span className="invariant-result-title" title={info?.sentence}>
        {info?.title ?? id} {detailed && <code className="dim">{id}</code>}
      </span>
      {breach === null ? (
        <span className="invariant-result-verdict">{WORDS[verdict]}</span>
      ) : (
        <OpenBreach search={search} invariant={id} breach={breach} detailed={detailed} />
      )}
    </li>
  );
}
