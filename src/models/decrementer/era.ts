/** What the kernels differ in: the path that loads and saves DEC, and the registers for userspace. */
import type { Scenario } from './settings.ts';

/** K0..K5 of the facts, by number. */
export type Path = 0 | 1 | 2 | 3 | 4 | 5;

export interface Era {
  readonly path: Path;
  /** Of KVM_REG_PPC_DEC_EXPIRY: 0 where there is none, then R1, R2, R3. */
  readonly registers: 0 | 1 | 2 | 3;
  /** dec_expires is meant to be guest time. */
  readonly inGuestTime: boolean;
  /** DEC is computed from guest time, and dec_expires from DEC, without any conversion. */
  readonly decInGuestTime: boolean;
  /** The entry notes in tb_offset_applied what it has added, and the exit uses that. */
  readonly usesApplied: boolean;
  /** DEC is loaded and saved with the offset taken into account. */
  readonly converts: boolean;
  /** A secondary loads DEC before it has seen in_guest, and saves it after its exit bit. */
  readonly secondaryIsEarly: boolean;
  /** N3 multiplies in 64 bits: read in the code of R1, and taken to be the same before. */
  readonly sleepWraps: boolean;
}

const ERAS: Readonly<Record<Scenario['era'], readonly [Path, Era['registers']]>> = {
  A: [0, 0],
  B: [1, 0],
  C: [2, 0],
  D: [3, 1],
  E: [4, 1],
  F: [5, 2],
  G: [5, 3],
};

export function eraOf({ era, secondaries }: Pick<Scenario, 'era' | 'secondaries'>): Era {
  const [known, registers] = ERAS[era];
  const path = era === 'C' && secondaries === 'early' ? 3 : known;
  return {
    path,
    registers,
    inGuestTime: path === 5,
    decInGuestTime: path === 1 || path === 5,
    usesApplied: path === 4,
    converts: path >= 2 && path <= 4,
    secondaryIsEarly: path === 3,
    sleepWraps: path < 5,
  };
}
