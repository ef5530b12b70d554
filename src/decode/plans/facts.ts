/** What a whole log says of the core that it is about, and what has to be assumed of it. */
import { span } from '../../models/kvm-hv/in-words.ts';
import { low24, signed } from '../../models/kvm-hv/timebase.ts';
import { power8Settings, type ScenarioInput } from '../../models/power8/settings.ts';
import { ibm } from '../../models/power8/register-fields.ts';
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
  };
}

const valueOf = (drafts: readonly Draft[], register: Draft['register']): bigint | null =>
  drafts.find((one) => one.register === register && one.value !== null)?.value ?? null;

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
  const guest = { start: 'guest', tbOffset: ticksText(offset) } as const;
  const hosts = Array.from({ length: split - 1 }, () => ({ start: 'host' }) as const);
  return {
    scenario: { kernel, split, threadsPerSubcore: 1, subcores: [guest, ...hosts] },
    assumed: [
      ...(facts.isPower9 ? ['a core of POWER8, while the log is of a POWER9'] : []),
      ...(facts.kernel === null ? ['Linux 4.8'] : []),
      ...(facts.split === null ? ['a core that is not split'] : []),
      ...(facts.offset === null ? [`a guest ${span(offset)} ahead of the host`] : []),
    ],
  };
}

const ticksText = (ticks: bigint): string =>
  ticks < 0n ? `-0x${(-ticks).toString(16)}` : `0x${ticks.toString(16)}`;

export const MODEL = power8Settings.model;
