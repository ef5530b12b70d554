/** Strips over time: whether a stop of the guest would trap on a host, and whether a wake is pending. */
import type { ReadableSignal } from '../assembled.ts';
import type { Setup } from './setup.ts';

export const signalsOf = (s: Setup): ReadableSignal[] => [
  ...s.hosts.map((h): ReadableSignal => ({
    id: `${h.id}.traps`,
    group: h.index,
    label: 'EC, ESL',
    kind: 'flag',
    register: `${h.id}.psscr`,
    levels: [
      { label: '', tone: 'off' },
      { label: 'EC', tone: 'on' },
      { label: 'ESL', tone: 'on' },
      { label: 'EC, ESL', tone: 'on' },
    ],
    cells: [h.ec, h.esl],
    level: (ec, esl) => ec + 2 * esl,
  })),
  {
    id: 'vm.irq',
    group: -1,
    label: 'wake',
    kind: 'flag',
    levels: [
      { label: '', tone: 'off' },
      { label: 'pending', tone: 'on' },
    ],
    cells: [s.irq],
    level: (irq) => irq,
  },
];
