/** What a search for a run that prints a log says, in sentences. */
import { withCommas } from '../../base/whole-number.ts';
import type { PrintResult, WantedLine } from '../../protocol/printing.ts';
import { quoted } from '../../scenario/sentence.ts';

type Answer = Omit<PrintResult, 'sentences'>;

export function printingSentences(answer: Answer, lines: readonly WantedLine[]): string[] {
  const { verdict, told, printed, next, states, bound } = answer;
  const searched = `${withCommas(states)} states were looked at`;
  if (verdict === 'found') {
    const all = lines.length === 1 ? 'the line' : `all ${lines.length} lines in this order`;
    return [
      `A run prints ${all}: ${told}.`,
      `It is the shortest one of its scenario; ${searched}.`,
    ];
  }
  const stuck = lines[printed];
  const line = stuck === undefined ? '' : lineName(stuck);
  const after = printed === 0 ? '' : ` after ${beforeWords(lines.slice(0, printed))}`;
  const scope = scopeOf(answer);
  const head =
    verdict === 'none'
      ? `No interleaving of ${scope} prints ${line}${after}.`
      : `No run was found that prints ${line}${after}, and the search is ${bound ?? 'not complete'}.`;
  return [
    head,
    ...(next.length === 0 ? [] : [`What can come then: ${next.join('; ')}.`]),
    `${printed === 0 ? 'It was searched' : 'The run that gets furthest is'} with ${told}; ${searched}.`,
  ];
}

const scopeOf = ({ scenarios }: Answer): string =>
  scenarios === 1 ? 'this scenario' : `the ${scenarios} scenarios that were tried`;

/** `line 7 (“…”)` */
const lineName = ({ lines, text }: WantedLine): string => `${numbers(lines)} (${quoted(text)})`;

function beforeWords(lines: readonly WantedLine[]): string {
  return numbers(lines.flatMap((one) => one.lines));
}

/** `line 3`, `lines 3 to 5`, `lines 1, 4, 9` */
function numbers(all: readonly number[]): string {
  const sorted = [...new Set(all)].sort((a, b) => a - b);
  const [first = 0] = sorted;
  const last = sorted.at(-1) ?? first;
  if (sorted.length === 1) return `line ${first}`;
  const isRow = last - first === sorted.length - 1;
  return isRow ? `lines ${first} to ${last}` : `lines ${sorted.join(', ')}`;
}
