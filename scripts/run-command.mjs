import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Runs a command to its end and tells whether it succeeded. Everything it says goes to standard
 * error, so that a caller's standard output stays its own.
 * @param {string} command
 * @param {string[]} args
 */
export function runCommand(command, args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status } = spawnSync(command, args, { cwd: root, env, stdio: ['ignore', 2, 2] });
  return status === 0;
}
