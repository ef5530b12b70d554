/** A step as a clause for people: who does it, and what, `t4` and `loads every clock`. */
import { enumerated } from '../../base/enumerated.ts';
import type { AssembledMachine } from '../../machine/assemble.ts';
import type { AccessReader } from './accesses.ts';
import type { Action } from './action.ts';

export interface Clause {
  /** '' when `verb` is a sentence of its own. */
  readonly subject: string;
  readonly verb: string;
}

/** `agent` is whose deed it is. */
export function clauseOf(
  machine: AssembledMachine,
  reader: AccessReader,
  action: Action,
  state: Int32Array,
  agent: number,
): Clause {
  const subject = agent < machine.threads ? machine.actors[agent]!.label : '';
  const deed = deedOf(reader, action, state);
  if (deed !== '' && subject !== '') return { subject, verb: deed };
  if (action.instruction < 0) return { subject: '', verb: action.text };
  return { subject, verb: `executes \`${action.text}\`` };
}

function deedOf(reader: AccessReader, { does }: Action, state: Int32Array): string {
  if (typeof does === 'string') return does;
  return does.find(({ when }) => reader.evaluate(when, state) !== 0)?.text ?? '';
}

/** `t4 loads every clock before t0 subtracts its offset`; several `later` do the same. */
export function beforeSentence(earlier: Clause, later: readonly Clause[]): string {
  return `${textOf(earlier)} before ${laterText(earlier, later)}`;
}

/** The same the other way round: `t0 subtracts its offset before t4 loads every clock`. */
export function reversedSentence(earlier: Clause, later: readonly Clause[]): string {
  const nobody = { subject: '', verb: '' };
  const isSame =
    earlier.subject !== '' && later.every(({ subject }) => subject === earlier.subject);
  return `${laterText(nobody, later)} before ${isSame ? `it ${earlier.verb}` : textOf(earlier)}`;
}

const textOf = ({ subject, verb }: Clause): string =>
  subject === '' ? verb : `${subject} ${verb}`;

function laterText(earlier: Clause, later: readonly Clause[]): string {
  const [first] = later;
  if (first === undefined) return '';
  // One and the same thread may come more than once.
  const subjects = [...new Set(later.map(({ subject }) => subject))];
  if (subjects.length > 1)
    return `${subjects.length === 2 ? 'either' : 'any'} of ${enumerated(subjects)} ${first.verb}`;
  const isSame = first.subject !== '' && first.subject === earlier.subject;
  return isSame ? `it ${first.verb}` : textOf(first);
}
