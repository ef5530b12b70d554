// The packages of the lock file: whether they are installed, and how they come to be. It imports
// none of them, for it runs before there are any.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommand } from './run-command.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** @typedef {{ version?: string, integrity?: string, optional?: boolean }} LockedPackage */

/**
 * The packages that a lock file names, by their folders.
 * @param {string} path
 * @returns {Map<string, LockedPackage>}
 */
function lockedPackages(path) {
  /** @type {{ packages: Record<string, LockedPackage> }} */
  const { packages } = JSON.parse(readFileSync(path, 'utf8'));
  return new Map(Object.entries(packages).filter(([folder]) => folder !== ''));
}

/**
 * Whether `folder` holds what its lock file asks for. Every npm command that installs ends with
 * writing down what it has installed, so it does not matter which one it was; one that was broken
 * off has written nothing.
 * @param {string} folder a checkout
 */
export function areDependenciesInstalled(folder) {
  const wanted = lockedPackages(join(folder, 'package-lock.json'));
  /** @type {Map<string, LockedPackage>} */
  let installed;
  try {
    installed = lockedPackages(join(folder, 'node_modules', '.package-lock.json'));
  } catch {
    return false;
  }
  return [...wanted].every(([path, { version, integrity, optional }]) => {
    const found = installed.get(path);
    // Optional packages are those of other systems.
    if (!found) return optional === true;
    return found.version === version && (!integrity || found.integrity === integrity);
  });
}

/**
 * Installs the packages of the lock file where they are not there yet, and tells whether it had to.
 * @param {(line: string) => void} say
 */
export function setUpDependencies(say) {
  if (areDependenciesInstalled(root)) return false;
  say('set-up: installing dependencies (npm ci)');
  // --include=dev: the build tools are needed under NODE_ENV=production too.
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  if (!runCommand('npm', args)) throw new Error('npm ci failed; what it said stands above');
  return true;
}
