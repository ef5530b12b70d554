/** What people are told of a core, on the page and in the terminal. */
import { byFours } from '../../base/by-fours.ts';
import type { SwitchInfo } from '../../protocol/description.ts';
import type { About } from '../assembled.ts';
import { mayBe } from './causes.ts';
import type { Core } from './core.ts';
import { TICKS_PER_MICROSECOND } from './values.ts';
import { EVENTS, PHASES } from './vocabulary.ts';
import { power8Settings } from './settings.ts';
import { WORDS } from './words.ts';

export function aboutCore(core: Core): About {
  return {
    title: 'POWER8 core',
    ticksPerMicrosecond: TICKS_PER_MICROSECOND,
    groups: core.subcores.map((s) => ({
      id: `subcore${String(s.index)}`,
      label: `subcore ${String(s.index)}`,
      detail: `tb_offset ${signedHex(s.tbOffset)}`,
      threads: s.threads.map((t) => t.index),
    })),
    threads: core.threads.map((t) => ({
      id: t.id,
      group: t.subcore,
      role: t.ptid === 0 ? 'primary' : 'secondary',
      actor: t.index,
    })),
    phases: PHASES,
    events: EVENTS,
    words: WORDS,
    settings: power8Settings,
    switches: switchesOf(core),
  };
}

/** What has to be assumed of the errors that may come. */
function assumptionsOf({ scenario }: Core): SwitchInfo[] {
  const { recoveryFails } = scenario.environment;
  const said: readonly (readonly [id: string, applies: boolean, sentence: string])[] = [
    [
      'recoveryFails',
      recoveryFails,
      'Firmware cannot repair the error, whatever it does: it tells Linux so, and Linux reboots.',
    ],
    [
      'decParity',
      mayBe(scenario, 'DEC_PARITY_ERR'),
      'A DEC with wrong parity reads right until firmware sets it to all ones. Not verified on hardware.',
    ],
    [
      'malfunction',
      mayBe(scenario, 'MALFUNCTION_ALERT'),
      'Each thread finds what has stopped, and queues an event of its own, as in public logs; what it is decides whether Linux goes on.',
    ],
    [
      'hypResource',
      mayBe(scenario, 'HYP_RESOURCE_ERR'),
      'A resource of the hypervisor is one of a thread: inferred, for the sources say only when the core stops for good.',
    ],
    [
      'debugTrigger',
      mayBe(scenario, 'TRIG_FIR_HMI'),
      'Somebody has set HMEER[17], which skiboot leaves clear on POWER8; the trigger ends when it is cleared from outside.',
    ],
    [
      'tfmrCorrupt',
      mayBe(scenario, 'TFMR_CORRUPT'),
      'A corrupt TFMR latches HMER[4] and HMER[5], as in the log of open-power/op-build issue 607.',
    ],
  ];
  return said.flatMap(([id, applies, sentence]) => (applies ? [{ id, sentence }] : []));
}

/** `+0x10_0000_0000`: grouped by four digits, as kernel engineers read it. */
export function signedHex(value: bigint): string {
  const magnitude = value < 0n ? -value : value;
  const digits = byFours(magnitude.toString(16));
  return `${value < 0n ? '-' : '+'}0x${digits}`;
}

/** What the sources leave open (domain: "unverified"), and what this scenario assumes. */
function switchesOf(core: Core): SwitchInfo[] {
  const priority = {
    either: 'whichever the schedule picks first',
    hmi: 'the HMI first',
    last: 'the other one first',
  }[core.scenario.environment.hmiPriority];
  const { todStopped } = core.scenario.environment;
  return [
    ...(todStopped
      ? [
          {
            id: 'todStopped',
            sentence:
              'The ChipTOD stands still: every load of a TB times out. A recovery that fails reboots Linux; a resync that fails is ignored, and every TB of the core is then wrong or stopped.',
          },
        ]
      : []),
    {
      id: 'hmiPriority',
      sentence: `When an HMI is pending at hrfid together with HDEC or a doorbell, a thread takes ${priority}. The order is not documented.`,
    },
    {
      id: 'stoppedTimebase',
      sentence:
        'A stopped TB reads as the value at which it stopped, takes TBU40 writes, and DEC and HDEC go on. Not verified on hardware.',
    },
    ...assumptionsOf(core),
    {
      id: 'timeouts',
      sentence:
        'Kernel and firmware give up a wait that has a limit only once nobody else can move: the limits are far longer than any of these steps.',
    },
    {
      id: 'hostTimer',
      sentence:
        'While somebody waits and nobody else can move, HDEC ends a guest at the next timer event of the host, 4.1 ms after the start of the run.',
    },
  ];
}
