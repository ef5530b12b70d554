/** What people are told of a guest and its hosts, on the page and in the terminal. */
import type { ReadingInfo, SwitchInfo } from '../../protocol/description.ts';
import type { About } from '../assembled.ts';
import { boardOf } from './board.ts';
import { emulates } from './hosts.ts';
import { questionsOf } from './invariants.ts';
import { guestStopSettings } from './settings.ts';
import { VCPU, type Host, type Setup } from './setup.ts';
import { tablesOf } from './tables.ts';
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
    tables: tablesOf(s),
    board: boardOf(s.scenario),
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

/** Events that the picture draws along the way of the guest. */
const TOLD = [
  ...['offered', 'not-offered', 'psscr-written', 'paused', 'passed', 'trapped', 'wake', 'missed'],
  ...['handled', 'kicked', 'ceded', 'blocked', 'emulated', 'queued', 'to-userspace', 'dead'],
  ...['moved', 'move-refused', 'bad-instruction', 'host-lite'],
];

/** What the picture says of PSSCR at the moments that decide. */
function readingsOf({ hosts }: Setup): ReadingInfo[] {
  const registers = [...hosts.map(({ id }) => `${id}.psscr`), 'vcpu.hfscr'];
  return TOLD.map((event) => ({ event, registers }));
}

/** What the sources leave open, or what is inferred, where it matters in this scenario. */
function switchesOf({ scenario, hosts }: Setup): SwitchInfo[] {
  const some = (is: (host: Host) => boolean) => hosts.some(is);
  const pauses = some((h) => h.clearsBits || h.leavesOver);
  const all: (SwitchInfo | false)[] = [
    some(({ setting }) => !emulates(setting)) && {
      id: 'program-interrupt',
      sentence:
        'That a stop of the guest ends in a program interrupt on mainline is read in the source: it has no case for cause 9.',
    },
    some(({ setting }) => setting.exit === 'posted') && {
      id: 'else-if',
      sentence:
        'That patch 1 as posted can end in an exit to QEMU is inferred from its chain of else-ifs: r stays 2, which is both EMULATE_FAIL and RESUME_HOST. No mail that was found speaks of it.',
    },
    pauses && {
      id: 'at-once',
      sentence: 'That a wake which is pending ends a stop at once is inferred.',
    },
    some((h) => !h.wakesSurely) && {
      id: 'miss-window',
      sentence: `Which wakes an old part misses is not known: ${WINDOWS[scenario.window]}. That it stays paused until the next interrupt of any kind is inferred.`,
    },
    some(({ setting }) => setting.part === 'dd21') && {
      id: 'dd21',
      sentence: 'Whether DD2.0 and DD2.1 differ from DD2.2 is not known: here they do not.',
    },
    some((h) => h.leavesOver) && {
      id: 'leftover',
      sentence:
        'That EC and ESL of the host are still there in the guest is inferred from the entry of about 5.17, which writes PSSCR_PR alone; the release is not verified.',
    },
    {
      id: 'psl-limit',
      sentence: `Whether a level above PSLL traps is not verified, as the text of ISA 3.0 was not read: here ${scenario.pslLimit ? 'it does' : 'it does not'}.`,
    },
    some(({ setting }) => setting.feature) && {
      id: 'firmware',
      sentence: 'Whether OPAL would publish idle-stop-guest for each chip is not known.',
    },
    scenario.scheme === 'option' && {
      id: 'apply',
      sentence:
        'That .apply of the option asks whether the kernel never kills the guest, which is patch 1, is inferred.',
    },
    scenario.scheme === 'flow1refuse' && {
      id: 'refusal',
      sentence:
        'The move is refused wherever the destination lacks KVM_CAP_STOP, also for a guest that was never told of stop.',
    },
    scenario.doorbells > 0 && {
      id: 'dies-of-another',
      sentence:
        'A program interrupt for an instruction that is no stop kills the guest, too, but breaks no promise: it is what real hardware would do.',
    },
  ];
  return all.filter((one) => one !== false);
}

const WINDOWS = {
  both: 'here any that comes in a pause, or is pending at the stop, may be missed',
  paused: 'here one that comes in a pause may be missed',
  pending: 'here one that is pending at the stop may be missed',
} as const;
