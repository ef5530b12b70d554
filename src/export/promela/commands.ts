/** Command lines for SPIN: the ways in which an exported model can be searched. */

import type { SpinMode } from '../../protocol/exploration.ts';
import { SWITCH_OF_ALL } from './invariants.ts';

/** For every mode: without reduction, safety alone, and room for a state. */
const COMPILE = 'cc -O3 -DNOREDUCE -DSAFETY -DVECTORSZ=4096';

/**
 * The modes, for a model in the file of that name, with every invariant asserted; `$(nproc)` is the number of cores.
 * Each begins with `spin -a`, so that it can be pasted by itself.
 */
export function commandsFor(file: string): readonly SpinMode[] {
  const name = shellWord(file);
  const make = (options: string) => [
    `spin -a -o2 -D${SWITCH_OF_ALL} ${name}`,
    `${COMPILE}${options} -o pan pan.c`,
  ];
  return [
    {
      id: 'one-core',
      title: 'One core',
      worth: 'Depth first, every state kept whole: a proof.',
      lines: [...make(''), './pan -m1000000 -w26'],
    },
    {
      id: 'all-cores',
      title: 'All cores, breadth first',
      worth:
        'A break comes with a shortest trail. Of a state a hash of eight bytes is kept: a proof, but for two states with one hash.',
      lines: [...make(' -DBFS_PAR'), './pan -u$(nproc) -w26'],
    },
    {
      id: 'all-cores-deep',
      title: 'All cores, depth first',
      worth: 'Every state kept whole, in shared memory: a proof.',
      lines: [...make(' -DNCORE=$(nproc) -DFULL_TRAIL'), './pan -m1000000 -w26'],
    },
    {
      id: 'bit-state',
      title: 'Bit-state',
      worth: 'Three bits a state in a gigabyte: finds breaks, proves nothing.',
      lines: [...make(' -DBITSTATE'), './pan -m1000000 -w33 -k3'],
    },
    {
      id: 'swarm',
      title: 'Swarm',
      worth:
        'A bit-state search on each core, each in an order of its own: finds breaks that lie deep, proves nothing.',
      lines: [
        ...make(' -DBITSTATE -DP_RAND -DT_RAND'),
        'for i in $(seq $(nproc)); do ./pan -m1000000 -w30 -h$i -RS$i -tswarm$i.trail > swarm$i.txt & done; wait',
      ],
    },
  ];
}

/** As one word of a shell. */
const shellWord = (text: string): string =>
  /^[\w.,/+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
