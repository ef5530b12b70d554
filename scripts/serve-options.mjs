// What the server is asked to do: --port, or PORT in the environment (4173 or the next free one; 0:
// any), --host (this machine alone), --folder (dist); --build, of npm's own, builds first.

import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const usualPort = 4173;
const portsToTry = 20;
const dist = fileURLToPath(new URL('../dist', import.meta.url));

/**
 * @typedef {object} ServeOptions
 * @property {number[]} ports the first free one of them is taken
 * @property {string} host
 * @property {string} folder
 * @property {boolean} build
 */

/**
 * A port that is asked for is that port or none: whoever asks counts on it.
 * @param {string} given
 * @param {string} by
 */
function askedPort(given, by) {
  const port = /^\d{1,5}$/u.test(given) ? Number(given) : NaN;
  if (port <= 65535) return port;
  throw new Error(`${by} takes a number from 0 to 65535, not ${JSON.stringify(given)}`);
}

/**
 * Throws an error of one line at arguments that mean nothing.
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} environment
 * @returns {ServeOptions}
 */
export function serveOptions(args, environment) {
  let values;
  try {
    const text = /** @type {const} */ ({ type: 'string' });
    const build = /** @type {const} */ ({ type: 'boolean' });
    values = parseArgs({ args, options: { port: text, host: text, folder: text, build } }).values;
  } catch (error) {
    // The first sentence says what is wrong, the others how to ask for something else.
    const [sentence] = String(error instanceof Error ? error.message : error).split(/[.\n]\s/u);
    throw new Error(`${sentence}; it takes --port, --host and --folder`, { cause: error });
  }
  const { port, host = '127.0.0.1', folder = dist, build = false } = values;
  if (host === '') throw new Error('--host takes a name or an address, not ""');
  const fromEnvironment = environment['PORT'];
  /** @type {number[]} */
  let ports;
  if (port !== undefined) ports = [askedPort(port, '--port')];
  else if (fromEnvironment) ports = [askedPort(fromEnvironment, 'PORT')];
  else ports = Array.from({ length: portsToTry }, (_, i) => usualPort + i);
  return { ports, host, folder, build };
}
