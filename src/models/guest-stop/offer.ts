/**
 * Who offers stop to a guest (1.5 of the facts): what QEMU does at the start, and with a migration, under
 * each scheme of the debate. Pure rules, for programs and for the board.
 */
import { clearsBits, emulates } from './hosts.ts';
import type { HostSetting, Scenario } from './settings.ts';

type Asked = Pick<Scenario, 'scheme' | 'option' | 'mistakes'>;

/** KVM_CAP_STOP: the feature is found, and the entry clears the bits for it. */
const hasCapability = (host: HostSetting): boolean => host.feature && clearsBits(host);

/** `.apply` of the option: whether the kernel never kills the guest, which is that it has patch 1 [I]. */
const applies = ({ mistakes }: Asked, host: HostSetting): boolean =>
  host.qemu && (mistakes.unchecked || emulates(host));

/** Q1: the command line starts on this host. */
export const starts = (asked: Asked, host: HostSetting): boolean =>
  asked.scheme !== 'option' || !asked.option || applies(asked, host);

/** Q2: a guest that is started on this host is told that it may stop. */
export function offersAtStart({ scheme, option }: Asked, host: HostSetting): boolean {
  switch (scheme) {
    case 'none':
      return false;
    case 'poc':
      return true;
    case 'flow1':
    case 'flow1refuse':
      return hasCapability(host);
    case 'flow2':
      // Every host here lets its guests see ISA 3.0.
      return true;
    case 'option':
      return option;
  }
}

/**
 * Q3: no guest may come to this host. With the option that is where its command line would not start; with
 * `flow1refuse` the capability alone decides, also for a guest that was never told.
 */
export const refuses = (asked: Asked, destination: HostSetting): boolean =>
  asked.scheme === 'flow1refuse' ? !hasCapability(destination) : !starts(asked, destination);
