/** What of a line's values a run decides; and why there are lines that no run shows. */
import { HMER_FIELDS, ibm } from '../../models/power8/register-fields.ts';
import { LATCHED, REPORTED } from '../../models/power8/prints.ts';
import { ERROR_KINDS } from '../../models/power8/settings.ts';
import type { WantedValue } from '../../protocol/printing.ts';
import { DECIDED_BY_RUNS, errorsOf } from '../plans/error-plans.ts';
import { causesOf } from '../registers/hmer.ts';
import { setFields } from '../registers/register.ts';
import type { Gathered } from './gather.ts';

const KNOWN = LATCHED.reduce((mask, bit) => mask | ibm(bit), 0n);
const ALL = (1n << 64n) - 1n;

/** Why no run prints it; null where one may. */
export function whyNone({ kind, why, hmer, tfmr, about }: Gathered): string | null {
  if (kind === null) return why;
  const causes = causesOf(hmer ?? 0n) & ~KNOWN;
  if (causes !== 0n) {
    const names = setFields(HMER_FIELDS, causes).map(({ name }) => name);
    return `the simulated core has no ${names.join(', ')} in HMER`;
  }
  if (about !== null && !REPORTED.includes(about))
    return 'the simulated firmware has no event of this kind';
  const errors = errorsOf(tfmr ?? 0n).filter((name) => !ERROR_KINDS.some((one) => one === name));
  return errors.length === 0 ? null : `the simulated core has no ${errors.join(', ')} in TFMR`;
}

/** By the names that the model gives them. */
export function valuesOf(line: Gathered): Readonly<Record<string, WantedValue>> {
  const { hmer, tfmr, isRecovered, about } = line;
  return {
    // Noise of XSCOM is none of its causes.
    ...(hmer !== null && { hmer: { value: hmer, mask: KNOWN } }),
    ...(tfmr !== null && { tfmr: { value: tfmr, mask: DECIDED_BY_RUNS } }),
    ...(isRecovered !== null && { recovered: { value: isRecovered ? 1n : 0n, mask: ALL } }),
    ...(about !== null && { about: { value: BigInt(about), mask: ALL } }),
  };
}
