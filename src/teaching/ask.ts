/** Questions about the scenarios of a lesson, answered at once. */
import { fail, ok } from '../base/result.ts';
import type { Answer } from '../grading/asking.ts';
import type { AskedAt, AskRequest } from '../protocol/asking.ts';
import type { Description } from '../protocol/description.ts';
import { askWork } from '../worker/exploration/ask-job.ts';
import type { Library } from '../worker/library.ts';
import { openAtOnce } from '../worker/session.ts';
import { openScenario } from '../worker/source.ts';

/** The error is a sentence. */
export function answerNow(request: AskRequest, library: Library): Answer {
  const work = askWork(request, library);
  let piece = work.next();
  while (piece.done !== true) piece = work.next();
  return piece.value.ok ? ok(piece.value.value) : fail(piece.value.error.sentence);
}

/** Of a scenario's machine; null where it cannot be opened. */
export function descriptionOf(scenario: object, library: Library): Description | null {
  const opened = openScenario(scenario, library, {});
  return opened.ok ? opened.value.model.description : null;
}

/** The hash of a link to the end of a way; null where that cannot be opened. */
export function linkAt({ scenario, after }: AskedAt, library: Library): string | null {
  const source = {
    kind: 'scenario',
    scenario: { ...scenario, schedule: [...after] },
    step: after.length,
  } as const;
  const opened = openAtOnce(source, library, { columns: false });
  const link = opened.ok ? opened.value.link(after.length) : opened;
  return link.ok ? link.value : null;
}
