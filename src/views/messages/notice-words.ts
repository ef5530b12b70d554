/** Notices and refusals as the page prints them: fields by the names that their inputs have, one sentence each. */
import { ended } from '../format/sentence.ts';

const FIELDS: readonly (readonly [RegExp, string])[] = [
  [/^subcores\[(\d+)\]\.tbOffset:/, 'Subcore $1, tb_offset:'],
  [/^subcores:/, 'Subcores:'],
  [/^threadsPerSubcore:/, 'Threads per subcore:'],
  [/^schedule( step \d+)?:/, 'Chosen steps$1:'],
  [/^injectAtStep (\d+):/, 'Injection at step $1:'],
  [/^injectAtStep:/, 'Injection:'],
  [/^step (\d+):/, 'Step $1:'],
  [/^edits:/, 'Edits:'],
  [/^errorKind:/, 'Cause:'],
  [/^tbErrors:/, 'Errors at most:'],
];

export function noticeWords(notice: string): string {
  for (const [field, name] of FIELDS) {
    if (field.test(notice)) return ended(notice.replace(field, name));
  }
  return ended(notice);
}
