/** Registers as people read them: exact values of a moment. */
import type { ExactContext } from '../../machine/statement.ts';
import type { ReadableRegister } from '../assembled.ts';
import { unsigned } from '../kvm-hv/timebase.ts';
import { sleepNanoseconds } from './arithmetic.ts';
import { flagRegisters } from './flag.ts';
import { read, type Reading } from './reading.ts';
import type { Host, Setup } from './setup.ts';
import type { Word } from './words-of-memory.ts';

const register = (
  r: Omit<ReadableRegister, 'fields' | 'signed' | 'width'> &
    Partial<Pick<ReadableRegister, 'signed' | 'width'>>,
): ReadableRegister => ({ fields: [], signed: false, width: 64, ...r });

export function registersOf(setup: Setup): ReadableRegister[] {
  return [
    ...setup.hosts.flatMap((h) => [...hostRegisters(setup, h), ...flagRegisters(setup, h)]),
    ...userspaceRegisters(setup),
  ];
}

function hostRegisters(setup: Setup, host: Host): ReadableRegister[] {
  const { era, width } = setup;
  const own = { scope: 'group', index: host.index } as const;
  const of =
    (value: (reading: Reading) => bigint) =>
    (at: ExactContext): bigint =>
      unsigned(value(read(setup, host, at)));
  const unit = era.inGuestTime ? 'guest time' : 'host time';
  return [
    register({
      ...own,
      id: `${host.name}.now`,
      label: 'host clock',
      summary: 'The timebase of the host without any offset.',
      read: of((r) => r.host),
    }),
    register({
      ...own,
      id: `${host.name}.tb`,
      label: 'TB',
      summary: 'The timebase as mftb reads it: host time, or guest time while the offset is in it.',
      read: of((r) => r.tb),
    }),
    register({
      ...own,
      id: `${host.name}.guestClock`,
      label: 'guest clock',
      summary: 'The clock of the host plus tb_offset: what a guest reads, or would read.',
      read: of((r) => r.guest),
    }),
    register({
      ...own,
      id: `${host.name}.tbOffset`,
      label: 'vcore.tb_offset',
      signed: true,
      summary: 'Added at guest entry, taken off at guest exit; a multiple of 2^24.',
      read: of((r) => r.tbOffset),
    }),
    ...(era.usesApplied
      ? [
          register({
            ...own,
            id: `${host.name}.applied`,
            label: 'vcore.tb_offset_applied',
            signed: true,
            summary: 'The offset that is in the TB now; 0 in the host.',
            read: (at) => (at.value(host.offsetIsIn) === 1 ? (host.tbOffset.read(at) ?? 0n) : 0n),
          }),
        ]
      : []),
    register({
      ...own,
      id: `${host.name}.decExpires`,
      label: 'vcpu.dec_expires',
      summary: `When the timer is due, as it is in memory: this kernel reads it as ${unit}.`,
      read: of((r) => r.decExpires),
    }),
    register({
      ...own,
      id: `${host.name}.rightExpires`,
      label: 'dec_expires, right',
      summary: `What it should be, in ${unit}.`,
      read: of((r) => r.right),
    }),
    register({
      ...own,
      id: `${host.name}.dec`,
      label: 'DEC',
      width: width === 32 ? 32 : 64,
      signed: true,
      summary: 'Counts down; negative means that an interrupt is pending.',
      read: (at) => BigInt.asUintN(width === 32 ? 32 : 64, read(setup, host, at).dec),
    }),
    register({
      ...own,
      id: `${host.name}.otherDec`,
      label: `DEC with ${width === 32 ? '56' : '32'} bits`,
      width: width === 32 ? 64 : 32,
      signed: true,
      summary: 'What the same dec_expires would give with the other width.',
      read: (at) => BigInt.asUintN(width === 32 ? 64 : 32, read(setup, host, at).otherDec),
    }),
    register({
      ...own,
      id: `${host.name}.left`,
      label: 'timer due in',
      signed: true,
      summary: 'What is left until the guest’s timer is due; below 0 it is past.',
      read: of((r) => r.left),
    }),
    register({
      ...own,
      id: `${host.name}.late`,
      label: 'DEC is late by',
      signed: true,
      summary: 'By how much longer DEC takes than the timer has left, in the guest.',
      read: of((r) => r.late),
    }),
    ...(setup.scenario.cede
      ? [
          register({
            ...own,
            id: `${host.name}.hrtimer`,
            label: 'x of N1',
            summary: 'When dec_timer fires, in host time.',
            read: of((r) => r.hrtimer),
          }),
          register({
            ...own,
            id: `${host.name}.sleep`,
            label: 'ns of N3',
            summary: era.sleepWraps
              ? 'What hrtimer_start is given, with a product of 64 bits: above 36.03 s it wraps, and the vCPU wakes early.'
              : 'What hrtimer_start is given.',
            read: of((r) =>
              r.hrtimer > r.host ? sleepNanoseconds(r.hrtimer - r.host, era.sleepWraps) : 0n,
            ),
          }),
        ]
      : []),
  ];
}

function userspaceRegisters(setup: Setup): ReadableRegister[] {
  const own = { scope: 'machine', index: 0 } as const;
  const due = register({
    ...own,
    id: 'due',
    label: 'E: the timer is due at',
    summary: 'The time of the guest at which its timer is due.',
    read: () => setup.due,
  });
  if (!setup.migrates) return [due];
  const { guestTimebase, expiry, wanted } = setup.userspace;
  const word = (id: string, of: Word, label: string, summary: string) =>
    register({ ...own, id, label, summary, read: (at) => of.read(at) ?? 0n });
  return [
    due,
    word('guestTimebase', guestTimebase, 'guest_timebase', 'The clock of the guest as it stopped.'),
    word('expiry', expiry, 'DEC_EXPIRY as read', 'What GET_ONE_REG gave on the source.'),
    { ...word('wanted', wanted, 'x', 'The offset after rounding up.'), signed: true },
  ];
}
