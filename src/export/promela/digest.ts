/** What there is to search, told apart by what is exported of it. */
import { Hash32 } from '../../base/hash.ts';
import type { AssembledMachine } from '../../machine/assemble.ts';
import { promela } from './promela.ts';

const END_OF_HEADING = '#endif\n\n';

/** The exported model without its heading, which is for people, and says what of it may be asked together. */
export function modelText(machine: AssembledMachine): string {
  const model = promela(machine, '');
  return model.slice(model.indexOf(END_OF_HEADING) + END_OF_HEADING.length);
}

/** In sixteen hexadecimal digits. */
export function machineDigest(machine: AssembledMachine): string {
  const text = modelText(machine);
  return [0, 1].map((seed) => new Hash32(seed).string(text).hex()).join('');
}
