/** SCENARIO on the command line: a preset id, a link, a file, or `-`, opened and run to its end. */
import { fail, ok, type Result } from '../base/result.ts';
import type { Source } from '../protocol/messages.ts';
import { nearest } from '../base/nearest.ts';
import { parseScenarioText } from '../scenario/parse-text.ts';
import { quoted } from '../scenario/sentence.ts';
import type { Library } from '../worker/library.ts';
import { openAtOnce, type Session } from '../worker/session.ts';
import { readFile, readStandardInput } from './input.ts';

export interface OpenedScenario {
  readonly session: Session;
  /** What was rounded or adapted, sentences for people. */
  readonly notices: readonly string[];
}

/** The error is one sentence. */
export async function openScenario(
  word: string,
  library: Library,
): Promise<Result<OpenedScenario, string>> {
  if (word === '-') {
    const text = await readStandardInput();
    return text.ok ? openText(text.value, library) : text;
  }
  if (isLink(word)) return openLink(word, library);
  if (library.preset(word) !== undefined) return open({ kind: 'preset', id: word }, library);
  const file = await readFile(word);
  if (file.ok) return openText(file.value, library);
  return fail(file.error.kind === 'bad' ? file.error.sentence : unknownWord(word, library));
}

function unknownWord(word: string, library: Library): string {
  const guess = nearest(
    word,
    library.presets.map(({ id }) => id),
  );
  return (
    `no preset, link or file is called ${quoted(word)}; ` +
    (guess === null ? '"scope list" shows the presets' : `did you mean ${guess}?`)
  );
}

/** A hash, or an address that may have one. */
function isLink(text: string): boolean {
  return text.startsWith('#') || /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
}

function openLink(text: string, library: Library): Result<OpenedScenario, string> {
  const start = text.indexOf('#');
  if (start < 0) return fail(`the address ${quoted(text)} has no link, for it has no #`);
  return open({ kind: 'link', hash: text.slice(start) }, library);
}

/** A scenario as JSON, or a link that somebody kept in a file. */
function openText(text: string, library: Library): Result<OpenedScenario, string> {
  const trimmed = text.trim();
  if (isLink(trimmed)) return openLink(trimmed, library);
  const parsed = parseScenarioText(text);
  if (!parsed.ok) return parsed;
  const { scenario, notices } = parsed.value;
  return open({ kind: 'scenario', scenario, step: 0 }, library, notices);
}

function open(
  source: Source,
  library: Library,
  notices: readonly string[] = [],
): Result<OpenedScenario, string> {
  // Nobody draws a timeline here, so its columns are not kept.
  const session = openAtOnce(source, library, { columns: false });
  if (!session.ok) return fail(session.error.sentence);
  return ok({ session: session.value, notices: [...notices, ...session.value.opened.notices] });
}
