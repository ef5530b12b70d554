/** Where a guest can move: each cell a search of its own, which opens as the run that shows its answer. */
import type { BoardInfo } from '../../../protocol/board.ts';
import type { Scenario } from '../../../store/state.ts';
import { useActions, useScope } from '../../../views/use-scope.ts';
import { answersOf, type Answer } from './answers.ts';
import './move-board.css';

interface Props {
  readonly board: BoardInfo;
  readonly scenario: Scenario;
  /** What the guest is told by, e.g. `flow1`. */
  readonly offer: string;
}

export function MoveBoard({ board, scenario, offer }: Props) {
  const judgements = useScope((state) => state.judgements);
  const { judge } = useActions();
  const answers = answersOf(board, judgements, scenario);
  const open = answers.filter(({ state }) => state === 'unknown' || state === 'undecided');
  const busy = answers.filter(({ state }) => state === 'under way').length;
  const asks = board.outcomes.map(({ ask }) => ask);
  const searchAll = () => {
    for (const { cell } of open) void judge(cell, asks);
  };
  const words = progressWords(answers, busy);
  return (
    <section className="moves" aria-label="Where can this guest move?">
      <h2>
        Where can this guest move? <code>{offer}</code>
      </h2>
      <table>
        <thead>
          <tr>
            <th className="dim">from, to</th>
            {board.columns.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {board.rows.map((name, row) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {board.columns.map((to, column) => {
                const answer = answers.find(
                  ({ cell }) => cell.row === row && cell.column === column,
                );
                return (
                  <td key={to}>
                    {answer && <Cell answer={answer} from={name} to={to} asks={asks} />}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="moves-foot">
        <span role="status">{words}</span>
        {open.length > 0 && (
          <button type="button" className="button button-small" onClick={searchAll}>
            {open.length === board.cells.filter(({ starts }) => starts).length
              ? `Explore all ${String(open.length)}`
              : `Explore the other ${String(open.length)}`}
          </button>
        )}
      </p>
    </section>
  );
}

function progressWords(answers: readonly Answer[], busy: number): string {
  const starting = answers.filter(({ state }) => state !== 'never starts');
  if (starting.length === 0) return 'The guest starts on none of these hosts.';
  const decided = starting.filter(({ state }) => state === 'decided').length;
  if (busy > 0) return `Searching: ${String(decided)} of ${String(starting.length)} decided.`;
  if (decided === starting.length)
    return 'Every order of every pair was searched. Press one for its run.';
  return `${String(starting.length - decided)} pairs not searched yet`;
}

/** One sign for each outcome, by its id. */
const SIGNS: Readonly<Record<string, string>> = {
  dies: 'M-4 -4L4 4M4 -4L-4 4',
  refused: 'M-6 0H2M2 -5V5',
  native: 'M-6 0H6',
  emulated: 'M-6 -3C-3 -3 -3 4 0 4S3 -3 6 -3',
  cedes: 'M-5 3H5M-5 -3H5',
};

interface CellProps {
  readonly answer: Answer;
  readonly from: string;
  readonly to: string;
  readonly asks: readonly string[];
}

function Cell({ answer, from, to, asks }: CellProps) {
  const { judge, open } = useActions();
  const { cell, state, outcome, link, isHere } = answer;
  const label = labelOf(answer);
  const press = () => {
    if (link !== null) void open({ kind: 'link', hash: link }, 'scenario');
    else if (state === 'never starts')
      void open({ kind: 'scenario', scenario: cell.scenario, step: 0 }, 'scenario');
    else void judge(cell, asks);
  };
  return (
    <button
      type="button"
      className="moves-cell"
      data-outcome={outcome?.id ?? state}
      aria-label={`${from} to ${to}: ${label}`}
      aria-current={isHere ? 'true' : undefined}
      aria-disabled={state === 'under way'}
      title={titleOf(answer)}
      onClick={press}
    >
      {outcome === null ? (
        <svg width="14" height="12" viewBox="-7 -6 14 12" aria-hidden="true">
          <circle r="3.5" />
        </svg>
      ) : (
        <svg width="14" height="12" viewBox="-7 -6 14 12" aria-hidden="true">
          <path d={SIGNS[outcome.id] ?? ''} />
        </svg>
      )}
      {(outcome !== null || state === 'never starts') && <span>{label}</span>}
    </button>
  );
}

const STATES: Readonly<Record<Exclude<Answer['state'], 'decided'>, string>> = {
  unknown: 'not searched yet',
  'under way': 'searching',
  'never starts': 'no start',
  undecided: 'not decided',
};

const labelOf = ({ state, outcome }: Answer): string =>
  state === 'decided' ? (outcome?.label ?? '') : STATES[state];

function titleOf({ state, isHere }: Answer): string {
  const here = isHere ? ' The run on the screen is of this pair.' : '';
  if (state === 'decided') return `Opens the shortest run that shows it.${here}`;
  if (state === 'never starts') return `The machine does not start here: opens that.${here}`;
  return `Searches every order of this pair.${here}`;
}
