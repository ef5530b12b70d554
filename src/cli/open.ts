/** SCENARIO on the command line: a preset id, a link, a file, or `-`, opened and run to its end. */
import { fail, ok, type Result } from '../base/result.ts';
import type { Source } from '../protocol/messages.ts';
import { nearest } from '../base/nearest.ts';
import { linkIn } from '../scenario/link-in.ts';
import { quoted } from '../scenario/sentence.ts';
import type { Library } from '../worker/library.ts';
import { openAtOnce, type Session } from '../worker/session.ts';
import { readFile, readStandardInput } from './input.ts';

/** The error is one sentence. */
export async function openScenario(
  word: string,
  library: Library,
): Promise<Result<Session, string>> {
  if (word === '-') {
    const text = await readStandardInput();
    return text.ok ? open({ kind: 'text', text: text.value }, library) : text;
  }
  if (linkIn(word) !== null) return open({ kind: 'text', text: word }, library);
  if (library.preset(word) !== undefined) return open({ kind: 'preset', id: word }, library);
  const file = await readFile(word);
  if (file.ok) return open({ kind: 'text', text: file.value }, library);
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

function open(source: Source, library: Library): Result<Session, string> {
  // Nobody draws a timeline here, so its columns are not kept.
  const session = openAtOnce(source, library, { columns: false });
  return session.ok ? ok(session.value) : fail(session.error.sentence);
}
