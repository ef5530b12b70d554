/**
 * Answers of an exam as text for an address, and back. They are what somebody has done, and nothing else: what
 * they are worth is found anew by whoever opens them. Whatever comes in is refused with a sentence, or comes out
 * as it was written.
 */
import { Hash32 } from '../../base/hash.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import type { ExamAnswer } from '../../grading/exam.ts';
import type { ExamItem } from '../../lessons/exam/exam-item.ts';
import type { Task } from '../../lessons/lesson.ts';
import { pack, unpack } from '../../scenario/base64url.ts';
import { readEdits, writeEdits } from '../../scenario/edit-text.ts';
import { misfitOf, tidied } from '../../scenario/plain-text.ts';
import { readTurns, writeTurns } from './turns-text.ts';

export interface Answers {
  /** Of whoever has given them; '' for none. */
  readonly name: string;
  /** One for each question; null where none was given. */
  readonly answers: readonly (ExamAnswer | null)[];
}

const FORMAT = '1';
/** Far more than the longest runs that anybody makes. */
const MOST_CHARACTERS = 20_000;
const BYTE = 8;

/** Of the sitting of that number, which draws these items. */
export function textOfAnswers(
  number: number,
  items: readonly ExamItem[],
  { name, answers }: Answers,
): string {
  const lines = items.map(({ id, card }, i) => `${id}=${textOf(card.task, answers[i] ?? null)}`);
  const bytes = new TextEncoder().encode([name, ...lines].join('\n'));
  const body = pack([...bytes], BYTE);
  return `${FORMAT}.${checksumOf(number, body)}.${body}`;
}

export function answersFrom(
  number: number,
  items: readonly ExamItem[],
  text: string,
): Result<Answers, string> {
  if (text.length > MOST_CHARACTERS) return fail('This link is longer than any result is.');
  const [format = '', checksum = '', body = '', ...more] = text.split('.');
  if (/^[1-9]\d{0,5}$/.test(format) && Number(format) > Number(FORMAT))
    return fail('This result was made by a newer version of Resync Scope.');
  if (format !== FORMAT || more.length > 0 || checksum !== checksumOf(number, body))
    return fail('This link to a result is damaged: a part of it is missing, or is another one.');
  const plain = plainOf(body);
  if (plain === null) return fail('This link to a result is damaged: it is no text.');
  const [name = '', ...lines] = plain.split('\n');
  const misfit = misfitOf('title', name);
  if (misfit !== null || tidied(name) !== name)
    return fail(`The name in this link cannot be shown${misfit === null ? '' : `: ${misfit}`}.`);
  const ids = lines.map((line) => line.slice(0, line.indexOf('=')));
  if (ids.length !== items.length || items.some(({ id }, i) => ids[i] !== id))
    return fail(
      `These answers are to other questions than those of sitting ${number} here: another version of Resync Scope has drawn them.`,
    );
  const answers: (ExamAnswer | null)[] = [];
  for (const [i, { id, card }] of items.entries()) {
    const answer = answerFrom(card.task, (lines[i] ?? '').slice(id.length + 1));
    if (answer === undefined) return fail(`Answer ${i + 1} of this link cannot be read.`);
    answers.push(answer);
  }
  return ok({ name, answers });
}

/** A name as it is kept; what is too long, or cannot be shown, is a sentence. */
export function nameFrom(text: string): Result<string, string> {
  const name = tidied(text).replaceAll('\n', ' ');
  const misfit = misfitOf('title', name);
  return misfit === null ? ok(name) : fail(`The name cannot be taken: ${misfit}.`);
}

/** Tells damage; it is no signature. */
const checksumOf = (number: number, body: string): string =>
  new Hash32().integer(number).string(body).hex();

function plainOf(body: string): string | null {
  const bytes = unpack(body, Math.floor((body.length * 6) / BYTE), BYTE);
  if (bytes === null) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(new Uint8Array(bytes));
  } catch {
    return null;
  }
}

function textOf(task: Task, answer: ExamAnswer | null): string {
  switch (answer?.kind) {
    case undefined:
      return '';
    case 'choice':
      return String(answer.place + 1);
    case 'way':
      return writeTurns(answer.way);
    case 'edit':
      return writeEdits([answer.edit]);
    case 'settings': {
      const offers = task.kind === 'settings' ? task.offers : [];
      return offers
        .map(({ setting, values }) => values.findIndex((one) => one === answer.change[setting]) + 1)
        .join('.');
    }
  }
}

/** undefined for a text that is no answer to this. */
function answerFrom(task: Task, text: string): ExamAnswer | null | undefined {
  if (text === '') return null;
  switch (task.kind) {
    case 'predict':
    case 'where': {
      const place = placeIn(task.choices, text);
      return place === undefined ? undefined : { kind: 'choice', place };
    }
    case 'reach': {
      const way = readTurns(text);
      return way === null ? undefined : { kind: 'way', way };
    }
    case 'break':
    case 'repair': {
      const [edit, ...others] = readEdits(text) ?? [];
      return edit === undefined || others.length > 0 ? undefined : { kind: 'edit', edit };
    }
    case 'settings': {
      const places = text.split('.');
      if (places.length !== task.offers.length) return undefined;
      const chosen = task.offers.flatMap(({ setting, values }, i) => {
        const value = values[placeIn(values, places[i] ?? '') ?? -1];
        return value === undefined ? [] : [[setting, value] as const];
      });
      // 0 is for an offer that was left as it is.
      const isWhole = places.every(
        (one, i) => one === '0' || placeIn(task.offers[i]?.values ?? [], one) !== undefined,
      );
      if (!isWhole || chosen.length === 0) return undefined;
      return { kind: 'settings', change: Object.fromEntries(chosen) };
    }
  }
}

/** From 1 in the text; undefined where there is no such place. */
function placeIn(list: readonly unknown[], text: string): number | undefined {
  const place = /^[1-9]\d?$/.test(text) ? Number(text) - 1 : -1;
  return place >= 0 && place < list.length ? place : undefined;
}
