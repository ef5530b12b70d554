import { beforeEach, describe, expect, it } from 'vitest';
import { func, program, shared } from '../testing/machine/small-program.ts';
import type { Code } from './code.ts';
import { buildCode } from './control-flow.ts';
import { disassembly, expressionText } from './disassembly.ts';
import { both, differs, equal, minus, more, not, place } from './expression.ts';
import { listing } from './listing.ts';
import { branch, call, goto, loop, op, wait } from './statement.ts';

const bit63 = shared('bit63');
const mine = shared('mine');

const handler = func(
  'realmode_hmi_handler',
  [
    op('H2', 'resync_req = !test_and_set_bit(63, flags)', [], { added: true }),
    loop('for i in 0..3', [0, 1], () => [
      wait('H4', 'wait until in_guest[i] == 0', equal(bit63, 0)),
    ]),
    branch(
      'if resync_req',
      mine,
      [op('H6', 'clear_bit(63, flags)')],
      [wait('H6', 'wait until bit 63 of flags == 0', equal(bit63, 0))],
      { added: true },
    ),
  ],
  { file: 'arch/powerpc/kvm/book3s_hv_ras.c', origin: 'fd7bacbca47a', summary: 'Handles an HMI.' },
);

let code: Code;
beforeEach(() => {
  code = buildCode(
    program({
      threads: [
        {
          host: [
            op('', 'interrupted'),
            call('X11', handler),
            op('LATER', 'goes on'),
            goto('host', ''),
          ],
        },
      ],
    }),
  );
});

describe('a listing', () => {
  it('reads like the source: names, labels, indentation, what was added', () => {
    expect(listing(code)).toBe(
      [
        'host',
        '',
        '         interrupted',
        '  X11    call realmode_hmi_handler',
        '  LATER  goes on',
        '',
        'realmode_hmi_handler   arch/powerpc/kvm/book3s_hv_ras.c · fd7bacbca47a',
        'Handles an HMI.',
        '+ H2  resync_req = !test_and_set_bit(63, flags)',
        '      for i in 0..3',
        '  H4    wait until in_guest[i] == 0',
        '+     if resync_req',
        '  H6    clear_bit(63, flags)',
        '+     else',
        '  H6    wait until bit 63 of flags == 0',
      ].join('\n'),
    );
  });

  it('names a source of which only one part is known', () => {
    const source = (more: object) =>
      listing(
        buildCode(
          program({ threads: [{ f: [call('', func('g', [op('', 'a')], more)), goto('f')] }] }),
        ),
      );
    expect(source({ file: 'a.c' })).toContain('\ng   a.c\n');
    expect(source({ origin: '4.8' })).toContain('\ng   4.8\n');
  });
});

describe('a disassembly', () => {
  it('numbers the instructions of a thread and says where each goes next', () => {
    expect(disassembly(code, 0).split('\n')).toEqual([
      '0  host:op  interrupted  -> 1',
      '1  realmode_hmi_handler:H2  resync_req = !test_and_set_bit(63, flags)  -> 2',
      '2  realmode_hmi_handler:H4  wait until in_guest[i] == 0  when bit63 == 0  -> 3',
      '3  realmode_hmi_handler:H4  wait until in_guest[i] == 0  when bit63 == 0  -> (mine ? 4 : 5)',
      '4  realmode_hmi_handler:H6  clear_bit(63, flags)  -> 6',
      '5  realmode_hmi_handler:H6#2  wait until bit 63 of flags == 0  when bit63 == 0  -> 6',
      '6  host:LATER  goes on  -> 0',
    ]);
  });

  it('brackets conditions so that they cannot be misread', () => {
    expect(expressionText(7)).toBe('7');
    expect(expressionText(not(mine))).toBe('!mine');
    expect(expressionText(not(both(mine, more(minus(bit63, 1), -2))))).toBe(
      '!(mine && ((bit63 - 1) > -2))',
    );
    expect(expressionText(differs(place(1, 'rest'), 0))).toBe('(thread 1 at rest) != 0');
    expect(expressionText(place(0, { phase: 'guest' }))).toBe('thread 0 at phase guest');
    expect(expressionText(place(2, { line: 'f:A' }))).toBe('thread 2 at f:A');
  });
});
