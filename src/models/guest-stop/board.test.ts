/**
 * What an exhaustive search finds in every cell of the migration board. The facts hold all of it back: it was
 * found, and then thought through.
 */
import { describe, expect, it } from 'vitest';
import { asked } from '../../testing/explorer/asked.ts';
import { everyOrder } from '../../testing/explorer/searched.ts';
import { opened, presetIn } from '../../testing/opened.ts';
import { BOARD_CASES, BOARD_HOSTS, OUTCOMES } from './board.ts';
import { catalogue } from './catalogue.ts';

const MOST_STATES = 10_000;

/** Outcome and broken rows: `dies G1 G5 L1`; `-` where nothing starts. */
function found({ scenario, starts }: (typeof BOARD_CASES)[number]): string {
  if (starts === false) return '-';
  const { verdict, brokenRows, machine } = everyOrder(catalogue, scenario, MOST_STATES);
  expect(verdict).toMatchObject({ complete: true, deadlocks: 0 });
  const outcome = OUTCOMES.find(({ ask }) => asked(machine, ask).holds === true)?.id ?? 'none';
  const canGoOn = asked(machine, 'still vm.handled == 2').holds === true;
  return [outcome, ...brokenRows, ...(canGoOn ? [] : ['L1'])].join(' ');
}

const DIES = 'dies G1 L1';
const REFUSED = 'refused G4';
const LOCKED = 'refused G4 G5';

/** Rows are where the guest starts, columns where it goes: oldU, oldP, newU, newP. */
const BOARD: Readonly<Record<string, readonly (readonly string[])[]>> = {
  // Only newP has the capability. A guest that starts elsewhere is never told, and cedes wherever it goes; the
  // same command line on newP would tell it (G5). From newP it dies where patch 1 is missing.
  flow1: [
    ['cedes', 'cedes', 'cedes', 'cedes G5'],
    ['cedes', 'cedes', 'cedes', 'cedes G5'],
    ['cedes', 'cedes', 'cedes', 'cedes G5'],
    ['dies G1 G5 L1', 'emulated G5', 'dies G1 G5 L1', 'native'],
  ],
  // The rule goes by the capability of the destination alone: it also holds back a guest that was never told,
  // and that nothing would harm.
  flow1refuse: [
    [REFUSED, REFUSED, REFUSED, 'cedes G5'],
    [REFUSED, REFUSED, REFUSED, 'cedes G5'],
    [REFUSED, REFUSED, REFUSED, 'cedes G5'],
    [LOCKED, LOCKED, LOCKED, 'native'],
  ],
  // Every guest is told the same. Where either host lacks patch 1 the first stop there kills.
  flow2: [
    [DIES, DIES, DIES, DIES],
    [DIES, 'emulated', DIES, 'native'],
    [DIES, DIES, DIES, DIES],
    [DIES, 'emulated', DIES, 'native'],
  ],
  option0: BOARD_HOSTS.map(() => BOARD_HOSTS.map(() => 'cedes')),
  // Refused only where the command line does not start: nothing breaks.
  option1: [
    ['-', '-', '-', '-'],
    ['refused', 'emulated', 'refused', 'native'],
    ['-', '-', '-', '-'],
    ['refused', 'emulated', 'refused', 'native'],
  ],
};

describe('the migration board', () => {
  it.each(Object.entries(BOARD))('%s', (name, expected) => {
    const cells = BOARD_CASES.filter(({ row }) => row.startsWith(`${name}/`)).map(found);
    const rows = BOARD_HOSTS.map((_, i) => cells.slice(4 * i, 4 * i + 4));
    expect(rows).toEqual(expected);
  });

  it('of a run has the scenarios of its own scheme', () => {
    const { scenario } = presetIn(catalogue, 'S6');
    const { board } = opened(catalogue, scenario).description;
    expect(board?.cells).toHaveLength(16);
    const cell = board?.cells.find(({ row, column }) => row === 3 && column === 0);
    const listed = BOARD_CASES.find(({ row }) => row === 'flow1/newP>oldU');
    expect(cell?.scenario).toEqual({ model: 'guest-stop', ...listed?.scenario });
  });
});
