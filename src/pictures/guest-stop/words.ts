/** The selected step in words: what the guest is at, and what has just happened to it. */
import type { Description } from '../../protocol/description.ts';
import type { Snapshot } from '../../protocol/snapshot.ts';
import { findCell } from '../../views/lookup.ts';
import type { Story } from './way/story.ts';

export interface State {
  readonly title: string;
  readonly more: string;
  readonly tone: 'plain' | 'good' | 'warn' | 'bad' | 'dim';
}

const valueOf = (description: Description, snapshot: Snapshot, id: string): number =>
  findCell(description, snapshot, id)?.value ?? 0;

/** What the guest is at. */
export function stateOf(description: Description, snapshot: Snapshot): State {
  const place = description.instructions[snapshot.places[0] ?? -1];
  const phase = description.phases[place?.phase ?? -1]?.id;
  const isPending = valueOf(description, snapshot, 'vm.irq') === 1;
  switch (phase) {
    case 'dead':
      return { title: 'dead', more: 'its kernel oopses, for good', tone: 'bad' };
    case 'userspace':
      return { title: 'halted', more: 'QEMU knows no way on', tone: 'bad' };
    case 'refused':
      return { title: 'no start', more: 'QEMU ends with an error', tone: 'warn' };
    case 'paused':
      return isPending
        ? { title: 'sleeps on', more: 'its wake was missed', tone: 'bad' }
        : { title: 'paused', more: 'siblings get the cycles', tone: 'good' };
    case 'ceded':
      return isPending
        ? { title: 'sleeps on', more: 'its wake was lost', tone: 'bad' }
        : { title: 'ceded', more: 'the host gets the CPU', tone: 'plain' };
    case 'qemu':
      return { title: 'in QEMU', more: 'does not run', tone: 'dim' };
    case 'guest':
      return { title: 'runs', more: isPending ? 'a wake is pending' : '', tone: 'plain' };
    default:
      return { title: 'in KVM', more: isPending ? 'a wake is pending' : '', tone: 'dim' };
  }
}

/** Said aloud: the step, the host, what has come of the last that happened. */
export function spokenOf(story: Story, description: Description, snapshot: Snapshot): string {
  const { step } = snapshot;
  const host = description.groups[story.moved !== null && step >= story.moved ? 1 : 0]?.label ?? '';
  const last = story.happenings.findLast((one) => one.step <= step);
  const event = description.events.find(({ id }) => id === last?.event);
  const what =
    last === undefined || event === undefined ? '' : ` Step ${String(last.step)}: ${event.label}.`;
  const { title, more } = stateOf(description, snapshot);
  const now = more === '' ? title : `${title}, ${more}`;
  return `Way of the guest, step ${String(step)}, on ${host}: ${now}.${what}`;
}
