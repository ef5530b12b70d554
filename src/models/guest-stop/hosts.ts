/** The hosts of the facts by their names, and what a host's part, kernel and QEMU can do. */
import type { HostSetting } from './settings.ts';

const unpatched = { entry: 'mainline', exit: 'before', feature: false, qemu: false } as const;
const patched = { entry: 'iff', exit: 'posted', qemu: true } as const;
const asPosted = { entry: 'rfc', exit: 'posted', feature: false, qemu: true } as const;

/**
 * `U`: the kernel is not patched; `P`: it is, with patch 2 iff the firmware has the feature. `mixU` is a
 * new QEMU on a kernel that is not; `Poc` the RFC as posted; `badDt` has firmware that publishes the
 * feature on DD2.2; `p10` and `p10e` are POWER10 without and with patch 1.
 */
export const HOSTS = {
  oldU: { part: 'dd22', ...unpatched },
  oldP: { part: 'dd22', ...patched, feature: false },
  newU: { part: 'dd23', ...unpatched, feature: true },
  newP: { part: 'dd23', ...patched, feature: true },
  mixU: { part: 'dd23', ...unpatched, feature: true, qemu: true },
  oldPoc: { part: 'dd22', ...asPosted },
  newPoc: { part: 'dd23', ...asPosted },
  badDt: { part: 'dd22', ...patched, feature: true },
  p10: { part: 'p10', entry: 'late', exit: 'today', feature: false, qemu: false },
  p10e: { part: 'p10', entry: 'late', exit: 'posted', feature: false, qemu: true },
} as const satisfies Readonly<Record<string, HostSetting>>;

export type HostName = keyof typeof HOSTS;

const KEYS = ['part', 'entry', 'exit', 'feature', 'qemu'] as const;

/** The name of a host that is just like this one; null for none. */
export function nameOf(host: HostSetting): HostName | null {
  const names = Object.keys(HOSTS) as HostName[];
  return names.find((name) => KEYS.every((key) => HOSTS[name][key] === host[key])) ?? null;
}

/** No wake of a paused thread is missed (`dd23`). Of DD2.0 and DD2.1 that they differ is not known. */
export const wakesSurely = ({ part }: HostSetting): boolean => part === 'dd23' || part === 'p10';

/** CPU_FTR_P9_TM_HV_ASSIST. */
const helpsTm = ({ part }: HostSetting): boolean => part === 'dd22' || part === 'dd23';

/** N2 leaves EC and ESL as the last stop of the host has left them. */
export const leavesOver = (host: HostSetting): boolean => host.entry === 'late' && !helpsTm(host);

/** N2 has a way that clears EC and ESL, and this host takes it. */
export const clearsBits = ({ entry, feature }: HostSetting): boolean =>
  entry === 'rfc' || (entry === 'iff' && feature);

/** kvmppc_handle_exit_hv emulates a stop. */
export const emulates = ({ exit }: HostSetting): boolean => exit === 'posted' || exit === 'chained';
