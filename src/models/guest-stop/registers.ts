/** Registers as people read them: PSSCR of each host, and what KVM keeps of the guest. */
import type { ReadableRegister } from '../assembled.ts';
import { CAUSE, HFSCR_FIELDS, hfscr, HOST_PSSCR, psscr, PSSCR_FIELDS } from './psscr.ts';
import { VCPU, WHY, type Host, type Setup } from './setup.ts';

const CAUSES: Readonly<Record<number, number>> = {
  [WHY.NONE]: 0,
  [WHY.STOP]: CAUSE.STOP,
  [WHY.MSGP]: CAUSE.MSGP,
};

export const registersOf = (s: Setup): ReadableRegister[] => [
  ...s.hosts.flatMap((h) => ofHost(s, h)),
  {
    id: 'vcpu.psscr',
    label: 'vcpu.psscr',
    scope: 'thread',
    index: VCPU,
    width: 64,
    signed: false,
    fields: PSSCR_FIELDS,
    summary: 'What KVM has saved of the guest’s PSSCR: what the guest can see of it, and no more.',
    read: () => s.psscr,
  },
  {
    id: 'vcpu.hfscr',
    label: 'vcpu.hfscr',
    scope: 'thread',
    index: VCPU,
    width: 64,
    signed: false,
    fields: HFSCR_FIELDS,
    summary: 'Why 0xF80 was taken, in its first byte. Its other bits are not followed.',
    read: (at) => hfscr(CAUSES[at.value(s.cause)] ?? 0),
  },
];

function ofHost(s: Setup, h: Host): ReadableRegister[] {
  const own = {
    scope: 'group',
    index: h.index,
    width: 64,
    signed: false,
    fields: PSSCR_FIELDS,
  } as const;
  return [
    {
      ...own,
      id: `${h.id}.psscr`,
      label: 'PSSCR',
      summary: 'The live register of the CPU thread. PLS is taken for 0.',
      read: (at) =>
        psscr({
          ec: at.value(h.ec) === 1,
          esl: at.value(h.esl) === 1,
          fs: at.value(h.fs) === 1,
          guest: at.value(h.holds) === 1 ? s.psscr : null,
          keepsLimit: h.leavesOver,
        }),
    },
    {
      ...own,
      id: `${h.id}.hostPsscr`,
      label: 'PSSCR of the host',
      summary: 'What the host itself has written last, without FAKE_SUSPEND.',
      read: (at) =>
        psscr({
          ec: at.value(h.hostEc) === 1,
          esl: at.value(h.hostEsl) === 1,
          fs: false,
          guest: null,
          keepsLimit: true,
        }) & HOST_PSSCR,
    },
  ];
}
