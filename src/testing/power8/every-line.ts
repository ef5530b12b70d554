/** Machines that between them have every line of a kernel and its firmware. */
import type { AssembledMachine } from '../../machine/assemble.ts';
import { ERROR_KINDS } from '../../models/power8/settings.ts';
import { machineOf } from '../explorer/scenarios.ts';
import { parsed } from '../scenarios.ts';

export function machinesWithEveryLine(kernel: string): AssembledMachine[] {
  const subcores = [
    { tbOffset: '0x1000000', entries: 1, inHypercall: true },
    { start: 'either', entries: 1 },
  ];
  return ERROR_KINDS.map((errorKind) => {
    const environment = { errorKind, hdecSoon: true, otherExits: true, tbWrap: true };
    return machineOf(parsed({ kernel, split: 2, threadsPerSubcore: 2, subcores, environment }));
  });
}
