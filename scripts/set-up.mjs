// Makes a bare clone runnable: dependencies from the lock file, and with --browsers what the tests
// need beside them: the browsers, and SPIN. It has no dependencies, for it runs before there are any.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Everything a child says goes to standard error, so that a caller's standard output stays its own.
 * @param {string} command
 * @param {string[]} args
 */
function run(command, args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status } = spawnSync(command, args, { cwd: root, env, stdio: ['ignore', 2, 2] });
  return status === 0;
}

/**
 * Whether what npm says that it has installed is what the lock file asks for. npm keeps that record
 * however it was called, so a plain `npm ci` is as good as one from here.
 */
function isInstalled() {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const [{ packages: wanted }, { packages: present }] = [
    join(root, 'package-lock.json'),
    record,
  ].map((path) => JSON.parse(readFileSync(path, 'utf8')));
  // Optional packages are of other platforms, too.
  return Object.entries(wanted).every(([path, { version, integrity, optional }]) =>
    path === '' || (optional && !present[path])
      ? true
      : present[path]?.version === version && present[path]?.integrity === integrity,
  );
}

/** @param {(line: string) => void} say */
export function setUpDependencies(say) {
  if (isInstalled()) return false;
  say('set-up: installing dependencies (npm ci)');
  // --include=dev: the build tools are needed under NODE_ENV=production too.
  if (!run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'])) {
    throw new Error('npm ci failed; what it said stands above');
  }
  return true;
}

/** @param {import('./browsers.mjs').BrowserName} name */
function installWithPlaywright(name) {
  const cli = join(root, 'node_modules', 'playwright-core', 'cli.js');
  // The browser before its libraries: where the download is refused, the libraries are of no use.
  return run('node', [cli, 'install', name]) && run('node', [cli, 'install-deps', name]);
}

/** @param {string} debianPackage */
function installWithApt(debianPackage) {
  if (process.getuid?.() !== 0 || !run('sh', ['-c', 'command -v apt-get >/dev/null'])) return false;
  // Lists as old as the machine's image lead to a browser that Playwright cannot drive any more.
  run('apt-get', ['-qq', 'update']);
  return run('apt-get', ['-y', '-qq', '--no-install-recommends', 'install', debianPackage]);
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
  const isThere = () => run('sh', ['-c', 'command -v spin >/dev/null']);
  if (!isThere()) installWithApt('spin');
  say(isThere() ? 'set-up: spin' : 'set-up: no spin; exported models will not be checked with it');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
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
}
