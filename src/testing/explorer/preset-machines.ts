/** The machines of all presets, of every model. */
import { defined } from '../../base/assert.ts';
import type { AssembledMachine } from '../../machine/assemble.ts';
import { allLibraries } from '../all-libraries.ts';

const libraries = await Promise.all(allLibraries.entries.map(({ id }) => allLibraries.load(id)));

export const presetIds: readonly string[] = libraries.flatMap(({ presets }) =>
  presets.map(({ id }) => id),
);

/** The machine of the preset with that id, as it is before its first step. */
export function machineOfPreset(id: string): AssembledMachine {
  const library = libraries.find((one) => one.preset(id) !== undefined);
  const built = library?.model(defined(library.preset(id), id).scenario);
  return defined(built?.ok === true ? built.value.assembled : undefined, id);
}
