/**
 * Registers as people read them: exact values from a moment of a run. IBM bit numbers: bit 0 is the
 * most significant of 64.
 */
import type { ExactContext } from '../../machine/statement.ts';
import type { ReadableRegister } from '../assembled.ts';
import { hmerBit, isOfThread, tfmrBit } from './causes.ts';
import type { Core, Subcore } from './core.ts';
import { field, HMER_FIELDS, ibm, PIR_FIELDS, TB_FIELDS, TFMR_FIELDS } from './register-fields.ts';
import { hmerOf } from './hmer-bits.ts';
import { tfmrBitsOf } from './tfmr-bits.ts';
import type { Thread } from './thread.ts';
import { decExpiresOf, decOf, hdecOf, tbOf, todAt } from './timebase.ts';
import { TBST } from './values.ts';

/** SYNC_BIT_SEL, TB_ECLIPZ and TB_ENABLED of a healthy core. */
const TFMR_BASE = 0x0012_0000_0080_0000n;
const TFMR_TB_VALID = ibm(41);
const TFMR_TB_SYNC_OCCURED = ibm(42);
const MCBS_SHIFT = 56n;
const TOD_STATUS_SHIFT = 13n;

const HMER_XSCOM_DONE = ibm(9);
const MSR_HV = ibm(3);
const MSR_EE = ibm(48);

/** TFMR as a thread reads it; null: as every thread of the core does. */
export function tfmrOf(core: Core, at: ExactContext, t: Thread | null): bigint {
  const state = at.value(core.tbst);
  const { mcbs, todStatus } = core.scenario.machine;
  let value = TFMR_BASE | TFMR_TB_SYNC_OCCURED;
  value |= BigInt(mcbs) << MCBS_SHIFT;
  value |= BigInt(todStatus) << TOD_STATUS_SHIFT;
  value |= BigInt(state) << 32n;
  value |= BigInt(at.value(core.tbstLast)) << 28n;
  if (at.value(core.loadTodMod) === 1) value |= ibm(16);
  if (at.value(core.moveTod) === 1) value |= ibm(18);
  if (at.value(core.clearTbErrors) === 1) value |= ibm(24);
  if (at.value(core.fwControlError) === 1) value |= ibm(46);
  if (state === TBST.RUNNING) value |= TFMR_TB_VALID;
  for (const { cause, of } of tfmrBitsOf(core)) {
    const reader = isOfThread(cause) ? t : (core.threads[0] ?? null);
    if (reader !== null && at.value(of(reader)) === 1) value |= ibm(tfmrBit(cause.kind));
  }
  return value;
}

function hmerOfThread(core: Core, at: ExactContext, t: Thread): bigint {
  const { xscomDone } = core.scenario.machine;
  return hmerOf(core.scenario, t)
    .filter(({ latched }) => at.value(latched) === 1)
    .reduce((value, { name }) => value | ibm(hmerBit(name)), xscomDone ? HMER_XSCOM_DONE : 0n);
}

/** PIR of POWER8: chip, core and thread (skiboot, include/chip.h). */
function pirOf({ scenario }: Core, t: Thread): bigint {
  const { chip, core } = scenario.machine;
  return BigInt((chip << 7) | (core << 3) | t.number);
}

type Declared = Omit<ReadableRegister, 'fields' | 'signed' | 'width'> &
  Partial<Pick<ReadableRegister, 'fields' | 'signed' | 'width'>>;

const register = (r: Declared): ReadableRegister => ({
  fields: [],
  signed: false,
  width: 64,
  ...r,
});

export function registersOf(core: Core): ReadableRegister[] {
  return [
    ...coreRegisters(core),
    ...core.subcores.flatMap((s) => subcoreRegisters(core, s)),
    ...core.threads.flatMap((t) => threadRegisters(core, t)),
  ];
}

function coreRegisters(core: Core): ReadableRegister[] {
  const shared = { scope: 'machine', index: 0 } as const;
  return [
    register({
      ...shared,
      id: 'core.tod',
      label: 'ChipTOD',
      fields: TB_FIELDS,
      summary: 'The time of day of the chip: what every TB of the host should read.',
      read: (at) => todAt(core, at.timeTicks),
    }),
    register({
      ...shared,
      id: 'core.tfmr',
      label: 'TFMR',
      fields: TFMR_FIELDS,
      summary: 'Timer facility management register: state and errors of the TB.',
      read: (at) => tfmrOf(core, at, null),
    }),
    register({
      ...shared,
      id: 'core.flags',
      label: 'sibling_subcore_state.flags',
      fields: [
        {
          name: 'CORE_TB_RESYNC_REQ_BIT',
          shift: 63,
          width: 1,
          bits: 'LSB 63',
          names: [],
          alarm: false,
        },
      ],
      summary: 'Shared by the whole core. Linux counts bit 63 from the least significant end.',
      read: (at) => BigInt(at.value(core.bit63)) << 63n,
    }),
    register({
      ...shared,
      id: 'core.hmiState',
      label: 'core_hmi_state',
      width: 32,
      fields: [
        { name: 'threads', shift: 0, width: 8, bits: 'mask 0xff', names: [], alarm: false },
        { name: 'CLEANUP_DONE', shift: 8, width: 1, bits: 'mask 0x100', names: [], alarm: false },
      ],
      summary: 'Rendezvous of the pre-recovery cleanup: a bit a thread, and CLEANUP_DONE.',
      read: (at) =>
        core.threads.reduce(
          (bits, t) => bits | (BigInt(at.value(t.cleanupBit)) << BigInt(t.number)),
          BigInt(at.value(core.cleanupDone)) << 8n,
        ),
    }),
  ];
}

