// `npm run -s scope -- list`: the command line from its TypeScript source, on a bare clone too.
// Standard output belongs to the command alone; set-up speaks on standard error.

import { setUpDependencies } from './set-up.mjs';

try {
  setUpDependencies(console.error);
} catch (error) {
  console.error(`scope: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
const { register } = await import('tsx/esm/api');
register();
await import(new URL('../src/cli/main.ts', import.meta.url).href);
