/** The time of the guest, saved and loaded: hw/ppc/ppc.c, and what reads offsets back before that. */
import { all, not, place } from '../../../machine/expression.ts';
import {
  call,
  loop,
  op,
  phase,
  set,
  touching,
  wait,
  type Func,
  type Statement,
} from '../../../machine/statement.ts';
import { kvmppc_set_one_reg_hv } from '../kernel/one-reg.ts';
import { isLess, put, putDifference, putSum, type Step } from '../quantity.ts';
import { firstCpu, firstHost, firstVcore, type Host, type Site } from '../site.ts';
import type { Vcore } from '../vcore.ts';
import { CPUS_C, PPC_C } from './sources.ts';

/** QEMU since 42043e4f1241: the clock of the guest stands while it is stopped. */
export const stopsClock = ({ scenario }: Site): boolean => scenario.userspace.qemu !== 'old';

const zip = ({ vcores, qemu }: Host) =>
  vcores.map((vcore, i) => ({ vcore, env: qemu.env[i]!, number: i }));

/** Q2, Q3: guest_timebase = host ticks + env[first].tb_offset. */
export function timebase_save(site: Site, host: Host): Func {
  const { now, qemu } = host;
  const { guestTimebase, savedAt, keptAtSave, envAtSave } = qemu;
  const env = firstCpu(qemu);
  const kept = firstVcore(host).tbOffset;
  const offsets = touching(
    { reads: [...kept.reads, ...env.reads], writes: [keptAtSave, envAtSave] },
    (at) => {
      at.exact[keptAtSave] = kept.exact(at);
      at.exact[envAtSave] = env.exact(at);
    },
  );
  return {
    name: 'timebase_save',
    ...PPC_C(site.scenario),
    summary: 'Saves what the guest reads, as QEMU believes.',
    body: [
      op(
        'Q2',
        'guest_timebase = cpu_get_host_ticks() + first_cpu.tb_offset',
        [
          ...putSum(guestTimebase, now, env),
          ...(savedAt === null ? [] : put(savedAt, firstHost(site).now)),
          offsets,
        ],
        {
          why: 'Right only if tb_offset of the first CPU is what the kernel has made of it.',
          does: 'saves the time of the guest',
          events: [
            { event: 'saved', when: true, outcome: '' },
            {
              event: 'saved-short',
              when: site.scenario.kernel === 'none' ? false : isLess(env, kept),
              outcome: 'less than the guest has read: the kernel has rounded its offset up',
            },
          ],
        },
      ),
    ],
  };
}

/** Q4: any read of the registers reads the rounded offset back. */
export function kvm_arch_get_registers(site: Site, host: Host): Func {
  return {
    name: 'kvm_arch_get_registers',
    file: 'target/ppc/kvm.c',
    origin: PPC_C(site.scenario).origin,
    summary: 'Reads the registers of a CPU from the kernel, tb_offset among them.',
    body: [
      loop('for each CPU', zip(host), ({ vcore, env, number }) => [
        op('Q4', 'GET_ONE_REG: cpu.tb_offset = vcore.tb_offset', readBack(site, vcore, env), {
          instance: `GET_ONE_REG: env[${number}].tb_offset = vcore.tb_offset`,
          does: `reads tb_offset of ${vcore.id} back`,
          why: 'From here on QEMU knows the rounded offset.',
        }),
      ]),
    ],
  };
}

/** A kernel without an offset has nothing to read. */
const readBack = (
  { scenario }: Site,
  { tbOffset }: Vcore,
  env: Host['qemu']['env'][number],
): Step[] => (scenario.kernel === 'none' ? [] : put(env, tbOffset));

/** Q6: the offset that leads from this host to the saved time, for each CPU. */
function timebase_load(site: Site, host: Host): Func {
  const { cpus } = site.scenario.mistakes;
  const set = zip(host).filter(({ number }) => cpus === 'every' || number === 0);
  return {
    name: 'timebase_load',
    ...PPC_C(site.scenario),
    summary: 'Lets the guest go on at the saved time.',
    body: [
      ...adjust(site, host),
      loop(
        cpus === 'every' ? 'for each CPU' : 'for the first CPU only',
        set,
        ({ vcore, env, number }) => [
          op('Q6b', 'cpu.tb_offset = tb_off_adj', put(env, host.qemu.raw), {
            instance: `env[${number}].tb_offset = tb_off_adj`,
            does: `notes the offset of CPU ${number}, not rounded`,
            why: 'QEMU keeps the offset as it is given, not as the kernel rounds it.',
          }),
          call('Q6c', kvmppc_set_one_reg_hv(site, vcore, env)),
        ],
      ),
    ],
  };
}

