/** `survey`: what the exhaustive search says of a model's scenarios, as Markdown. */
import { createHash } from 'node:crypto';
import { fail, ok } from '../base/result.ts';
import type { Found, Survey } from '../models/survey.ts';
import { surveys } from '../models/surveys.ts';
import { digestOf, find } from '../survey/find.ts';
import { replay } from '../survey/replay.ts';
import type { Library } from '../worker/library.ts';
import { lines, type Command, type Tell } from './command.ts';
import { RowFile } from './row-file.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export const survey: Command = {
  name: 'survey',
  takes: '',
  summary: 'searches every dimension of a scenario and writes the verdicts as Markdown',
  flags: ['rows', 'model'],
  run: async ({ library }, { rows }, tell) => {
    const { model } = library.settings;
    const load = surveys[model];
    if (load === undefined) return fail(`survey: the model ${model} has none`);
    return ok(lines(page(await load(), library, new RowFile(rows), tell)));
  },
};

/** Every row is said, and kept, as it is found: all together take minutes. */
function* page(
  { rows, maxStates, begin }: Survey,
  library: Library,
  kept: RowFile,
  tell: Tell,
): Generator<string> {
  const written = begin();
  for (const [index, row] of rows.entries()) {
    const key = { row: row.id, digest: digestOf(row, { library, sha256 }), maxStates };
    const known = kept.get(key);
    const found: Found = known ?? find(row, { library, sha256 }, maxStates);
    if (known === null) kept.add(key, found);
    const said = written.add(row, found, replay(row, found, library));
    tell(`${index + 1} of ${rows.length}, ${known ? 'known' : 'new'}: ${said}`);
  }
  yield* written.lines();
}
