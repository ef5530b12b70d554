/** The error bits of TFMR that a scenario can set, each with its cells: of the core, or of each thread. */
import type { Cell } from '../../machine/cell.ts';
import { set, type Effect } from '../../machine/statement.ts';
import { causesOf, isOfThread, type Cause } from './causes.ts';
import type { Core } from './core.ts';
import type { ErrorKind } from './settings.ts';
import type { Thread } from './thread.ts';

export interface TfmrBit {
  readonly cause: Cause;
  /** As a thread reads it. */
  readonly of: (t: Thread) => Cell;
  /** As a thread has read it; null where a scenario needs no copy of each bit. */
  readonly copyOf: (t: Thread) => Cell | null;
}

export function tfmrBitsOf(core: Core): TfmrBit[] {
  const causes = causesOf(core.scenario).filter(({ isInTfmr }) => isInTfmr);
  const shared = [core.tfmrError, ...core.tfmrMore];
  let ofCore = 0;
  let ofThread = 0;
  return causes.map((cause, i) => {
    const copyOf = (t: Thread): Cell | null => t.temporaries.tfmr[i] ?? null;
    if (!isOfThread(cause)) {
      const bit = shared[ofCore++] ?? core.tfmrError;
      return { cause, of: () => bit, copyOf };
    }
    const own = ofThread++;
    return { cause, of: (t) => t.tfmr[own] ?? core.tfmrError, copyOf };
  });
}

/** The bit of one kind; undefined where no error of the scenario is of it. */
export const tfmrBitOf = (core: Core, kind: ErrorKind): TfmrBit | undefined =>
  tfmrBitsOf(core).find(({ cause }) => cause.kind === kind);

/** Bits of the TB errors that firmware clears by CLEAR_TB_ERRORS; all of them are bits of the core. */
export function tbErrorBits(core: Core): Cell[] {
  const ofCore = causesOf(core.scenario).filter((one) => one.isInTfmr && !isOfThread(one));
  // What no error of the scenario sets is read all the same.
  if (ofCore.length === 0) return [core.tfmrError];
  const cells = [core.tfmrError, ...core.tfmrMore];
  return cells.filter((_, i) => ofCore[i]?.repair === 'tb');
}

/** A read of TFMR: these bits into the copies of a thread, where it has copies of each. */
export const copies = (bits: readonly TfmrBit[], t: Thread): Effect[] =>
  bits.flatMap(({ of, copyOf }) => {
    const copy = copyOf(t);
    return copy === null ? [] : [set(copy, of(t))];
  });
