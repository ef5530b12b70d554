/** `survey`: what the exhaustive search says of Linux 4.8, as Markdown. */
import { surveyPage } from '../survey/page.ts';
import { lines, type Command } from './command.ts';

export const survey: Command = {
  name: 'survey',
  takes: '',
  summary: 'searches every dimension of a scenario and writes the verdicts as Markdown',
  flags: [],
  run: (library) => lines(surveyPage(library)),
};
