/** The lanes below the axis: of one vCPU one for each thing that it does, of two one for each vCPU. */
import type { Run } from '../../../store/state.ts';
import { barsOf, type Bar, type Doing } from './bars.ts';
import { armedIn, type Armed } from './soft-timers.ts';

export type Lane =
  | { readonly kind: 'doing'; readonly name: string; readonly bars: readonly Bar[] }
  | { readonly kind: 'interrupts'; readonly name: string }
  | { readonly kind: 'soft timer'; readonly name: string; readonly armed: readonly Armed[] };

const ROWS: readonly (readonly [string, readonly Doing[]])[] = [
  ['guest', ['guest', 'done']],
  ['host', ['host', 'save', 'restore']],
  ['sleep', ['asleep', 'off']],
];

/** By index, the vCPUs. */
export function lanesOf(run: Run): readonly Lane[] {
  const { threads, groups } = run.opened.description;
  const vcpus = groups[0]?.threads ?? [];
  const id = (thread: number) => threads[thread]?.id ?? '';
  const [only] = vcpus;
  if (vcpus.length === 1 && only !== undefined) {
    const bars = barsOf(run, only);
    const [guest, host, sleep] = ROWS.map(([name, doings]): Lane => ({
      kind: 'doing',
      name,
      bars: bars.filter(({ doing }) => doings.includes(doing)),
    }));
    const rows: (Lane | undefined)[] = [
      guest,
      host,
      { kind: 'interrupts', name: 'ISR' },
      sleep,
      { kind: 'soft timer', name: 'bg timer', armed: armedIn(run, id(only)) },
    ];
    return rows.filter((one) => one !== undefined);
  }
  return [
    ...vcpus.map((thread, i): Lane => ({
      kind: 'doing',
      name: `vCPU ${i}`,
      bars: barsOf(run, thread),
    })),
    { kind: 'interrupts', name: 'ISR' },
    ...vcpus.map((thread, i): Lane => ({
      kind: 'soft timer',
      name: `bg timer ${i}`,
      armed: armedIn(run, id(thread)),
    })),
  ];
}
