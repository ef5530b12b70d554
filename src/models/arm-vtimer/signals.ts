/** Strips above the lanes: soft timers, the line of each CPU, and whether its gate is shut. */
import type { ReadableSignal } from '../assembled.ts';
import { groupOf, type Setup } from './setup.ts';

export const signalsOf = (setup: Setup): ReadableSignal[] => [
  ...softTimers(setup),
  ...lines(setup),
];

const softTimers = ({ vcpus }: Setup): ReadableSignal[] =>
  vcpus.map(({ id, bg }) => ({
    id: `${id}.bg`,
    group: 0,
    label: `soft timer of ${id}`,
    kind: 'flag',
    levels: [
      { label: '', tone: 'off' },
      { label: 'armed', tone: 'on' },
    ],
    cells: [bg],
    level: (armed) => armed,
  }));

function lines({ cpus, time }: Setup): ReadableSignal[] {
  return cpus.flatMap((cpu): ReadableSignal[] => [
    {
      id: `${cpu.id}.line`,
      group: groupOf(cpu),
      label: 'line',
      kind: 'flag',
      levels: [
        { label: '', tone: 'off' },
        { label: 'high', tone: 'on' },
      ],
      cells: [cpu.ctl, cpu.cval, cpu.voff, time.now],
      level: (ctl, cval, voff, now) => (ctl === 1 && cval + voff <= now + time.start ? 1 : 0),
    },
    {
      id: `${cpu.id}.active`,
      group: groupOf(cpu),
      label: 'active',
      kind: 'flag',
      levels: [
        { label: '', tone: 'off' },
        { label: 'active', tone: 'on' },
      ],
      cells: [cpu.active],
      level: (active) => active,
    },
  ]);
}
