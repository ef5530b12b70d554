/** Cores that the exam is about: other offsets than those of the lessons. */

/** 268.4 s. */
export const FAR_AHEAD = '0x2000000000';
/** −67.1 s. */
export const LITTLE_BEHIND = '-0x800000000';
export const HOST = { start: 'host' };
export const HANDLER = 'kvmppc_realmode_hmi_handler';

export const guest = (tbOffset: string) => ({ start: 'guest', tbOffset });

export const skip = (at: string) => ({ kind: 'skip', at });

/** One thread for each subcore. */
export function core(
  kernel: 'pre-fix' | 'v4.8',
  subcores: readonly object[],
  environment: object = {},
  edits: readonly object[] = [],
): object {
  return {
    model: 'power8-hmi',
    kernel,
    split: subcores.length,
    threadsPerSubcore: 1,
    subcores,
    environment,
    edits,
  };
}

/** The wait for the guests of others, moved behind the call of the firmware. */
export const WAITS_LATE = { kind: 'move', at: `${HANDLER}:H4`, before: `${HANDLER}:control` };
