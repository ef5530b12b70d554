/**
 * The migration board: a guest that may move from one host to another, for each scheme of the debate. A cell
 * is a scenario like any other; what comes of it is for the explorer to find.
 */
import type { BoardInfo, BoardOutcome } from '../../protocol/board.ts';
import type { Case } from '../catalogue.ts';
import { HOSTS, type HostName } from './hosts.ts';
import { starts } from './offer.ts';
import type { Scenario, ScenarioInput, Scheme } from './settings.ts';

/** As rows of cases name them; a scheme that is no option has no other way. */
const OFFERS = {
  flow1: { scheme: 'flow1' },
  flow1refuse: { scheme: 'flow1refuse' },
  flow2: { scheme: 'flow2' },
  option0: { scheme: 'option', option: false },
  option1: { scheme: 'option', option: true },
} as const satisfies Readonly<Record<string, { scheme: Scheme; option?: boolean }>>;

/** Rows and columns. */
export const BOARD_HOSTS = ['oldU', 'oldP', 'newU', 'newP'] as const satisfies readonly HostName[];

type Offer = Pick<Scenario, 'scheme' | 'option'>;

/** The guest starts on `from`, and may move to `to`, once. */
const movedGuest = ({ scheme, option }: Offer, from: HostName, to: HostName): ScenarioInput => ({
  scheme,
  ...(scheme === 'option' && { option }),
  hostCount: 2,
  hosts: [{ ...HOSTS[from] }, { ...HOSTS[to] }],
});

const startsOn = (offer: Offer, from: HostName): boolean =>
  starts({ ...offer, mistakes: NO_MISTAKES }, HOSTS[from]);

const NO_MISTAKES: Scenario['mistakes'] = {
  psscr: 'right',
  advance: 4,
  cause: '9',
  unchecked: false,
};

/**
 * What may come of a cell, the worst first. A guest whose move is refused may stop where it is; one that
 * was never told cedes.
 */
export const OUTCOMES: readonly BoardOutcome[] = [
  { id: 'dies', label: 'dies', ask: 'can any in phase dead' },
  { id: 'refused', label: 'refused', ask: 'can event move-refused' },
  { id: 'native', label: 'pauses', ask: 'can B.lastOutcome == paused' },
  { id: 'emulated', label: 'emulated', ask: 'can B.lastOutcome == trapped' },
  { id: 'cedes', label: 'cedes', ask: 'can event moved' },
];

/** The board of the scheme of a scenario. */
export function boardOf(offer: Offer): BoardInfo {
  return {
    rows: BOARD_HOSTS,
    columns: BOARD_HOSTS,
    cells: BOARD_HOSTS.flatMap((from, row) =>
      BOARD_HOSTS.map((to, column) => ({
        row,
        column,
        starts: startsOn(offer, from),
        scenario: { model: 'guest-stop', ...movedGuest(offer, from, to) },
      })),
    ),
    outcomes: OUTCOMES,
  };
}

/** All cells of all boards as rows of cases: `flow2/newP>oldU`. */
export const BOARD_CASES: readonly Case[] = Object.entries(OFFERS).flatMap(([name, given]) => {
  const offer: Offer = { option: true, ...given };
  return BOARD_HOSTS.flatMap((from) =>
    BOARD_HOSTS.map((to): Case => {
      const row = `${name}/${from}>${to}`;
      return {
        id: row,
        row,
        group: `Board: ${name}`,
        title: `${from} to ${to}, ${name}`,
        sentence: `A guest that starts on ${from} may move to ${to}.`,
        lookFor: 'What its stop is on either host.',
        scenario: movedGuest(offer, from, to),
        ...(!startsOn(offer, from) && { starts: false as const }),
      };
    }),
  );
});
