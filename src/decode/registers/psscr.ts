/** PSSCR of POWER9: how a thread stops (Power ISA 3.0; bits as in Linux `reg.h`). */
import { ibm } from '../../models/power8/register-fields.ts';
import { certain, guess, likely } from '../certainty.ts';
import { namedBits } from './named-bits.ts';
import { strayBits, type Register } from './register.ts';

const { fields, meaning } = namedBits([
  ['PLS', '0:3', 'Power-saving level status: the deepest level that the last stop has reached.'],
  ['SD', '41', 'Status disable: hides the level that was reached.'],
  ['ESL', '42', 'Enable state loss: a stop may lose registers, and wakes at the reset vector.'],
  ['EC', '43', 'Exit criterion: only what LPCR[PECE] allows ends a stop.'],
  ['PSLL', '44:47', 'Power-saving level limit: the deepest level that a guest may ask for.'],
  ['FAKE_SUSPEND', '53', 'POWER9 only: a transaction is suspended in name alone.'],
  ['TR', '54:55', 'Transition rate: how fast levels are gone through.'],
  ['MTL', '56:59', 'Maximum transition level: as deep as it may go by itself.'],
  ['RL', '60:63', 'Requested level: what stop asks for.'],
]);
const ESL = ibm(42);
const EC = ibm(43);

export const psscr: Register = {
  name: 'PSSCR',
  digits: 16,
  fields,
  meaning,
  says(value) {
    const esl = (value & ESL) !== 0n;
    const ec = (value & EC) !== 0n;
    const level = value & 0xfn;
    const stray = strayBits({ fields, digits: 16 }, value);
    return [
      certain(
        `ESL (bit 42, LSB 21) = ${esl ? 1 : 0}, EC (bit 43, LSB 20) = ${ec ? 1 : 0}, requested level ${level}`,
      ),
      ...(!esl && !ec
        ? [certain('a stop loses nothing, ends with any interrupt, and goes on behind the stop')]
        : []),
      ...(esl && ec
        ? [
            certain('a stop may lose registers, and ends only by what LPCR[PECE] allows'),
            likely('KVM enters a guest so: with both bits clear the guest could stop by itself'),
          ]
        : []),
      ...(esl !== ec ? [guess('Linux takes ESL and EC apart for a mistake of firmware')] : []),
      ...(stray.length === 0 ? [] : [guess(`bits ${stray.join(', ')} are reserved`)]),
    ];
  },
  isLikely: () => false,
};
