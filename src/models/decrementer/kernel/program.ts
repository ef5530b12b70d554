/** What a program file has at hand for a thread: the setup, its rules, and whose the thread is. */
import { type Effect, type Func, type LineNotes } from '../../../machine/statement.ts';
import type { Path } from '../era.ts';
import type { HostRules, Rules } from '../rules.ts';
import { hostOf, isOwner, type Host, type Setup, type Thread } from '../setup.ts';
import { store, type Rule } from '../words-of-memory.ts';
import { defined } from '../../../base/assert.ts';

export interface At {
  readonly setup: Setup;
  readonly rules: Rules;
  readonly t: Thread;
  readonly host: Host;
  readonly own: HostRules;
  readonly primary: Thread;
  readonly secondary: Thread | undefined;
  /** The timer of the guest belongs to this thread's vCPU. */
  readonly isOwner: boolean;
  readonly path: Path;
}

export function at(setup: Setup, rules: Rules, t: Thread): At {
  const host = hostOf(setup, t);
  return {
    setup,
    rules,
    t,
    host,
    own: defined(rules.hosts[host.index], host.name),
    primary: defined(host.threads[0], 'a primary'),
    secondary: host.threads[1],
    isOwner: isOwner(setup, t),
    path: setup.era.path,
  };
}

/** Of the thread that has the timer: another vCPU’s words are not followed. */
export const storeOwn = ({ setup, isOwner: owns }: At, rule: Rule): Effect[] =>
  owns ? store(rule, setup.moments) : [];

export const storeAny = ({ setup }: At, rule: Rule): Effect[] => store(rule, setup.moments);

/** Marks a line that this kernel has changed against the one before. */
export const since = ({ path }: At, ...changed: readonly Path[]): LineNotes =>
  changed.includes(path) ? { added: true } : {};

export const when = <T>(holds: boolean, lines: () => readonly T[]): readonly T[] =>
  holds ? lines() : [];

/** Where a function stands, and as of which commit it reads like this. */
export const source = (
  file: string,
  origin: string,
  name: string,
  summary: string,
  body: Func['body'],
): Func => ({ file, origin, name, summary, body });
