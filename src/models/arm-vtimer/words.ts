/** What the page says of the virtual timer and of no other machine. */
import type { Words } from '../../protocol/description.ts';
import { GLOSSARY } from './glossary.ts';
import { LOOKS } from './looks.ts';
import { TOUR } from './tour.ts';

export const WORDS: Words = {
  machine: 'guest',
  group: 'CPU',
  groups: 'CPUs',
  code: 'kernel',
  inject: '',
  tones: [
    { tone: 'guest', label: 'guest' },
    { tone: 'host', label: 'host' },
    { tone: 'owner', label: 'interrupt handler' },
    { tone: 'nap', label: 'asleep, no interrupt, done' },
  ],
  bug: [
    'A guest sets its timer in the registers of the CPU on which it runs. While it does not run, the registers belong to somebody else, and its timer is in memory.',
    'Until 4.14 KVM copied it at every exit and every entry, and asked it whether it had run out. Since then it stays in the registers until the vCPU loses its CPU, and calls when it runs out.',
    'So every copy needs an owner: loaded says which of the two is the truth. And the active state of its interrupt, which the GIC keeps by CPU, belongs to the vCPU as well.',
  ],
  picture: [
    'One column a CPU with its registers, one card a vCPU with its memory. What is solid is the truth, and the other copy is an outline; loaded is the plug between them.',
    'From the line of the timer through the GIC to the CPU: the active state is a gate that shuts the chain. The list register is tied to it, so that the EOI of the guest opens it.',
  ],
  looks: LOOKS,
  glossary: GLOSSARY,
  tour: TOUR,
};
