/** Presets of the timebase offset: searched to the end, run as they open, and given to SPIN. */
import { switchOf } from '../../export/promela/invariants.ts';
import { promela } from '../../export/promela/promela.ts';
import { Search } from '../../explorer/search.ts';
import { verdictOf, type Verdict } from '../../explorer/verdict.ts';
import type { AssembledMachine } from '../../machine/assemble.ts';
import { catalogue } from '../../models/tb-offset/catalogue.ts';
import { Library } from '../../worker/library.ts';
import { openAtOnce } from '../../worker/session.ts';
import { spin } from '../explorer/spin.ts';
import { modelOf } from './walk.ts';

const machineOf = (scenario: object) => modelOf(scenario).machine as AssembledMachine;

/** The verdict on every order, from the beginning. */
export function searched(scenario: object): Verdict {
  const options = { reduction: 'none', maxStates: 1_000_000, maxBytes: 1e9, from: null } as const;
  const run = new Search(machineOf(scenario), options);
  while (run.advance(10_000));
  return verdictOf(run);
}

const rowOf = new Map(
  modelOf({}).description.invariants.map(({ id, row = '' }) => [id, row] as const),
);

/** Rows of the invariants that break in some order. */
export const brokenRows = ({ invariants }: Verdict): string[] =>
  invariants.flatMap(({ id, holds }) => (holds === false ? [rowOf.get(id) ?? ''] : []));

/** Rows of those that break in the run that a preset opens. */
export function brokenAtOnce(id: string): string[] {
  const session = openAtOnce({ kind: 'preset', id }, new Library(catalogue), { columns: false });
  if (!session.ok) throw new Error(session.error.sentence);
  const { invariants } = session.value.opened.description;
  return session.value
    .finished()
    .violations.map(({ invariant }) => invariants[invariant]?.row ?? '');
}

/** States that SPIN stores; NaN where it finds an error without having been asked for any. */
export function statesInSpin(name: string, scenario: object, states: number): number {
  const found = spin(promela(machineOf(scenario), name), { states });
  return found.errors === 0 ? found.states : NaN;
}

/** Rows of the invariants that SPIN finds broken, each asked for alone. */
export const brokenInSpin = (name: string, scenario: object): string[] => {
  const text = promela(machineOf(scenario), name);
  return [...rowOf].flatMap(([id, row]) =>
    spin(text, { defines: [switchOf(id)] }).errors > 0 ? [row] : [],
  );
};
