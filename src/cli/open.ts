/** SCENARIO on the command line: a preset id, a link, a file, or `-`, opened and run to its end. */
import { fail, ok, type Result } from '../base/result.ts';
import type { Source } from '../protocol/messages.ts';
import { nearest } from '../base/nearest.ts';
import { linkIn } from '../scenario/link-in.ts';
import { quoted } from '../scenario/sentence.ts';
import type { Libraries } from '../worker/libraries.ts';
import type { Library } from '../worker/library.ts';
import { openAtOnce, type Session } from '../worker/session.ts';
import { readFile, readStandardInput } from './input.ts';

/** The error is one sentence. */
export async function openScenario(
  word: string,
  libraries: Libraries,
): Promise<Result<Session, string>> {
  if (word === '-') {
    const text = await readStandardInput();
    return text.ok ? open({ kind: 'text', text: text.value }, libraries) : text;
  }
  if (linkIn(word) !== null) return open({ kind: 'text', text: word }, libraries);
  const all = await Promise.all(libraries.entries.map(({ id }) => libraries.load(id)));
  const model = all.find((library) => library.preset(word) !== undefined)?.settings.model;
  if (model !== undefined) return open({ kind: 'preset', id: word, model }, libraries);
  const row = all.map((library) => library.caseNamed(word)).find((one) => one !== undefined);
  if (row !== undefined) return open({ kind: 'text', text: JSON.stringify(row) }, libraries);
  const file = await readFile(word);
  if (file.ok) return open({ kind: 'text', text: file.value }, libraries);
  return fail(file.error.kind === 'bad' ? file.error.sentence : unknownWord(word, all));
}

function unknownWord(word: string, all: readonly Library[]): string {
  const guess = nearest(
    word,
    all.flatMap(({ presets }) => presets.map(({ id }) => id)),
  );
  return (
    `no preset, link or file is called ${quoted(word)}; ` +
    (guess === null ? '"scope list" shows the presets' : `did you mean ${guess}?`)
  );
}

async function open(source: Source, libraries: Libraries): Promise<Result<Session, string>> {
  const model = libraries.modelOf(source);
  if (!model.ok) return fail(model.error.sentence);
  // Nobody draws a timeline here, so its columns are not kept.
  const session = openAtOnce(source, await libraries.load(model.value), { columns: false });
  return session.ok ? ok(session.value) : fail(session.error.sentence);
}
