/** What the page says of this machine and of no other. */
import type { Words } from '../../protocol/description.ts';
import { GLOSSARY } from './glossary.ts';
import { TOUR } from './tour.ts';

export const WORDS: Words = {
  machine: 'guest',
  group: 'host',
  groups: 'hosts',
  code: 'kernel',
  inject: '',
  tones: [
    { tone: 'guest', label: 'guest' },
    { tone: 'switch', label: 'entry, exit' },
    { tone: 'host', label: 'KVM' },
    { tone: 'nap', label: 'paused, ceded' },
    { tone: 'firmware', label: 'QEMU' },
    { tone: 'wait', label: 'hatched: waits' },
  ],
  bug: [
    'A guest that is idle may pause by the instruction stop. Two bits of PSSCR decide what it does, and the guest cannot see them: KVM writes them when it enters the guest.',
    'With EC and ESL clear the thread pauses, and any interrupt ends that; older parts may miss one. With either set the stop traps, and KVM has to know what to do.',
    'Mainline does not know it, and answers with a program interrupt: the kernel of the guest dies of a legal instruction. Whether a guest is told that it may stop is a third party’s word, QEMU’s.',
  ],
  picture: [
    'The guest runs on the upper rail. At a stop the rail forks: straight on it pauses, down to KVM and back it is emulated, and where it comes back red it is dead.',
    'The strip is PSSCR, a row for each host: what the hypervisor alone writes, what the guest has written, and which bit decides.',
  ],
  looks: [],
  glossary: GLOSSARY,
  tour: TOUR,
};
