/** LPCR: how a thread runs a partition (bits as in Linux `reg.h`; those of POWER9 are marked). */
import { ibm } from '../../models/power8/register-fields.ts';
import { certain, guess } from '../certainty.ts';
import { namedBits } from './named-bits.ts';
import { setFields, strayBits, type Register } from './register.ts';

const { fields, meaning } = namedBits([
  ['VPM0', '0', 'Virtualises partition memory while address translation is off.'],
  ['VPM1', '1', 'Virtualises partition memory while address translation is on.'],
  ['ISL', '2', 'Ignores the large pages of segments.'],
  ['KBV', '3', 'Protection by the keys of pages is virtualised.'],
  ['DPFD', '9:11', 'Default depth of prefetching.'],
  ['VRMASD', '12:16', 'Size and class of the pages of the virtual real mode area.'],
  ['PECE_HVEE', '17', 'POWER9: a hypervisor virtualisation interrupt ends a stop.'],
  ['RMLS', '34:37', 'Size of the real mode area.'],
  ['ILE', '38', 'Interrupts of the guest are taken little-endian.'],
  ['AIL', '39:40', 'Where the interrupt vectors of the guest are.'],
  ['UPRT', '41', 'POWER9: page tables are found by the process table.'],
  ['EVIRT', '42', 'POWER9: more facilities of a guest trap to the hypervisor.'],
  ['HR', '43', 'POWER9: the host uses radix page tables.'],
  ['ONL', '45', 'The thread is online: its PURR and SPURR count.'],
  ['LD', '46', 'POWER9: the decrementer is large, 56 bits instead of 32.'],
  ['PECEDP', '47', 'A privileged doorbell ends a nap.'],
  ['PECEDH', '48', 'A hypervisor doorbell ends a nap.'],
  ['PECE0', '49', 'An external interrupt ends a nap.'],
  ['PECE1', '50', 'The decrementer ends a nap.'],
  ['PECE2', '51', 'A machine check or an HMI ends a nap.'],
  ['MER', '52', 'A mediated external interrupt waits for the guest.'],
  ['GTSE', '53', 'POWER9: the guest may flush its translations itself.'],
  ['TC', '54', 'Turns off the secondary search of the page table.'],
  ['HEIC', '59', 'POWER9: no external interrupts while in the hypervisor.'],
  ['LPES', '60:61', 'To whom external interrupts go.'],
  ['HVICE', '62', 'POWER9: hypervisor virtualisation interrupts are on.'],
  ['HDICE', '63', 'The hypervisor decrementer interrupts.'],
]);
const has = (value: bigint, bit: number): boolean => (value & ibm(bit)) !== 0n;

export const lpcr: Register = {
  name: 'LPCR',
  digits: 16,
  fields,
  meaning,
  says(value) {
    const set = setFields(fields, value).map(({ name, bits }) => `${bits} ${name}`);
    const stray = strayBits({ fields, digits: 16 }, value);
    return [
      certain(`set: ${set.length === 0 ? 'nothing' : set.join(', ')}`),
      certain(
        has(value, 46)
          ? 'LD (bit 46, LSB 17) = 1: the decrementer has 56 bits, its half is 2.2 years'
          : 'LD (bit 46, LSB 17) = 0: the decrementer has 32 bits, its half is 4.19 s',
      ),
      certain(
        has(value, 51)
          ? 'PECE2 (bit 51, LSB 12) = 1: an HMI wakes a napping thread'
          : 'PECE2 (bit 51, LSB 12) = 0: an HMI does not wake a napping thread',
      ),
      ...(stray.length === 0
        ? []
        : [guess(`bits ${stray.join(', ')} are reserved, or of another processor`)]),
    ];
  },
  isLikely: () => false,
};
