// `npm run answers`: searches every preset of every model and writes what was found to src/models/answers.

import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** @param {string[]} words */
const scope = (...words) =>
  execFileSync(process.execPath, [join(root, 'scripts/scope.mjs'), ...words], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 1e9,
  });

const only = process.argv.slice(2);
for (const { id } of JSON.parse(scope('models', '--json')))
  if (only.length === 0 || only.includes(id))
    writeFileSync(join(root, `src/models/answers/${id}.json`), scope('answers', '--model', id));
