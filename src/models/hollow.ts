/**
 * The listing of a machine is the same for all its threads. A thread has the programs of the other roles as
 * lines alone: they do nothing, and it never comes to them.
 */
import type { Routine } from '../machine/program.ts';
import { isGroup, type Func, type Statement, type WaitOptions } from '../machine/statement.ts';

/** What an op says about doing something. */
const DEEDS = ['exact', 'events', 'ghosts', 'does'];

/** The same lines without effects. */
export const hollow = ({ name, code }: Routine): Routine => ({ name, code: hollowFunc(code) });

const hollowFunc = (func: Func): Func => ({ ...func, body: func.body.map(hollowStatement) });

function hollowStatement(s: Statement): Statement {
  if (isGroup(s)) return { ...s, body: s.body.map(hollowStatement) };
  switch (s.kind) {
    case 'op': {
      const notes = Object.entries(s.options).filter(([key]) => !DEEDS.includes(key));
      const options: WaitOptions = Object.fromEntries(notes);
      return { ...s, guard: s.guard === null ? null : false, effects: [], options };
    }
    case 'branch':
      return {
        ...s,
        condition: false,
        then: s.then.map(hollowStatement),
        otherwise: s.otherwise.map(hollowStatement),
      };
    case 'loop':
      return { ...s, rounds: s.rounds.map((round) => round.map(hollowStatement)) };
    case 'call':
      return { ...s, callee: hollowFunc(s.callee) };
    case 'goto':
      return s;
  }
}
