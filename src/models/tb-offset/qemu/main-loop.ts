/** What QEMU's threads run at the source, at the destination, and for a CPU that is plugged in. */
import { equal } from '../../../machine/expression.ts';
import type { Routine } from '../../../machine/program.ts';
import {
  call,
  goto,
  interruptible,
  op,
  phase,
  set,
  wait,
  type Func,
  type Statement,
} from '../../../machine/statement.ts';
import { defined } from '../../../base/assert.ts';
import { ticksOf } from '../instants.ts';
import { kvmppc_set_one_reg_hv } from '../kernel/one-reg.ts';
import { BOOK3S_HV_C } from '../kernel/sources.ts';
import { finite, put, type Quantity } from '../quantity.ts';
import { firstCpu, firstHost, firstVcore, hostOf, type Host, type Site } from '../site.ts';
import { SET_BY } from '../vcore.ts';
import { boots, migrates, stops } from '../settings.ts';
import { CPUS_C, MIGRATION_C, PPC_C, SPAPR_RTAS_C } from './sources.ts';
import {
  do_vm_stop,
  kvm_arch_get_registers,
  stopsClock,
  timebase_save,
  vm_start,
} from './timebase.ts';

export const ASKED = { NOTHING: 0, STOP: 1, GO_ON: 2 } as const;

/** By host: where its main thread starts. */
export const QEMU_STARTS = ['source', 'destination'];

/** Of the main thread of a host. */
export const qemuRoutines = (site: Site, host: number): Routine[] => [
  {
    name: defined(QEMU_STARTS[host], 'a host'),
    code:
      host === 0
        ? main_loop(site, firstHost(site))
        : process_incoming_migration(site, hostOf(site, { host })),
  },
];

/** Where every thread but those of vCPUs waits. */
export const idleRoutine = (site: Site): Routine => ({ name: 'idle', code: idle(site) });

const idle = ({ scenario }: Site): Func => ({
  name: 'idle',
  ...CPUS_C(scenario),
  summary: 'Waits for somebody to ask for something.',
  body: [
    interruptible(false, [
      phase('idle', [wait('', 'wait', false, { rest: true, waitsFor: 'somebody to ask' })]),
    ]),
    goto('idle', 'and again'),
  ],
});

const asked = ({ qemu }: Host, what: number, text: string): Statement =>
  phase('idle', [
    wait('', text, equal(qemu.asked, what), {
      rest: true,
      waitsFor: 'the operator',
      does: 'is asked for the next thing',
    }),
  ]);

function main_loop(site: Site, host: Host): Func {
  const { scenario } = site;
  return {
    name: 'main_loop',
    ...CPUS_C(scenario),
    summary: 'Does what the operator asks for.',
    body: [
      ...(boots(scenario) ? [call('Q1', vm_start(site, host))] : []),
      ...(stops(scenario)
        ? [
            asked(host, ASKED.STOP, 'wait for stop'),
            call('', do_vm_stop(site, host)),
            asked(host, ASKED.GO_ON, migrates(scenario) ? 'wait for migrate' : 'wait for cont'),
            call('', migrates(scenario) ? migration_completion(site, host) : vm_start(site, host)),
          ]
        : []),
      goto('idle', 'and again'),
    ],
  };
}

/** Q3, Q4. */
function migration_completion(site: Site, host: Host): Func {
  const { scenario } = site;
  const savesAgain =
    scenario.flow === 'live' || scenario.userspace.qemu === 'clock' || !stopsClock(site);
  return {
    name: 'migration_completion',
    ...MIGRATION_C(scenario),
    summary: 'Sends the state of the guest.',
    body: [
      call('Q4', kvm_arch_get_registers(site, host)),
      ...(savesAgain ? [call('Q3', timebase_pre_save(site, host))] : []),
      op('', 'send the state of the devices', [set(site.sent, 1)], {
        does: 'sends the state of the guest',
        events: [{ event: 'sent', when: true, outcome: '' }],
      }),
    ],
  };
}

const timebase_pre_save = (site: Site, host: Host): Func => ({
  name: 'timebase_pre_save',
  ...PPC_C(site.scenario),
  summary: 'Saves the time once more: that of a guest that ran goes on until here.',
  body: [call('', timebase_save(site, host))],
});

/** Q5, Q6. */
function process_incoming_migration(site: Site, host: Host): Func {
  const { qemu } = host;
  const source = firstHost(site).qemu;
  return {
    name: 'process_incoming_migration',
    ...MIGRATION_C(site.scenario),
    summary: 'Takes the state of the guest, and runs it.',
    body: [
      phase('idle', [
        wait('', 'wait for the guest', site.arrived, {
          rest: true,
          waitsFor: 'the guest to arrive',
          does: 'receives the guest',
        }),
      ]),
      op(
        'Q5',
        'guest_timebase = what was sent',
        [
          ...put(qemu.guestTimebase, source.guestTimebase),
          ...(qemu.savedAt === null || source.savedAt === null
            ? []
            : put(qemu.savedAt, source.savedAt)),
        ],
        { does: 'takes the saved time', why: 'The new vcores have no offset yet.' },
      ),
      call('', vm_start(site, host)),
      goto('idle', 'and again'),
    ],
  };
}

/** A sibling vCPU sets the offset by itself. */
export function setterRoutines(site: Site): Routine[] {
  const ticks = ticksOf(site.scenario.userspace.setTo);
  const value: Quantity = { ...finite(ticks), exact: () => ticks, reads: [] };
  const kvm_vcpu_ioctl: Func = {
    name: 'kvm_vcpu_ioctl',
    file: 'virt/kvm/kvm_main.c',
    origin: BOOK3S_HV_C(site.scenario).origin,
    summary: 'SET_ONE_REG from another thread, under the mutex of its own vCPU alone.',
    body: [
      phase('set', [
        call('', kvmppc_set_one_reg_hv(site, firstVcore(firstHost(site)), value, SET_BY.SIBLING)),
      ]),
      goto('idle', 'return 0'),
    ],
  };
  return [{ name: 'set', code: kvm_vcpu_ioctl }];
}

/** Q8. */
export function plugRoutines(site: Site): Routine[] {
  const { qemu, vcores } = firstHost(site);
  const plugged = defined(vcores[1], 'a second vcore');
  const env = defined(qemu.env[1], 'its CPU');
  const copies = site.scenario.userspace.hotPlug === 'copied';
  const rtas_start_cpu: Func = {
    name: 'rtas_start_cpu',
    ...SPAPR_RTAS_C(site.scenario),
    summary: 'Starts a CPU that was plugged in.',
    body: [
      ...(copies
        ? [
            op('Q8', 'newcpu.tb_offset = callcpu.tb_offset', put(env, firstCpu(qemu)), {
              does: 'copies the offset',
              why: 'The new CPU must read the time that the others read.',
            }),
            call('', kvmppc_set_one_reg_hv(site, plugged, env)),
          ]
        : []),
      op('', 'start the new CPU', [set(plugged.present, 1)], {
        does: `starts ${plugged.id}`,
        events: [{ event: 'plugged', when: true, outcome: '' }],
      }),
      goto('idle', 'return RTAS_OUT_SUCCESS'),
    ],
  };
  return [{ name: 'start-cpu', code: rtas_start_cpu }];
}
