/** `survey`: what the exhaustive search says of Linux 4.8, as Markdown. */
import { createHash } from 'node:crypto';
import { entryOf } from '../survey/entry.ts';
import { surveyPage } from '../survey/page.ts';
import { lines, type Command } from './command.ts';

/** What is not complete by then would take hours more. */
const MAX_STATES = 4_000_000;

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export const survey: Command = {
  name: 'survey',
  takes: '',
  summary: 'searches every dimension of a scenario and writes the verdicts as Markdown',
  flags: [],
  run: (library) =>
    lines(surveyPage((row) => entryOf(row, { library, sha256, maxStates: MAX_STATES }))),
};
