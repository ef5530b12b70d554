/** Notices and refusals as the page prints them: fields by the names that their inputs have, one sentence each. */
import { fieldLabel, pathIn, type Settings } from '../../scenario/settings.ts';
import { ended } from '../format/sentence.ts';

const FIELDS: readonly (readonly [RegExp, string])[] = [
  [/^schedule( step \d+)?:/, 'Chosen steps$1:'],
  [/^injectAtStep (\d+):/, 'Injection at step $1:'],
  [/^injectAtStep:/, 'Injection:'],
  [/^step (\d+):/, 'Step $1:'],
  [/^edits:/, 'Edits:'],
];

/** `settings`: those of the scenario that it is about; null where none is open. */
export function noticeWords(notice: string, settings: Settings | null): string {
  for (const [field, name] of FIELDS) {
    if (field.test(notice)) return ended(notice.replace(field, name));
  }
  const path = pathIn(notice);
  const label = settings === null ? null : fieldLabel(settings, path);
  return ended(label === null ? notice : label + notice.slice(path.length));
}
