/** What people are told of the hosts, on the page and in the terminal. */
import type { SwitchInfo } from '../../protocol/description.ts';
import type { About, ReadableRegister } from '../assembled.ts';
import { RUNG, signed, TICKS_PER_MICROSECOND } from '../kvm-hv/timebase.ts';
import { tbOffsetSettings } from './settings.ts';
import type { Role, Site } from './site.ts';
import { exactTime, grouped } from '../kvm-hv/in-words.ts';
import { tablesOf } from './tables.ts';
import { EVENTS, PHASES } from './vocabulary.ts';
import { WORDS } from './words.ts';

/** Events at which a picture needs all exact values. */
const READ_AT = [
  ...['read', 'stop', 'saved', 'sent', 'arrived', 'set', 'cont', 'tb-written'],
  ...['entered', 'left', 'tick'],
];

const ROLES: Readonly<Record<Role, string>> = {
  vcpu: 'vCPU',
  qemu: 'QEMU main thread',
  setter: 'sibling vCPU that sets the offset',
  plug: 'vCPU that starts another',
};

/** `registers`: all that it has. */
export function aboutSite(site: Site, registers: readonly ReadableRegister[]): About {
  const readIds = registers.map(({ id }) => id);
  return {
    title: 'TB offset',
    ticksPerMicrosecond: TICKS_PER_MICROSECOND,
    groups: site.hosts.map(({ id, index, now }) => ({
      id,
      label: `host ${id.toUpperCase()}`,
      detail: detailOf(site, index, site.exact[now.index] ?? 0n),
      threads: site.threads.filter(({ host }) => host === index).map((t) => t.index),
    })),
    threads: site.threads.map(({ id, host, role, index }) => ({
      id,
      group: host,
      role: ROLES[role],
      actor: index,
    })),
    phases: PHASES,
    events: EVENTS,
    words: WORDS,
    settings: tbOffsetSettings,
    readings: READ_AT.map((event) => ({ event, registers: readIds })),
    tables: tablesOf(site.scenario),
    switches: switchesOf(site),
  };
}

function detailOf({ moments }: Site, host: number, start: bigint): string {
  if (host === 0) return `starts at ${grouped(start)}`;
  const [first, second] = moments[0]?.clocks ?? [];
  const by = signed((second?.exact ?? 0n) - (first?.exact ?? 0n));
  return `${exactTime(by)} ${by < 0n ? 'behind' : 'ahead of'} host A`;
}

/** What the sources leave open, and what this scenario assumes. */
function switchesOf({ scenario }: Site): SwitchInfo[] {
  const { sync, qemu } = scenario.userspace;
  const { inSwitch } = scenario.times;
  return [
    {
      id: 'sync',
      sentence: sync
        ? 'Assumed here: QEMU has read the rounded offset back before it saves the guest’s time. That this is so after every way to start a guest was not checked.'
        : 'Assumed here: nothing has made QEMU read the offset back before a plain stop. Inferred from the source, not seen on a real machine.',
    },
    {
      id: 'boot-offset',
      sentence:
        'That every pseries guest has an offset from boot since QEMU 42043e4f1241 is inferred from the source (Q1).',
    },
    {
      id: 'stall',
      sentence:
        inSwitch === 'any'
          ? `Assumed here: more than ${exactTime(RUNG)} may pass inside a switch. With interrupts off only firmware could do that; nobody has seen it.`
          : `Assumed here: less than ${exactTime(RUNG)} passes inside a switch. Whether firmware can hold a thread longer is not known.`,
    },
    {
      id: 'atomic-tbu40',
      sentence:
        'A write of TBU40 is one step for every thread of the (sub)core that reads the TB. Not verified on hardware.',
    },
    ...(qemu === 'paused'
      ? []
      : [
          {
            id: 'qemu-versions',
            sentence: 'Which QEMU release first had 42043e4f1241 is not verified: about 2.9.',
          },
        ]),
    {
      id: 'moments',
      sentence:
        'The clocks are read at a few moments of the run only, a quarter of 2^24 ticks apart; which step falls on which is open. The state counts in microseconds, the registers are exact.',
    },
  ];
}
