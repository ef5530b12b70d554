/** `syllabus`: what whoever teaches needs of every lesson, as a part of docs/teaching.md. */
import { ok } from '../base/result.ts';
import { LESSONS } from '../lessons/index.ts';
import { syllabusOf } from '../teaching/syllabus.ts';
import { lines, type Command } from './command.ts';

export const syllabus: Command = {
  name: 'syllabus',
  takes: '',
  summary: 'the lessons for whoever teaches, as Markdown',
  flags: [],
  run: () => ok(lines(syllabusOf(LESSONS))),
};
