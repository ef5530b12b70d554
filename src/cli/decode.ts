/** `decode`: what a log, or a value of a register, says: bit by bit, and what happened. */
import { table } from '../base/text-lines.ts';
import { fail, ok } from '../base/result.ts';
import { LogReader } from '../decode/reader.ts';
import { MODEL } from '../decode/plans/index.ts';
import type { LogCpu, LogReading } from '../protocol/log-reading.ts';
import { json, lines, type Command } from './command.ts';
import { reproduced, withRuns } from '../worker/reading/reproduce.ts';
import { eachPiece } from './input.ts';
import { runPrinting } from './run-printing.ts';
import { item, paragraph } from './text.ts';

export const decode: Command = {
  name: 'decode',
  takes: '[TEXT… | -]',
  summary: 'what a log says, or a value of a register: bit by bit, and what happened',
  flags: ['run', 'scenario', 'maxStates'],
  async run(words, flags, libraries) {
    const reader = new LogReader();
    if (words.length === 0 || words.join(' ') === '-') {
      if (words.length === 0 && process.stdin.isTTY)
        return fail('decode needs a text, or - and a log on standard input');
      const read = await eachPiece((text) => {
        reader.push(text);
      });
      if (!read.ok) return read;
    } else reader.push(words.join(' '));
    const found = reader.end();
    if (!found.ok) return fail(`${found.error}, a log through -`);
    if (flags.run === true || flags.scenario !== null)
      return runPrinting(reader.printed, flags, libraries);
    const library = await libraries.load(MODEL);
    const readings = withRuns(reproduced(found.value, reader.plans, library));
    return ok(flags.json ? jsonList(readings) : lines(readings.flatMap(block)));
  },
};

/** As one JSON value, in pieces: a long log makes a long list. */
function* jsonList(readings: readonly LogReading[]): Generator<string> {
  for (const [i, reading] of readings.entries()) {
    const text = [...json(reading)].join('').trimEnd().replaceAll('\n', '\n  ');
    yield `${i === 0 ? '[\n  ' : ',\n  '}${text}`;
  }
  yield readings.length === 0 ? '[]\n' : '\n]\n';
}

function block({
  source,
  register,
  value,
  cpu,
  time,
  fields,
  sentences,
  scenario,
}: LogReading): string[] {
  const head = [
    `${source.line}:${source.column}`,
    register ?? '',
    value ?? '',
    cpu === null ? '' : cpuText(cpu),
    time?.text ?? '',
  ];
  const set = fields.filter((field) => field.value !== 0);
  return [
    head.filter((word) => word !== '').join('  '),
    ...wrapped(set.map(({ name, bits, value: number, meaning }) => [bits, name, number, meaning])),
    ...sentences.flatMap((sentence) => item(sentence, '  ')),
    ...(scenario === null ? [] : [`  ${scenario}`]),
    '',
  ];
}

/** Columns, the last one broken into lines under itself. */
function wrapped(rows: readonly (readonly [string, string, number, string])[]): string[] {
  const heads = table(
    rows.map(([bits, name, value]) => [bits, name, String(value), '|']),
    '    ',
  );
  return rows.flatMap(([, , , meaning], i) => {
    const head = (heads[i] ?? '').replace(/\|$/, '');
    const [first = '', ...more] = paragraph(meaning, ' '.repeat(head.length));
    return [head + first.trimStart(), ...more];
  });
}

function cpuText({ pir, processor, chip, core, thread }: LogCpu): string {
  const parts = [
    chip === null ? '' : `chip ${chip}`,
    core === null ? '' : `core ${core}`,
    thread === null ? '' : `thread ${thread}`,
  ].filter((part) => part !== '');
  return [processor ?? '', pir ?? '', parts.join(', ')].filter((part) => part !== '').join(' ');
}
