/** `decode --run`: a run that prints the lines of a log in their order, or the first line that none prints. */
import { table } from '../base/text-lines.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { Printed, PrintResult } from '../protocol/printing.ts';
import { PrintingSearch } from '../worker/exploration/printing.ts';
import type { Libraries } from '../worker/libraries.ts';
import { json, lines, type Answer, type Flags } from './command.ts';
import { MAX_MEGABYTES, MAX_STATES } from './limits.ts';
import { openScenario } from './open.ts';
import { item, paragraph } from './text.ts';

/** The error is one sentence. */
export async function runPrinting(
  printed: Printed | null,
  flags: Flags,
  libraries: Libraries,
): Promise<Result<Answer, string>> {
  if (printed === null) return fail('nothing in the log is a line that a run may print');
  const scenarios = await scenariosOf(printed, flags.scenario, libraries);
  if (!scenarios.ok) return scenarios;
  const library = await libraries.load(printed.model);
  const request = {
    lines: printed.lines,
    scenarios: scenarios.value,
    isGiven: flags.scenario !== null,
    maxStates: flags.maxStates ?? MAX_STATES,
    maxMegabytes: MAX_MEGABYTES,
  };
  const work = new PrintingSearch(request, library).work();
  let piece = work.next();
  while (piece.done !== true) piece = work.next();
  if (!piece.value.ok) return fail(piece.value.error.sentence);
  const result = piece.value.value;
  return ok(flags.json ? json(jsonOf(result, printed)) : lines(textOf(result, printed)));
}

async function scenariosOf(
  { model, scenarios }: Printed,
  word: string | null,
  libraries: Libraries,
): Promise<Result<readonly object[], string>> {
  if (word === null) return ok(scenarios);
  if (word === '-') return fail('the log comes from standard input, so that no scenario can');
  const session = await openScenario(word, libraries);
  if (!session.ok) return session;
  const { scenario } = session.value.opened;
  if (scenario.model !== model) return fail(`a log is of ${model}, and this is ${scenario.model}`);
  // Every order is searched, and not the one that it comes with.
  return ok([{ ...scenario, schedule: null, injectAtStep: null }]);
}

function jsonOf(result: PrintResult, { lines: wanted, left }: Printed) {
  return {
    ...result,
    placed: result.placed.map(({ line, ...place }) => ({ lines: wanted[line]?.lines, ...place })),
    left,
  };
}

function* textOf(result: PrintResult, { lines: wanted, left }: Printed): Generator<string> {
  for (const sentence of result.sentences) yield* paragraph(sentence);
  yield* table(
    result.placed.map(({ line, step, by, at }) => [
      `line ${wanted[line]?.lines[0] ?? ''}`,
      `step ${step}`,
      by,
      at,
      wanted[line]?.text ?? '',
    ]),
    '  ',
  );
  if (result.link !== null) yield `  ${result.link}`;
  if (left.length > 0) yield* ['', 'No run prints these, and they do not count:'];
  for (const { lines: numbers, why } of left)
    yield* item(`${numbers.length === 1 ? 'line' : 'lines'} ${numbers.join(', ')}: ${why}`, '  ');
}
