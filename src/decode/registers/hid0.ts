/** HID0 of POWER8: how the core is split (domain 1.1; bits as in skiboot `processor.h` and Linux `reg.h`). */
import { ibm } from '../../models/power8/register-fields.ts';
import { certain, guess } from '../certainty.ts';
import { namedBits } from './named-bits.ts';
import { strayBits, type Register } from './register.ts';

const { fields, meaning } = namedBits([
  ['4LPARMODE', '2', 'The core is split in four subcores of two threads.'],
  ['2LPARMODE', '6', 'The core is split in two subcores of four threads.'],
  ['1TO2LPAR', '11', 'The command to split the core in two.'],
  ['1TO4LPAR', '12', 'The command to split the core in four.'],
  ['DYNLPARDIS', '15', 'Keeps the hardware from joining the subcores by itself.'],
  ['HILE', '19', 'Interrupts of the hypervisor are taken little-endian.'],
  ['ENABLE_ATTN', '31', 'The attn instruction works.'],
]);
const has = (value: bigint, bit: number): boolean => (value & ibm(bit)) !== 0n;

function mode(value: bigint): string {
  const two = has(value, 6);
  const four = has(value, 2);
  if (two && four) return guess('2LPARMODE and 4LPARMODE together: no such mode, miscopied');
  if (four) return certain('split in four (bit 2, LSB 61): subcores of threads 0-1, 2-3, 4-5, 6-7');
  if (two) return certain('split in two (bit 6, LSB 57): subcores of threads 0-3 and 4-7');
  return certain('not split: bits 2 (LSB 61) and 6 (LSB 57) are clear, eight threads, one TB');
}

export const hid0: Register = {
  name: 'HID0',
  digits: 16,
  fields,
  meaning,
  says(value) {
    const stray = strayBits({ fields, digits: 16 }, value);
    const asked = has(value, 11) || has(value, 12);
    const isSplit = has(value, 2) || has(value, 6);
    return [
      mode(value),
      ...(asked && !isSplit ? [certain('a split is asked for and has not come yet')] : []),
      ...(has(value, 15)
        ? [certain('DYNLPARDIS (bit 15, LSB 48): naps do not join the subcores')]
        : []),
      ...(isSplit && !has(value, 15)
        ? [certain('DYNLPARDIS is clear: it joins as soon as all threads but 0 nap')]
        : []),
      ...(stray.length === 0
        ? []
        : [guess(`bits ${stray.join(', ')} are not about splitting, and are not read here`)]),
    ];
  },
  isLikely: () => false,
};
