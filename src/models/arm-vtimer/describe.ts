/** What people are told of the CPUs and their vCPUs, on the page and in the terminal. */
import type { SwitchInfo, TableInfo } from '../../protocol/description.ts';
import type { About, ReadableRegister } from '../assembled.ts';
import { accessesOf } from './accesses.ts';
import { TICKS_PER_MICROSECOND } from './counter.ts';
import { span } from './in-words.ts';
import { questionsOf } from './invariants.ts';
import { armVtimerSettings } from './settings.ts';
import { groupOf, type Setup } from './setup.ts';
import { exactOffset, offsetOf } from './time.ts';
import { EVENTS, PHASES } from './vocabulary.ts';
import { WORDS } from './words.ts';

/** As far as the table goes. */
const MOST_EXITS = 100;

/** `registers`: all that it has, which a picture needs whenever anything happens. */
export function aboutSetup(setup: Setup, registers: readonly ReadableRegister[]): About {
  const { vcpus, cpus } = setup;
  const ids = registers.map(({ id }) => id);
  return {
    title: 'Virtual timer',
    ticksPerMicrosecond: TICKS_PER_MICROSECOND,
    groups: [
      {
        id: 'vcpus',
        label: vcpus.length === 1 ? 'vCPU' : 'vCPUs',
        detail: detailOf(setup),
        threads: vcpus.map(({ index }) => index),
      },
      ...cpus.map((cpu) => ({
        id: cpu.id,
        label: `CPU ${String(cpu.index)}`,
        detail: setup.scenario.vhe ? 'VHE' : '',
        threads: [cpu.thread],
      })),
    ],
    threads: [
      ...vcpus.map((v) => ({ id: v.id, group: 0, role: 'vCPU', actor: v.index })),
      ...cpus.map((cpu) => ({
        id: cpu.id,
        group: groupOf(cpu),
        role: 'interrupts',
        actor: cpu.thread,
      })),
    ],
    phases: PHASES,
    events: EVENTS,
    questions: questionsOf(setup),
    readings: EVENTS.map(({ id }) => ({ event: id, registers: ids })),
    tables: tablesOf(),
    words: WORDS,
    settings: armVtimerSettings,
    switches: switchesOf(setup),
  };
}

/** Accesses from a load to a put by the exits between, for the meter of the picture. */
const tablesOf = (): TableInfo[] =>
  ([true, false] as const).map((vhe) => ({
    id: vhe ? 'accesses-vhe' : 'accesses-non-vhe',
    columns: ['exits', 'before', 'after'],
    rows: Array.from({ length: MOST_EXITS }, (_, i) => {
      const { before, after } = accessesOf(i + 1, { vhe });
      return [i + 1, before, after];
    }),
  }));

function detailOf({ scenario, time, vcpus }: Setup): string {
  const vms = [...new Set(vcpus.map(({ vm }) => vm))];
  const offsets = vms.map((vm) => span(exactOffset(time, offsetOf(time, vm))));
  const { d } = scenario.length;
  const due = span(BigInt(d) * time.tickLength);
  return `CNTVOFF ${offsets.join(' and ')}, timers of ${due}`;
}

/** What the sources leave open, or what is inferred, where it matters in this scenario. */
function switchesOf({ era, scenario }: Setup): SwitchInfo[] {
  const all: (SwitchInfo | false)[] = [
    {
      id: 'gic-delay',
      sentence: scenario.gicDelay
        ? 'Assumed here: a level that goes away with interrupts off may still be taken once they are on. How long that lasts on a GIC is unknown; commit 36e5cfd410ad says that it happens.'
        : 'Assumed here: a signal goes away with its level. Commit 36e5cfd410ad says that a real one may stay.',
    },
    {
      id: 'notifiers',
      sentence:
        'That notifiers run with interrupts off when a thread is switched out, and with interrupts on when it is switched in, is inferred from the scheduler.',
    },
    {
      id: 'eoi',
      sentence:
        'The EOI of the guest empties its list register and deactivates the physical interrupt in one step. Not verified.',
    },
    era.id === 'after' && {
      id: 'sync',
      sentence:
        'What 4.15 does in R4 is inferred from an earlier version of the patch, and from what came after.',
    },
    era.id === 'after' &&
      scenario.nullCheck && {
        id: 'null-check',
        sentence: 'The NULL check is read in the source of 4.16; its commit is not verified.',
      },
    era.id === 'late' && {
      id: 'resampling',
      sentence: scenario.resample
        ? 'Resampling is read in a patch of 2021; that 5.15 is the first release with it is not verified.'
        : 'Kernels from 5.1 until about 5.15, when resampling came: the release is not verified.',
    },
    {
      id: 'length',
      sentence: `A run is ${String(scenario.length.T)} ticks long, and no deadline is set beyond it; what is due later counts as lost.`,
    },
  ];
  return all.filter((one) => one !== false);
}
