/** The words of this machine. */
import type { Term } from '../../protocol/description.ts';

export const GLOSSARY: readonly Term[] = [
  {
    term: 'stop',
    sentence:
      'An instruction of POWER9 by which a thread pauses until something happens. In a guest it is legal, and what it does is decided by two bits.',
    where: 'U4',
  },
];
