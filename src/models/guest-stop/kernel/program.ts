/** What program files have in common: functions with where they come from, and jumps to a host's code. */
import { equal } from '../../../machine/expression.ts';
import {
  branch,
  goto,
  type EventMark,
  type Func,
  type Statement,
} from '../../../machine/statement.ts';
import type { Term } from '../../../machine/expression.ts';
import type { Host, Setup } from '../setup.ts';

/** Where a function stands, and as of which version it reads like this. */
export const source = (
  file: string,
  origin: string,
  name: string,
  summary: string,
  body: Func['body'],
): Func => ({ file, origin, name, summary, body });

/** Functions of the second host say so in their names: its kernel may be another. */
export const nameOn = (host: Host, name: string): string =>
  host.index === 0 ? name : `${name}_on_${host.id}`;

/** Of a line that is no code: it stands for where the vCPU is. */
export const IN_PLACE = { needed: 'the vCPU is where it is' } as const;

/** Of what the hardware decides in the step before it. */
export const HARDWARE = { ...IN_PLACE, glued: true } as const;

/** Leaves for the routine of this name on the host where the guest is. */
export function toHost({ hosts, host }: Setup, routine: string, text: string): Statement[] {
  const there = (h: Host): Statement => goto(`${routine}-${h.id}`, text, IN_PLACE);
  const [first, second] = hosts;
  if (first === undefined) return [];
  if (second === undefined) return [there(first)];
  return [
    branch(`if (on host ${second.id})`, equal(host, 1), [there(second)], [there(first)], IN_PLACE),
  ];
}

export const happens = (event: string, outcome = '', when: Term = true): EventMark => ({
  event,
  when,
  outcome,
});