/** Q6a, with what somebody could do wrong there. */
function adjust(site: Site, host: Host): Statement[] {
  const { now, qemu } = host;
  const { guestTimebase, wanted, raw, savedAt, downtime } = qemu;
  const { destination } = site.scenario.mistakes;
  const isCopy = destination === 'copied' && host.index > 0;
  const label = 'Q6a';
  const notes = {
    does: 'works out the offset of the guest',
    why: 'The guest goes on where it was saved, on whatever clock this host has.',
  };
  const wants = putDifference(wanted, guestTimebase, now);
  if (isCopy)
    return [
      op(
        label,
        'tb_off_adj = tb_offset of the source',
        [...wants, ...put(raw, firstCpu(firstHost(site).qemu))],
        {
          ...notes,
          events: [{ event: 'offset-copied', when: true, outcome: 'this host has another clock' }],
        },
      ),
    ];
  if (savedAt === null || downtime === null)
    return [
      op(
        label,
        'tb_off_adj = guest_timebase - cpu_get_host_ticks()',
        [...wants, ...putDifference(raw, guestTimebase, now)],
        notes,
      ),
    ];
  return [
    op(
      label,
      'tb_off_adj = guest_timebase + downtime - cpu_get_host_ticks()',
      [
        ...wants,
        ...putDifference(raw, firstHost(site).now, savedAt),
        ...putSum(downtime, guestTimebase, raw),
        ...putDifference(raw, downtime, now),
      ],
      notes,
    ),
  ];
}

/** QEMU lets the vCPUs run. */
export function vm_start(site: Site, host: Host): Func {
  const { qemu, running, vcores } = host;
  const loads = stopsClock(site) || host.index > 0;
  // Rounding is all that the guest may start later than it was saved: tb_offset < wanted + 2^24.
  const isWithin = all(...vcores.map(({ tbOffset }) => isLess(tbOffset, qemu.wanted, 1)));
  return {
    name: 'vm_start',
    ...CPUS_C(site.scenario),
    summary: 'Lets the vCPUs run, at the time at which they were stopped.',
    body: [
      ...(loads ? [call('Q6', timebase_load(site, host))] : []),
      op(
        'Q6d',
        'resume_all_vcpus()',
        [set(running, 1), ...(loads ? [set(qemu.jumped, not(isWithin))] : [])],
        {
          does: 'lets the vCPUs run',
          events: [{ event: 'cont', when: true, outcome: '' }],
        },
      ),
    ],
  };
}

/** Q2: every thread is out of the guest before the time is saved. */
export function do_vm_stop(site: Site, host: Host): Func {
  const { running, vcores } = host;
  const { scenario } = site;
  const areOut = all(...vcores.map(({ index }) => place(index, { phase: 'stopped' })));
  return {
    name: 'do_vm_stop',
    ...CPUS_C(scenario),
    summary: 'Stops the guest, and with it its clock.',
    body: [
      op('Q2a', 'pause_all_vcpus(): ask', [set(running, 0)], {
        does: 'stops the vCPUs',
        events: [{ event: 'stop', when: true, outcome: '' }],
      }),
      phase('qemu-wait', [
        wait('Q2b', 'wait until every vCPU is out', areOut, {
          waitsFor: 'every vCPU to be out of the guest',
          does: 'finds every vCPU out',
          why: 'A vCPU that still runs could read a later time than the one that is saved.',
        }),
      ]),
      ...(stopsClock(site)
        ? [
            ...(scenario.userspace.sync ? [call('', kvm_arch_get_registers(site, host))] : []),
            call('Q2c', timebase_save(site, host)),
          ]
        : []),
    ],
  };
}
