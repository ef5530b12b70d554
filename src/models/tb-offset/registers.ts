/** Exact values as people read them: clocks, TBs, offsets, what was saved and what was read. */
import type { ExactContext } from '../../machine/statement.ts';
import type { ReadableRegister } from '../assembled.ts';
import { signed, unsigned } from '../kvm-hv/timebase.ts';
import { firstCpu, firstVcore, type Host, type Site } from './site.ts';
import type { Vcore } from './vcore.ts';

type Own = Pick<ReadableRegister, 'id' | 'label' | 'summary' | 'read'> & { readonly signed?: true };

const PLAIN = { width: 64, signed: false, fields: [] } as const;

const inScope =
  (scope: ReadableRegister['scope'], index: number) =>
  (own: Own): ReadableRegister => ({ ...PLAIN, scope, index, ...own });

export function registersOf(site: Site): ReadableRegister[] {
  return [
    {
      ...PLAIN,
      scope: 'machine',
      index: 0,
      id: 'last',
      label: 'last',
      summary: 'The largest TB that any vCPU of the guest has read.',
      read: site.last.exact,
    },
    ...site.hosts.flatMap((host) => [
      ...ofHost(host).map(inScope('group', host.index)),
      ...host.vcores.flatMap((vcore) => ofVcore(host, vcore).map(inScope('thread', vcore.index))),
      ...ofQemu(host).map(inScope('thread', host.qemu.index)),
    ]),
  ];
}

const ofHost = (host: Host): Own[] => [
  {
    id: `${host.id}.now`,
    label: 'host TB',
    summary: 'What the clock of the host reads.',
    read: host.now.exact,
  },
  {
    id: `${host.id}.guestTb`,
    label: 'guest TB',
    summary: 'What the guest reads on this host with the tb_offset of its first vcore.',
    read: (at) => guestTb(host, at),
  },
  {
    id: `${host.id}.qemuTb`,
    label: 'guest TB, as QEMU has it',
    summary: 'What the guest reads if env.tb_offset of the first CPU were its offset.',
    read: (at) => unsigned(host.now.exact(at) + firstCpu(host.qemu).exact(at)),
  },
];

/** What the guest reads on a host, when it runs there. */
const guestTb = (host: Host, at: ExactContext): bigint =>
  unsigned(host.now.exact(at) + firstVcore(host).tbOffset.exact(at));

/** What the TB of a vcore reads now. */
const tbOf = ({ now }: Host, { skew }: Vcore, at: ExactContext): bigint =>
  unsigned(now.exact(at) + skew.exact(at));

/** How much later than the saved time the guest starts with its offset; signed. */
export const jumpOf = ({ qemu, vcores }: Host, at: ExactContext, number = 0): bigint =>
  signed((vcores[number]?.tbOffset.exact(at) ?? 0n) - qemu.wanted.exact(at));

function ofVcore(host: Host, vcore: Vcore): Own[] {
  const { id, skew, tbOffset, applied, loaded, r6, r7, r8 } = vcore;
  const at = (index: number) => (moment: ExactContext) => moment.exact[index]!;
  return [
    {
      id: `${id}.tb`,
      label: 'TB',
      summary: 'The timebase of the (sub)core that runs this vcore.',
      read: (moment) => tbOf(host, vcore, moment),
    },
    {
      id: `${id}.skew`,
      label: 'TB − host',
      signed: true,
      summary: 'How far that TB is from the clock of the host: 0, or the offset.',
      read: skew.exact,
    },
    {
      id: `${id}.tb_offset`,
      label: 'vcore.tb_offset',
      signed: true,
      summary: 'The offset that the next entry adds.',
      read: tbOffset.exact,
    },
    {
      id: `${id}.applied`,
      label: 'vcore.tb_offset_applied',
      signed: true,
      summary: 'What the exit will take away.',
      read: applied.exact,
    },
    {
      id: `${id}.loaded`,
      label: 'loaded offset',
      signed: true,
      summary: 'The offset that the last entry has loaded (E4): what the guest should run with.',
      read: loaded.exact,
    },
    {
      id: `${id}.r6`,
      label: 'r6: a',
      summary: 'The first mftb of the last switch.',
      read: r6.exact,
    },
    { id: `${id}.r7`, label: 'r7: b', summary: 'The TB as it was read back.', read: r7.exact },
    { id: `${id}.r8`, label: 'r8: n', summary: 'What was written to the TB.', read: r8.exact },
    {
      id: `${id}.dtl`,
      label: 'dtl.timebase',
      summary: 'When the vCPU was dispatched, as the guest reads it in its log.',
      read: at(vcore.timebase),
    },
    {
      id: `${id}.read`,
      label: 'last mftb',
      summary: 'What the guest has read last on this vCPU.',
      read: at(vcore.read),
    },
    {
      id: `${id}.readStep`,
      label: 'since the largest before',
      signed: true,
      summary: 'How much that was more, or less, than the largest value read before.',
      read: at(vcore.step),
    },
  ];
}

const ofQemu = (host: Host): Own[] => {
  const { qemu } = host;
  return [
    {
      id: `${qemu.id}.guest_timebase`,
      label: 'tb.guest_timebase',
      summary: 'The time of the guest as QEMU has saved it.',
      read: qemu.guestTimebase.exact,
    },
    ...qemu.env.map((env, number): Own => ({
      id: `${qemu.id}.env${number}.tb_offset`,
      label: `env[${number}].tb_offset`,
      signed: true,
      summary: 'The offset of the CPU as QEMU knows it.',
      read: env.exact,
    })),
    {
      id: `${qemu.id}.lag`,
      label: 'tb_offset − env.tb_offset',
      signed: true,
      summary: 'How much less than the guest reads QEMU would save now.',
      read: (at) => unsigned(firstVcore(host).tbOffset.exact(at) - firstCpu(qemu).exact(at)),
    },
    {
      id: `${qemu.id}.wanted`,
      label: 'wanted offset',
      signed: true,
      summary: 'The offset that leads exactly to the saved time.',
      read: qemu.wanted.exact,
    },
    {
      id: `${qemu.id}.jump`,
      label: 'jump',
      signed: true,
      summary: 'How much later than the saved time the guest starts: what rounding adds.',
      read: (at) => unsigned(jumpOf(host, at)),
    },
  ];
};
