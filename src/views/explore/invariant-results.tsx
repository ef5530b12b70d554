/**
 * Each invariant of a search, and whether every run can end: it holds, it is broken and how, or it is not decided.
 * Of a search that goes on, each of which that is known. What is broken comes first, then all in the model's order,
 * so that nothing changes its place when the search is over.
 */
import type { InvariantInfo } from '../../protocol/description.ts';
import { CAN_END, type InvariantResult } from '../../protocol/exploration.ts';
import { verdictsOf } from '../../store/searches.ts';
import type { Search } from '../../store/state.ts';
import { OpenBreach } from './open-breach.tsx';
import './invariant-results.css';

interface Props {
  readonly search: Search;
  /** With links, and what is known of shorter ways. */
  readonly detailed?: boolean;
}

export function InvariantResults({ search, detailed = false }: Props) {
  const infos = [...search.about.description.invariants, ENDING];
  const placeOf = ({ id, breach }: InvariantResult): number =>
    infos.findIndex((info) => info.id === id) + (breach === null ? infos.length : 0);
  const results = [...verdictsOf(search)].sort((a, b) => placeOf(a) - placeOf(b));
  if (results.length === 0) return null;
  return (
    <ul className="invariant-results">
      {results.map((result) => (
        <Row
          key={result.id}
          search={search}
          result={result}
          info={infos.find(({ id }) => id === result.id)}
          detailed={detailed}
        />
      ))}
    </ul>
  );
}

/** Of every machine. */
const ENDING = {
  id: CAN_END,
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
    <li className="invariant-result" data-verdict={verdict} data-ending={id === CAN_END}>
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
