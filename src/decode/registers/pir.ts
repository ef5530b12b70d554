/** PIR: which thread it is, chip, core and thread by the processor's layout (skiboot `include/chip.h`). */
import type { LogCpu } from '../../protocol/log-reading.ts';
import { guess, likely, no } from '../certainty.ts';

export type Processor = 'POWER8' | 'POWER9';
const PROCESSORS: readonly Processor[] = ['POWER8', 'POWER9'];

interface Layout {
  readonly mask: number;
  readonly chipShift: number;
  readonly coreShift: number;
  readonly coreMask: number;
  /** Cores that a chip has. */
  readonly hasCore: (core: number) => boolean;
}

const LAYOUTS: Readonly<Record<Processor, Layout>> = {
  // The chiplets of cores are 1 to 6 and 9 to 14.
  POWER8: {
    mask: 0x1fff,
    chipShift: 7,
    coreShift: 3,
    coreMask: 0xf,
    hasCore: (core) => (core >= 1 && core <= 6) || (core >= 9 && core <= 14),
  },
  POWER9: {
    mask: 0x7fff,
    chipShift: 8,
    coreShift: 2,
    coreMask: 0x3f,
    hasCore: (core) => core < 24,
  },
};

interface Place {
  readonly processor: Processor;
  readonly chip: number;
  readonly core: number;
  readonly thread: number;
}

function placeOf(pir: number, processor: Processor): Place {
  const { chipShift, coreShift, coreMask } = LAYOUTS[processor];
  return {
    processor,
    chip: pir >> chipShift,
    core: (pir >> coreShift) & coreMask,
    thread: pir & ((1 << coreShift) - 1),
  };
}

const fits = (pir: number, processor: Processor): boolean =>
  pir <= LAYOUTS[processor].mask && LAYOUTS[processor].hasCore(placeOf(pir, processor).core);

const words = ({ processor, chip, core, thread }: Place): string =>
  `${processor}: chip ${chip}, core ${core}, thread ${thread}`;

export interface PirReading {
  readonly cpu: LogCpu;
  readonly sentences: readonly string[];
}

/** A PIR by the layout of the processor that the log is known to be of; null: of the one that it fits. */
export function readPir(pir: number, known: Processor | null): PirReading {
  const hex = `0x${pir.toString(16).padStart(4, '0')}`;
  const fitting = PROCESSORS.filter((processor) => fits(pir, processor));
  const chosen = known !== null && fits(pir, known) ? known : (fitting[0] ?? null);
  if (chosen === null) {
    return {
      cpu: { pir: hex, processor: null, chip: null, core: null, thread: null },
      sentences: [no(`PIR ${hex} fits no core of POWER8 or POWER9`)],
    };
  }
  const place = placeOf(pir, chosen);
  const other = PROCESSORS.find((processor) => processor !== chosen) ?? chosen;
  const isOnly = fitting.length === 1;
  const why = isOnly ? `; ${other} has no core ${placeOf(pir, other).core}` : '';
  const sentence = `PIR ${hex} is ${words(place)}${why}`;
  return {
    cpu: { pir: hex, ...place },
    sentences:
      known === chosen || isOnly
        ? [likely(sentence)]
        : [guess(sentence), guess(`or ${words(placeOf(pir, other))}`)],
  };
}
