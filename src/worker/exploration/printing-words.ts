/** What a search for a run that prints a log says, in sentences. */
import { withCommas } from '../../base/whole-number.ts';
import type { PrintRequest, PrintResult, WantedLine } from '../../protocol/printing.ts';

type Answer = Omit<PrintResult, 'sentences'>;

export function printingSentences(
  answer: Answer,
  { lines, isGiven }: Pick<PrintRequest, 'lines' | 'isGiven'>,
): string[] {
  const { verdict, told, printed, next, mayEnd, states, bound } = answer;
  const assumed = isGiven ? '' : ', assumed where the log does not say it';
  const searched = `${withCommas(states)} states were looked at`;
  if (verdict === 'found') {
    const all = lines.length === 1 ? 'the line' : `all ${lines.length} lines in this order`;
    return [
      `A run prints ${all}.`,
      `Its scenario${assumed}: ${told}. No run of it is shorter; ${searched}.`,
    ];
  }
  const stuck = lines[printed];
  const line = stuck === undefined ? '' : lineName(stuck);
  const after = printed === 0 ? '' : ` after ${numbers(lines.slice(0, printed))}`;
  const head =
    verdict === 'none'
      ? `No interleaving of ${scopeOf(answer)} prints ${line}${after}.`
      : `No run was found that prints ${line}${after}. The search is ${bound ?? 'not complete'}.`;
  const ends = mayEnd ? 'Or nothing more is printed: a run ends there.' : '';
  const then =
    next.length > 0
      ? `What can come instead: ${next.join('; ')}. ${ends}`.trim()
      : mayEnd
        ? 'Nothing more of these kinds is printed: the runs end there.'
        : '';
  const which = printed === 0 ? 'The first scenario' : 'The scenario of the run that gets furthest';
  return [head, ...(then === '' ? [] : [then]), `${which}${assumed}: ${told}; ${searched}.`];
}

const scopeOf = ({ scenarios }: Answer): string =>
  scenarios === 1 ? 'this scenario' : `the ${scenarios} scenarios that were tried`;

/** `line 7 (“…”)` */
const lineName = (one: WantedLine): string => `${numbers([one])} (“${one.text}”)`;

/** `line 3`, `lines 3 to 5`, `lines 1, 4, 9` */
function numbers(all: readonly WantedLine[]): string {
  const sorted = [...new Set(all.flatMap(({ lines }) => lines))].sort((a, b) => a - b);
  const [first = 0] = sorted;
  const last = sorted.at(-1) ?? first;
  if (sorted.length === 1) return `line ${first}`;
  const isRow = last - first === sorted.length - 1;
  if (sorted.length === 2) return `lines ${first} and ${last}`;
  return isRow ? `lines ${first} to ${last}` : `lines ${sorted.join(', ')}`;
}
