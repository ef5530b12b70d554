// Names of cells in a model for SPIN, words that it keeps for itself among them.
import { describe, expect, it } from 'vitest';
import { assemble } from '../../machine/assemble.ts';
import { set, op, wait } from '../../machine/statement.ts';
import { spin, spinIsInstalled } from '../../testing/explorer/spin.ts';
import { program, shared } from '../../testing/machine/small-program.ts';
import { identifier } from './names.ts';
import { promela } from './promela.ts';

describe('a name', () => {
  it.each([
    ['t4.hwthread_req', 't4_hwthread_req'],
    ['in_guest', 'in_guest'],
    ['running', 'running'],
    ['run', 'run_'],
    ['do', 'do_'],
    ['switch', 'switch_'],
  ])('%s becomes %s', (id, name) => {
    expect(identifier(id)).toBe(name);
  });
});

/** Of Promela, then of the C in which SPIN writes its checker. */
const WORDS = 'run if init len unless active select priority hidden timeout default switch double';

describe.skipIf(!spinIsInstalled)('SPIN', () => {
  it('takes a machine whose cells have such names', () => {
    const cells = WORDS.split(' ').map((word) => shared(word, { max: 2 }));
    const body = cells.map((one) => op('', one.id, [set(one, 1)]));
    const machine = assemble(
      program({ cells, threads: [{ f: [...body, wait('', 'end', false, { rest: true })] }] }),
    );
    expect(spin(promela(machine, 'words'))).toMatchObject({ errors: 0, states: cells.length + 1 });
  });
});
