/** What breaks in the run that a preset opens. */
import type { Catalogue } from '../models/catalogue.ts';
import { Library } from '../worker/library.ts';
import { openAtOnce } from '../worker/session.ts';

/** Rows of the invariants, in the order in which they break; '' for one that stands in no table. */
export function brokenAtOnce(catalogue: Catalogue, preset: string): string[] {
  const source = { kind: 'preset', id: preset } as const;
  const session = openAtOnce(source, new Library(catalogue), { columns: false });
  if (!session.ok) throw new Error(session.error.sentence);
  const { invariants } = session.value.opened.description;
  return session.value
    .finished()
    .violations.map(({ invariant }) => invariants[invariant]?.row ?? '');
}