function subcoreRegisters(core: Core, s: Subcore): ReadableRegister[] {
  const own = { scope: 'group', index: s.index } as const;
  const id = (name: string) => `subcore${String(s.index)}.${name}`;
  return [
    register({
      ...own,
      id: id('tb'),
      label: `TB ${String(s.index)}`,
      fields: TB_FIELDS,
      summary: 'Timebase of this subcore, as mftb reads it.',
      read: (at) => tbOf(core, at, s),
    }),
    register({
      ...own,
      id: id('tbMinusTod'),
      label: 'TB - TOD',
      signed: true,
      summary: 'How far the TB is from the ChipTOD: 0 is host time, tb_offset is guest time.',
      read: (at) => BigInt.asUintN(64, tbOf(core, at, s) - todAt(core, at.timeTicks)),
    }),
    register({
      ...own,
      id: id('tbOffset'),
      label: 'vcore.tb_offset',
      signed: true,
      summary: 'Added at guest entry, subtracted at guest exit; a multiple of 2^24.',
      read: () => BigInt.asUintN(64, s.tbOffset),
    }),
    register({
      ...own,
      id: id('hdec'),
      label: `HDEC ${String(s.index)}`,
      width: 32,
      summary: 'Hypervisor decrementer of this subcore.',
      read: (at) => hdecOf(at, s),
    }),
    register({
      ...own,
      id: id('entryExitMap'),
      label: 'vcore.entry_exit_map',
      width: 32,
      fields: [
        { name: 'entered', shift: 0, width: 8, bits: 'bits 0-7', names: [], alarm: false },
        { name: 'exiting', shift: 8, width: 8, bits: 'bits 8-15', names: [], alarm: false },
      ],
      summary: 'Low byte: threads that entered; next byte: threads that leave.',
      read: (at) =>
        s.threads.reduce(
          (map, t) =>
            map |
            (BigInt(at.value(t.entered)) << BigInt(t.ptid)) |
            (BigInt(at.value(t.exiting)) << BigInt(8 + t.ptid)),
          0n,
        ),
    }),
  ];
}

function threadRegisters(core: Core, t: Thread): ReadableRegister[] {
  const own = { scope: 'thread', index: t.index } as const;
  return [
    register({
      ...own,
      id: `${t.id}.hmer`,
      label: 'HMER',
      fields: HMER_FIELDS,
      summary: 'Causes of an HMI; sticky, a thread clears only its own.',
      read: (at) => hmerOfThread(core, at, t),
    }),
    ...(t.tfmr.length === 0
      ? []
      : [
          register({
            ...own,
            id: `${t.id}.tfmr`,
            label: 'TFMR',
            fields: TFMR_FIELDS,
            summary: 'As this thread reads it: its bits 57 to 59, 61 and 62 are its own.',
            read: (at) => tfmrOf(core, at, t),
          }),
        ]),
    register({
      ...own,
      id: `${t.id}.msr`,
      label: 'MSR (HV, EE)',
      fields: [field('HV', '3'), field('EE', '48')],
      summary: 'Only the two bits that decide whether an HMI is masked.',
      read: (at) => (at.value(t.hv) === 1 ? MSR_HV : 0n) | (at.value(t.ee) === 1 ? MSR_EE : 0n),
    }),
    register({
      ...own,
      id: `${t.id}.dec`,
      label: 'DEC',
      width: 32,
      summary: "The thread's decrementer; negative means it is due.",
      read: (at) => decOf(at, t),
    }),
    register({
      ...own,
      id: `${t.id}.decExpires`,
      label: 'vcpu.dec_expires',
      summary: "When the guest's decrementer reaches 0, in host time.",
      read: (at) => decExpiresOf(at, t),
    }),
    ...(core.scenario.machine.core === 0
      ? []
      : [
          register({
            ...own,
            id: `${t.id}.pir`,
            label: 'PIR',
            width: 32,
            fields: PIR_FIELDS,
            summary: 'Which thread of the machine it is, as a log names it.',
            read: () => pirOf(core, t),
          }),
        ]),
  ];
}
