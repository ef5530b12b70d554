/** Where QEMU's functions stand, and as of which commit they were read. */
import type { Func } from '../../../machine/statement.ts';
import type { Scenario } from '../settings.ts';

type Source = Pick<Func, 'file' | 'origin'>;

const ORIGINS = {
  old: 'before 42043e4f1241',
  clock: '42043e4f1241',
  paused: 'd14f33976282',
} as const;

const source =
  (file: string) =>
  ({ userspace }: Scenario): Source => ({ file, origin: ORIGINS[userspace.qemu] });

export const PPC_C = source('hw/ppc/ppc.c');
export const CPUS_C = source('cpus.c');
export const MIGRATION_C = source('migration/migration.c');
export const SPAPR_RTAS_C = source('hw/ppc/spapr_rtas.c');
