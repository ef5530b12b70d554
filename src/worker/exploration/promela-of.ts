/** A scenario as a Promela model, what to call its file, and how to search it. */
import { fail, ok, type Result } from '../../base/result.ts';
import { commandsFor } from '../../export/promela/commands.ts';
import { promela } from '../../export/promela/promela.ts';
import type { PromelaFile } from '../../protocol/exploration.ts';
import type { Failure } from '../../protocol/messages.ts';
import type { Scenario } from '../../scenario/schema.ts';
import type { Library } from '../library.ts';
import { notPossible } from '../opening.ts';
import { openScenario } from '../source.ts';

interface Asked {
  readonly scenario: Scenario;
  /** Preset that it came from, even if it was changed since; null for none. */
  readonly preset: string | null;
}

export function promelaOf(
  { scenario, preset }: Asked,
  library: Library,
): Result<PromelaFile, Failure> {
  const order = openScenario(scenario, library, {});
  if (!order.ok) return order;
  const { model } = order.value;
  if (model.assembled === undefined) return fail(notPossible('This model cannot be exported.'));
  const named = library.preset(library.presetOf(order.value.scenario, preset));
  const fileName = `${named?.id ?? 'scenario'}.pml`;
  return ok({
    fileName,
    modes: commandsFor(fileName),
    text: promela(model.assembled, named?.title ?? model.description.title),
  });
}
