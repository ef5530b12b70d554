/** What a whole log says of the core that it is about, and what has to be assumed of it. */
import { span } from '../../models/kvm-hv/in-words.ts';
import { low24, signed } from '../../models/kvm-hv/timebase.ts';
import { power8Settings, type ScenarioInput } from '../../models/power8/settings.ts';
import { hmerBit } from '../../models/power8/causes.ts';
import { ibm, TFMR_FIELDS } from '../../models/power8/register-fields.ts';
import type { LogCpu } from '../../protocol/log-reading.ts';
import { writeTicks } from '../../scenario/ticks.ts';
import { readPir } from '../registers/pir.ts';
import { valueOf as valueOfBits } from '../registers/register.ts';
import type { Draft } from '../draft.ts';
import type { Notes } from '../notes.ts';
import { hid0 } from '../registers/hid0.ts';
import { tbOffset } from '../registers/clocks.ts';

export interface Facts {
  readonly kernel: 'pre-fix' | 'v4.8' | null;
  /** Into how many subcores HID0 says that the core is split. */
  readonly split: 1 | 2 | 4 | null;
  /** Of the guest, in ticks. */
  readonly offset: bigint | null;
  readonly isPower9: boolean;
  /** What of the log decides how registers read, and nothing else. */
  readonly machine: NonNullable<ScenarioInput['machine']>;
}

/** 2^36 ticks, 134.2 s: as in the prepared scenarios. */
const USUAL_OFFSET = 1n << 36n;

export function factsOf({ drafts, kernel, processor }: Notes): Facts {
  const away = drafts.find((one) => one.away !== null)?.away ?? null;
  const split = valueOf(drafts, hid0);
  const offset = valueOf(drafts, tbOffset);
  const isOffset = offset !== null && offset !== 0n && low24(offset) === 0n;
  return {
    // Only a kernel before the fix leaves its own clock somewhere else.
    kernel: away?.isKernel === true ? 'pre-fix' : kernel,
    split: split === null ? null : splitOf(split),
    offset:
      away !== null ? (away.isKernel ? away.gap : -away.gap) : isOffset ? signed(offset) : null,
    isPower9: processor === 'POWER9',
    machine: placeOf(drafts),
  };
}

const valueOf = (drafts: readonly Draft[], register: Draft['register']): bigint | null =>
  drafts.find((one) => one.register === register && one.value !== null)?.value ?? null;

/** The first thread that it names, where it says of which chip and core; the first stamp of a TB. */
function placeOf(drafts: readonly Draft[]): Facts['machine'] {
  const place = drafts
    .map(({ cpu, pir }) => cpu ?? (pir === null ? null : readPir(pir, 'POWER8').cpu))
    .find((cpu) => cpu !== null && cpu.chip !== null && cpu.core !== null);
  const stamp = drafts.find((one) => one.stamp?.isOfTb === true)?.stamp ?? null;
  return {
    ...(place !== undefined && isWithin(place) && { chip: place.chip, core: place.core }),
    ...(stamp !== null && { hostTb: writeTicks(BigInt.asIntN(64, stamp.ticks)) }),
  };
}

const isWithin = (place: LogCpu | null): place is LogCpu & { chip: number; core: number } =>
  (place?.chip ?? 64) < 64 && (place?.core ?? 16) < 16;

/** What the TFMR and the HMER of one report say of it. */
export function machineOf(
  tfmr: bigint | null,
  hmer: bigint | null,
): NonNullable<ScenarioInput['machine']> {
  return {
    ...(tfmr !== null && { mcbs: valueOfField('MAX_CYC_BET_STEPS', tfmr) }),
    ...(tfmr !== null && { todStatus: valueOfField('CHIP_TOD_STATUS', tfmr) }),
    ...(hmer !== null && hmer !== 0n && { xscomDone: (hmer & XSCOM_DONE) !== 0n }),
  };
}

const XSCOM_DONE = ibm(hmerBit('XSCOM_DONE'));

function valueOfField(name: string, value: bigint): number {
  const field = TFMR_FIELDS.find((one) => one.name === name);
  return field === undefined ? 0 : valueOfBits(field, value);
}

const splitOf = (value: bigint): 1 | 2 | 4 | null => {
  const two = (value & ibm(6)) !== 0n;
  const four = (value & ibm(2)) !== 0n;
  if (two && four) return null;
  return four ? 4 : two ? 2 : 1;
};

/** The scenario for what the log says, without its error, and what had to be assumed for it. */
export function coreOf(facts: Facts): {
  readonly scenario: Partial<ScenarioInput>;
  readonly assumed: readonly string[];
} {
  const split = facts.split ?? 1;
  const kernel = facts.kernel ?? 'v4.8';
  const offset = facts.offset ?? USUAL_OFFSET;
  const guest = { start: 'guest', tbOffset: writeTicks(offset) } as const;
  const hosts = Array.from({ length: split - 1 }, () => ({ start: 'host' }) as const);
  return {
    scenario: {
      kernel,
      split,
      threadsPerSubcore: 1,
      subcores: [guest, ...hosts],
      ...(Object.keys(facts.machine).length > 0 && { machine: facts.machine }),
    },
    assumed: [
      ...(facts.isPower9 ? ['a core of POWER8, while the log is of a POWER9'] : []),
      ...(facts.kernel === null ? ['Linux 4.8'] : []),
      ...(facts.split === null ? ['a core that is not split'] : []),
      ...(facts.offset === null ? [`a guest ${span(offset)} ahead of the host`] : []),
    ],
  };
}

export const MODEL = power8Settings.model;
