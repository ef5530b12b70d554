/** Where functions stand, and the version in which they read like this. */
import type { HostSetting } from '../settings.ts';

export const GUEST_IDLE = 'drivers/cpuidle/cpuidle-pseries.c';
export const BOOK3S_HV = 'arch/powerpc/kvm/book3s_hv.c';
const P9_ENTRY = 'arch/powerpc/kvm/book3s_hv_p9_entry.c';
export const SPAPR = 'hw/ppc/spapr.c';
export const SPAPR_CAPS = 'hw/ppc/spapr_caps.c';

/** The RFC of 2020-03-31 to linuxppc-dev, of which nothing was merged. */
export const RFC = 'RFC 2020-03-31';
export const UNMERGED = 'mails of 2020-04, not merged';
/** Functions that read the same in all kernels here. */
export const MAINLINE = '2018 to 6.x';

const ENTRIES: Readonly<Record<HostSetting['entry'], string>> = {
  mainline: '2018 to 5.16',
  rfc: `${RFC}, patch 2`,
  iff: 'mail of 2020-04-07',
  late: 'about 5.17 to 6.x',
};

const EXITS: Readonly<Record<HostSetting['exit'], string>> = {
  before: '2020, before patch 1',
  posted: `${RFC}, patch 1`,
  chained: 'patch 1, chain repaired',
  today: '6.x',
};

/** The version of the guest entry. */
export const entryOrigin = ({ entry }: HostSetting): string => ENTRIES[entry];
/** The version of `kvmppc_handle_exit_hv`. */
export const exitOrigin = ({ exit }: HostSetting): string => EXITS[exit];
export const entryFile = ({ entry }: HostSetting): string =>
  entry === 'late' ? P9_ENTRY : BOOK3S_HV;
export const entryName = ({ entry }: HostSetting): string =>
  entry === 'late' ? 'kvmhv_vcpu_entry_p9' : 'kvmhv_load_hv_regs_and_go';
