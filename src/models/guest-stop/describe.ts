/** What people are told of a guest and its hosts, on the page and in the terminal. */
import type { ReadingInfo, SwitchInfo } from '../../protocol/description.ts';
import type { About } from '../assembled.ts';
import { questionsOf } from './invariants.ts';
import { guestStopSettings } from './settings.ts';
import { VCPU, type Host, type Setup } from './setup.ts';
import { EVENTS, PHASES } from './vocabulary.ts';
import { WORDS } from './words.ts';

const TICKS_PER_MICROSECOND = 512;

const PARTS = { dd21: 'DD2.1', dd22: 'DD2.2', dd23: 'DD2.3', p10: 'POWER10' } as const;

export function aboutSetup(s: Setup): About {
  return {
    title: 'Guest stop',
    ticksPerMicrosecond: TICKS_PER_MICROSECOND,
    groups: s.hosts.map((h) => ({
      id: h.id,
      label: h.label === h.id ? `host ${h.id}` : h.label,
      detail: detailOf(h),
      threads: h.index === 0 ? [VCPU] : [],
    })),
    threads: [{ id: 'vcpu', group: 0, role: 'vCPU', actor: VCPU }],
    phases: PHASES,
    events: EVENTS,
    questions: questionsOf(s),
    readings: readingsOf(s),
    words: WORDS,
    settings: guestStopSettings,
    switches: switchesOf(s),
  };
}

const EXITS = {
  before: 'KVM not patched',
  posted: 'KVM patched',
  chained: 'KVM patched, chain repaired',
  today: 'KVM of today',
} as const;

const detailOf = ({ setting }: Host): string => `${PARTS[setting.part]}, ${EXITS[setting.exit]}`;

/** What the picture says of PSSCR at the moments that decide. */
function readingsOf({ hosts }: Setup): ReadingInfo[] {
  const registers = [...hosts.map(({ id }) => `${id}.psscr`), 'vcpu.hfscr'];
  return ['psscr-written', 'trapped', 'paused', 'passed', 'moved', 'queued', 'dead'].map(
    (event) => ({ event, registers }),
  );
}

function switchesOf(_: Setup): SwitchInfo[] {
  return [];
}
