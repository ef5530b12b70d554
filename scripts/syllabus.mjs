// `npm run syllabus`: writes what the lessons say for whoever teaches into docs/teaching.md, between its two marks.

import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const page = join(root, 'docs/teaching.md');
const [BEGIN, END] = ['<!-- npm run syllabus -->', '<!-- end -->'];

const text = readFileSync(page, 'utf8');
const [begin, end] = [text.indexOf(BEGIN), text.indexOf(END)];
if (begin < 0 || end < begin) throw new Error(`${page} lacks ${BEGIN} or ${END}`);

const syllabus = execFileSync(process.execPath, [join(root, 'scripts/scope.mjs'), 'syllabus'], {
  cwd: root,
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'inherit'],
});
writeFileSync(
  page,
  `${text.slice(0, begin + BEGIN.length)}\n\n${syllabus.trim()}\n\n${text.slice(end)}`,
);
