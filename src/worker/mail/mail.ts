/**
 * A moment of a run as plain text for a mail: what the machine is, what was set, what happened, the
 * registers, and how to get there. At most 72 characters a line, so that nobody's mail program breaks
 * one; only a link is longer.
 */
import { fail, ok, type Result } from '../../base/result.ts';
import { table, wrapped } from '../../base/text-lines.ts';
import type { Failure } from '../../protocol/messages.ts';
import { titleOf } from '../../scenario/title.ts';
import { microseconds, registerText } from '../printed.ts';
import type { Session } from '../session.ts';
import { inAscii } from './ascii.ts';
import { happeningsOf, type Happening } from './happenings.ts';
import { settingsTold } from './settings-told.ts';

const WIDTH = 72;

/** `address`: of the page, without its hash; '' where nobody knows it. The run must have ended. */
export function mailOf(session: Session, step: number, address: string): Result<string, Failure> {
  const link = session.link(step);
  if (!link.ok) return fail(link.error);
  const { scenario } = session.opened;
  const { title, note } = titleOf(scenario);
  const parts = [
    title === '' ? [] : [...wrapped(title, WIDTH), '='.repeat(Math.min(WIDTH, title.length))],
    note === '' ? [] : note.split('\n').flatMap((line) => wrapped(line, WIDTH)),
    machineLines(session).map(inAscii),
    verdictLines(session).map(inAscii),
    happeningLines(session, step).map(inAscii),
    registerLines(session, step).map(inAscii),
    linkLines(session, address, link.value),
  ];
  return ok(
    parts
      .filter((part) => part.length > 0)
      .map((part) => `${part.join('\n')}\n`)
      .join('\n'),
  );
}

function machineLines({ opened }: Session): string[] {
  const { description, scenario, base, presets, changed } = opened;
  const preset = presets.find(({ id }) => id === base);
  const told = settingsTold(description, scenario);
  const width = Math.max(...told.map(([label]) => label.length));
  return [
    ...wrapped(`Machine: ${description.title}`, WIDTH),
    ...(preset === undefined
      ? []
      : wrapped(`Scenario: ${preset.title}${changed ? ', changed' : ''}`, WIDTH)),
    ...told.flatMap(([label, value]) => hanging(`  ${label.padEnd(width)}  `, value)),
  ];
}

function verdictLines(session: Session): string[] {
  const { invariants } = session.opened.description;
  const { violations, steps, end } = session.finished();
  const broken = [...violations].sort((a, b) => a.step - b.step);
  const holding = invariants.length - new Set(broken.map(({ invariant }) => invariant)).size;
  const lead =
    broken.length === 0
      ? `RIGHT: all ${holding} invariants hold in this run, which has ${steps} steps.`
      : `WRONG: ${broken.length} of ${invariants.length} invariants break in this run, which has ${steps} steps.`;
  return [
    ...wrapped(lead, WIDTH),
    ...broken.flatMap(({ invariant, step, sentence }) => {
      const info = invariants[invariant];
      const words = [ended(sentence), info?.consequence ?? ''].join(' ').trim();
      return hanging('  - ', `${info?.id ?? ''}, after step ${step}: ${words}`);
    }),
    ...wrapped(end, WIDTH),
  ];
}

function happeningLines(session: Session, selected: number): string[] {
  const { description } = session.opened;
  const { happenings, left, seen } = happeningsOf(session, selected);
  if (happenings.length === 0) return [];
  const { steps, timeTicks } = session.finished();
  const most = (of: (one: Happening) => string) =>
    Math.max(...happenings.map((one) => of(one).length));
  const actorOf = ({ line }: Happening) => description.actors[line.actor]?.id ?? '';
  const widths = {
    step: String(steps).length,
    time: microseconds(timeTicks, description.ticksPerMicrosecond).length,
    actor: most(actorOf),
  };
  const lines = happenings.flatMap((one) => {
    const { line, what, broken } = one;
    const step = line.step + 1;
    const head = [
      step === selected ? '>' : ' ',
      String(step).padStart(widths.step),
      microseconds(line.timeTicks, description.ticksPerMicrosecond).padStart(widths.time),
      actorOf(one).padEnd(widths.actor),
      '',
    ].join(' ');
    const where = line.function === '' ? '' : `${line.function}: `;
    const came = what === '' || line.text.endsWith(what) ? '' : ` | ${what}`;
    const ids = broken.map(({ invariant }) => description.invariants[invariant]?.id ?? '');
    const breaks = ids.length === 0 ? '' : ` | BROKEN: ${ids.join(', ')}`;
    return hanging(head, `${where}${line.text}${came}${breaks}`);
  });
  const more = left === 0 ? [] : [`${left} more events are left out.`];
  const unseen = seen === steps ? [] : [`Events after step ${seen} are left out.`];
  return [
    'What happened (step, microseconds, who)',
    ...lines,
    ...[...more, ...unseen].flatMap((sentence) => wrapped(sentence, WIDTH)),
  ];
}

/** Those of single threads are many, and seldom what is asked for. */
function registerLines(session: Session, step: number): string[] {
  const snapshot = session.snapshot(step);
  if (!snapshot.ok) return [];
  const { registers, ticksPerMicrosecond } = session.opened.description;
  const { registers: values, timeTicks } = snapshot.value;
  const rows = registers.flatMap((info, i) =>
    info.scope === 'thread' ? [] : [[info.id, registerText(info, values[i] ?? 0n), info.label]],
  );
  if (rows.length === 0) return [];
  const time = microseconds(timeTicks, ticksPerMicrosecond);
  const heads = table(rows.map(([id = '', value = '']) => [id, value, '|']));
  return [
    `Registers after step ${step}, at ${time} us`,
    ...rows.flatMap(([, , label = ''], i) => hanging(heads[i]?.slice(0, -1) ?? '', label)),
  ];
}

function linkLines(session: Session, address: string, hash: string): string[] {
  return [
    address === '' ? 'This moment, behind the address of Resync Scope:' : 'This moment:',
    address === '' ? hash : `<${address}${hash}>`,
    `The run ends with the checksum ${session.finished().checksum}.`,
  ];
}

/** Text behind a head, and under itself where it is too long. */
function hanging(head: string, text: string): string[] {
  const [first = '', ...more] = wrapped(text, WIDTH, ' '.repeat(head.length));
  return [head + first.trimStart(), ...more];
}

const ended = (sentence: string): string => (/[.!?]$/.test(sentence) ? sentence : `${sentence}.`);
