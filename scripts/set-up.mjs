// Makes a bare clone runnable: dependencies from the lock file, and with --browsers what the tests
// need beside them: the browsers, and SPIN. It imports no package, for it runs before there are any.

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setUpDependencies } from './dependencies.mjs';
import { runCommand } from './run-command.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** @param {string} command */
const isOnPath = (command) => runCommand('sh', ['-c', `command -v ${command} >/dev/null`]);

/** @param {import('./browsers.mjs').BrowserName} name */
function installWithPlaywright(name) {
  const cli = join(root, 'node_modules', 'playwright-core', 'cli.js');
  // The browser before its libraries: where the download is refused, the libraries are of no use.
  return (
    runCommand('node', [cli, 'install', name]) && runCommand('node', [cli, 'install-deps', name])
  );
}

/** @param {string} debianPackage */
function installWithApt(debianPackage) {
  if (process.getuid?.() !== 0 || !isOnPath('apt-get')) return false;
  // Lists as old as the machine's image lead to a browser that Playwright cannot drive any more.
  runCommand('apt-get', ['-qq', 'update']);
  return runCommand('apt-get', ['-y', '-qq', '--no-install-recommends', 'install', debianPackage]);
}

/** @param {(line: string) => void} say */
async function setUpBrowsers(say) {
  // Imported late: it needs the packages that setUpDependencies has just put there.
  const { browserSources, findBrowser } = await import('./browsers.mjs');
  for (const name of /** @type {const} */ (['chromium', 'firefox'])) {
    const { variable, debianPackage } = browserSources[name];
    let found = await findBrowser(name);
    if (!found && process.env[variable]) {
      say(`set-up: ${variable} does not name a program: ${process.env[variable]}`);
      continue;
    }
    if (!found) {
      say(`set-up: ${name} is not installed; asking Playwright for it`);
      installWithPlaywright(name);
      found = await findBrowser(name);
    }
    if (!found) {
      say(`set-up: Playwright could not fetch ${name}; asking apt for ${debianPackage}`);
      installWithApt(debianPackage);
      found = await findBrowser(name);
    }
    say(
      found
        ? `set-up: ${name} ${found.path} (${found.from})`
        : `set-up: no ${name}; install ${debianPackage}, or set ${variable} to its path`,
    );
  }
}

/**
 * SPIN checks the exported models; where there is none, those tests say that they did not run.
 * @param {(line: string) => void} say
 */
function setUpSpin(say) {
  if (!isOnPath('spin')) installWithApt('spin');
  say(
    isOnPath('spin')
      ? 'set-up: spin'
      : 'set-up: no spin; exported models will not be checked with it',
  );
}

// Vite takes what follows such a character for a query or a fragment.
const refused = /[#?]/u.exec(root)?.[0];
if (refused) {
  console.error(`set-up: Vite cannot build under a path with "${refused}" in it; move ${root}`);
  process.exit(2);
}
try {
  const installed = setUpDependencies(console.log);
  console.log(`set-up: dependencies ${installed ? 'installed' : 'up to date'}`);
  if (process.argv.includes('--browsers')) {
    await setUpBrowsers(console.log);
    setUpSpin(console.log);
  }
} catch (error) {
  console.error(`set-up: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
