/** What people are told of a guest and its hosts, on the page and in the terminal. */
import type { ReadingInfo, SwitchInfo } from '../../protocol/description.ts';
import type { About } from '../assembled.ts';
import { hex, span } from '../kvm-hv/in-words.ts';
import { TICKS_PER_MICROSECOND, ahead } from '../kvm-hv/timebase.ts';
import { decrementerSettings } from './settings.ts';
import type { Host, Setup, Thread } from './setup.ts';
import { EVENTS, PHASES } from './vocabulary.ts';
import { WORDS } from './words.ts';

export function aboutSetup(setup: Setup): About {
  return {
    title: 'Decrementer',
    ticksPerMicrosecond: TICKS_PER_MICROSECOND,
    groups: setup.hosts.map((h) => ({
      id: h.name,
      label: h.name,
      detail: detailOf(h),
      threads: setup.threads.filter((t) => t.host === h.index).map((t) => t.index),
    })),
    threads: setup.threads.map((t) => ({
      id: t.id,
      group: t.host,
      role: roleOf(setup, t),
      actor: t.index,
    })),
    phases: PHASES,
    events: EVENTS,
    readings: readingsOf(setup),
    words: WORDS,
    settings: decrementerSettings,
    switches: switchesOf(setup),
  };
}

/** What the picture says of the two SETs, and of a timer that is taken. */
function readingsOf({ migrates, hosts }: Setup): ReadingInfo[] {
  const ofSets = ['destination.tbOffset', 'destination.given'];
  const sets = migrates ? ['set-expiry', 'set-offset'] : [];
  const ofTimer = hosts.flatMap(({ name }) => OF_TIMER.map((id) => `${name}.${id}`));
  return [
    ...sets.map((event) => ({ event, registers: ofSets })),
    ...DEC_GIVEN.map((event) => ({ event, registers: ofTimer })),
    { event: 'timer-taken', registers: hosts.map(({ name }) => `${name}.toGo`) },
  ];
}

/** Events by which DEC gets a value, and all that it comes from. */
const DEC_GIVEN = ['timer-set', 'dec-loaded', 'spurious'] as const;
const OF_TIMER = [
  ...['dec', 'toGo', 'loads32', 'loads56'],
  ...['decExpires', 'given', 'readAs', 'meant', 'read'],
] as const;

function detailOf({ index, start, initialOffset }: Host): string {
  const clock = `clock ${hex(start)}`;
  if (index === 1) return clock;
  const offset = ahead(initialOffset, 0n);
  const side = offset < 0n ? 'behind' : 'ahead';
  return offset === 0n ? clock : `guest ${span(offset)} ${side}, ${clock}`;
}

function roleOf(setup: Setup, t: Thread): string {
  if (t.isUserspace) return 'userspace';
  if (setup.migrates) return 'vCPU';
  return t.ptid === 0 ? 'primary' : 'secondary';
}

/** What the sources leave open, or what is inferred, where it matters in this scenario. */
function switchesOf({ era, scenario, migrates, hosts }: Setup): SwitchInfo[] {
  const hasSecondary = hosts.some((h) => h.threads.length > 1);
  const all: (SwitchInfo | false)[] = [
    era.path === 1 && {
      id: 'k1',
      sentence:
        'Kernel B is inferred from the commit that repaired it; its own hash and version are from memory.',
    },
    era.path >= 5 && {
      id: 'versions',
      sentence: 'When kernels F and G were merged (about 5.16 and 6.1) is not verified.',
    },
    hasSecondary && {
      id: 'idle-dec',
      sentence: `The DEC of an idle secondary is taken for ${scenario.idle}: what another vCPU leaves in it is not documented.`,
    },
    era.path === 4 &&
      hasSecondary && {
        id: 'no-switch-exit',
        sentence:
          'That no_switch_exit saves DEC is read in the source; what comes of it is inferred. Whether it was repaired later is not verified.',
      },
    migrates &&
      scenario.userspace !== 'offset' &&
      scenario.userspace !== 'none' && {
        id: 'userspace',
        sentence:
          'QEMU sets TB_OFFSET alone. A userspace that sets DEC_EXPIRY, too, is what the register is meant for.',
      },
    migrates && {
      id: 'sync',
      sentence: 'The clock that userspace saves is exact here: it is read from the stopped vCPU.',
    },
    scenario.cede &&
      era.sleepWraps && {
        id: 'product',
        sentence: `The product of N3 has 64 bits and wraps above 36.03 s, so a real vCPU wakes earlier than x if x is farther away. The run goes by x.${
          era.registers === 0
            ? ' That is read in the code of 4.16, and taken to be the same before.'
            : ''
        }`,
      },
    {
      id: 'level',
      sentence: 'DEC is pending for as long as it is negative. On POWER7 that is not verified.',
    },
  ];
  return all.filter((one) => one !== false);
}
