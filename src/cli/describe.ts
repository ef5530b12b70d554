/** `describe`: what a scenario's machine is made of. */
import { table } from '../base/text-lines.ts';
import { ok } from '../base/result.ts';
import type { CellInfo, Description, FunctionInfo, LineInfo } from '../protocol/description.ts';
import { json, lines, type Command } from './command.ts';
import { isSimple, type Setting, type SimpleSetting } from '../scenario/settings.ts';
import { editLines, MAX_WIDTH, paragraph } from './text.ts';

export const describe: Command = {
  name: 'describe',
  takes: 'SCENARIO',
  summary: 'its functions and lines, threads, cells, actions and invariants',
  flags: [],
  run: ({ opened: { description } }, flags) =>
    ok(flags.json ? json(withIds(description)) : lines(text(description))),
};

/** The description with the ids of things where it refers to them by index. */
function withIds(description: Description) {
  const { groups, threads, actors, functions } = description;
  return {
    model: description.model,
    title: description.title,
    ticksPerMicrosecond: description.ticksPerMicrosecond,
    edits: description.edits,
    functions: functions.map((info) => ({
      id: info.name,
      file: info.file,
      origin: info.origin,
      summary: info.summary,
      lines: linesOf(description, info).map(({ function: _, ...line }) => line),
    })),
    threads: threads.map(({ id, group, role }) => ({ id, group: groups[group]?.id ?? '', role })),
    groups: groups.map(({ id, label, detail }) => ({ id, label, detail })),
    cells: description.cells,
    registers: description.registers,
    actions: actors.flatMap((actor) =>
      actor.kind === 'thread'
        ? []
        : {
            id: actor.id,
            label: actor.label,
            thread: threads[actor.thread]?.id ?? null,
            injects: actor.injects,
          },
    ),
    events: description.events.map(({ id, label }) => ({ id, label })),
    invariants: description.invariants,
    questions: description.questions ?? [],
    settings: description.settings.settings,
    switches: description.switches,
  };
}

function* text(description: Description): Generator<string> {
  const { title, functions, groups, threads, cells, actors, invariants, switches } = description;
  const { questions = [] } = description;
  yield title;
  if (description.edits.length > 0) yield* section('What-if edits');
  yield* editLines(description);
  for (const info of functions) yield* functionText(description, info);
  yield* section('Threads');
  yield* table(
    threads.map(({ id, group, role }) => [
      id,
      role,
      groups[group]?.label ?? '',
      groups[group]?.detail ?? '',
    ]),
  );
  yield* section('Cells');
  yield* cellText(cells);
  yield* section('Actions of the environment');
  yield* table(actors.flatMap(({ kind, id, label }) => (kind === 'thread' ? [] : [[id, label]])));
  yield* section('Invariants');
  for (const { id, title: name, sentence } of invariants) {
    yield `  ${id}: ${name}`;
    yield* paragraph(sentence, '      ');
  }
  if (questions.length > 0) yield* section('Questions');
  for (const { id, title: name, sentence, ask } of questions) {
    yield `  ${id}: ${name}`;
    yield* paragraph(sentence, '      ');
    yield* paragraph(ask, '      ');
  }
  yield* section('Settings');
  yield* settingLines(description.settings.settings, '  ');
  if (switches.length > 0) yield* section('What the sources leave open');
  for (const { id, sentence } of switches) yield* paragraph(`${id}: ${sentence}`, '  ');
}

function section(title: string): string[] {
  return ['', title];
}

/**
 * A function as the code pane shows it: its name, where it stands, its lines. In an edited program a
 * first column says, as a diff does, what is no more (`-`) and what is new (`+`).
 */
function* functionText(description: Description, info: FunctionInfo): Generator<string> {
  const origin = [info.file, info.origin].filter((part) => part !== '').join(' · ');
  const gap = Math.max(2, MAX_WIDTH - info.name.length - origin.length);
  yield '';
  yield (info.name + ' '.repeat(gap) + origin).trimEnd();
  const all = linesOf(description, info);
  const width = Math.max(0, ...all.map(({ label }) => label.length));
  const edited = description.edits.length > 0;
  for (const { label, indent, text: line, edit } of all) {
    const sign = edited ? `${edit?.sign ?? ' '} ` : '';
    yield `${sign}${label.padEnd(width)}  ${'  '.repeat(indent)}${line}`.trimEnd();
  }
}

function linesOf(description: Description, info: FunctionInfo): LineInfo[] {
  return info.lines.flatMap((index) => description.lines[index] ?? []);
}

/** Cells that every thread or group has are told once: `t{0..7}.flag`. */
function cellText(cells: readonly CellInfo[]): string[] {
  const alike = new Map<string, CellInfo[]>();
  for (const cell of cells) {
    const key = [cell.scope, cell.id.replace(/^[a-z]+[0-9]+[.]/, ''), cell.summary].join(' ');
    alike.set(key, [...(alike.get(key) ?? []), cell]);
  }
  const rows = [...alike.values()].map((all) => [idsOf(all), whatItIs(all)] as const);
  const width = Math.max(0, ...rows.map(([ids]) => ids.length));
  return rows.flatMap(([ids, what]) => {
    const [first = '', ...more] = paragraph(what, ' '.repeat(width + 4));
    return [`  ${ids.padEnd(width)}  ${first.trimStart()}`, ...more];
  });
}

function whatItIs([cell]: readonly CellInfo[]): string {
  if (cell === undefined) return '';
  const { summary, names, min, max } = cell;
  return `${summary} [${names.length > 0 ? names.join(', ') : `${min}..${max}`}]`;
}

/** The ids of several cells as one, where they differ: `node{0..3}.k`. */
function idsOf(cells: readonly CellInfo[]): string {
  const first = cells[0]?.id ?? '';
  const last = cells.at(-1)?.id ?? '';
  const digits = /[0-9]+/;
  return cells.length === 1
    ? first
    : first.replace(digits, (number) => `{${number}..${digits.exec(last)?.[0] ?? ''}}`);
}

/** A line a setting: its key, what it may be, what it is by default; then what it decides. */
function* settingLines(settings: readonly Setting[], indent: string): Generator<string> {
  for (const setting of settings) {
    if (!isSimple(setting)) {
      yield `${indent}${setting.key}${setting.kind === 'list' ? `[] (as many as ${setting.length} says)` : ''}`;
      yield* settingLines(setting.settings, `${indent}  `);
      continue;
    }
    const what = `${setting.key}: ${rangeOf(setting)}; ${String(setting.default)} by default`;
    const [first = '', ...more] = paragraph(what, `${indent}    `);
    yield indent + first.trimStart();
    yield* more;
    const help = setting.help === '' ? setting.label : setting.help;
    yield* paragraph(help, `${indent}    `);
  }
}

function rangeOf(setting: SimpleSetting): string {
  switch (setting.kind) {
    case 'choice':
      return setting.options.map(({ value }) => String(value)).join(', ');
    case 'whole':
      return `${setting.min} to ${setting.max}${setting.shared === undefined ? '' : `, shared by ${setting.shared.among}`}`;
    case 'flag':
      return 'true, false';
    case 'ticks':
      return 'ticks, e.g. 0x1000000000, or a time, e.g. -134.2 s';
  }
}
