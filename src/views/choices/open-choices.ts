/** Who can take the next step, in the order in which they are listed, and numbered from 1. */
import type { Choice, Snapshot } from '../../protocol/snapshot.ts';

export function openChoices({ choices }: Pick<Snapshot, 'choices'>): readonly Choice[] {
  return choices.filter(({ status }) => status === 'enabled');
}
