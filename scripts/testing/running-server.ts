/** `scripts/serve.mjs` in a process of its own, and ways to talk to it. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  request,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type OutgoingHttpHeaders,
} from 'node:http';
import { connect, type Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { endingOf, type Ending } from './process.ts';

export const serveScript = fileURLToPath(new URL('../serve.mjs', import.meta.url));
const HOST = '127.0.0.1';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
  /** The same as text. */
  readonly body: string;
}

interface AskOptions {
  readonly method?: string;
  readonly headers?: OutgoingHttpHeaders;
}

export interface RunningServer {
  readonly port: number;
  /** A well-formed request; the path goes out as it is. */
  readonly ask: (path: string, options?: AskOptions) => Promise<Answer>;
  /** A connection on which nothing is said yet. Its errors are the server's hanging up. */
  readonly connect: () => Socket;
  /** Whether the process still runs. */
  readonly isRunning: () => boolean;
  /** Asks it to end, and tells how it did. */
  readonly stop: () => Promise<Ending>;
}

interface StartOptions {
  /** How many the system lets it have at once. */
  readonly openFiles?: number;
  /** Any free one unless these say otherwise. */
  readonly portArguments?: readonly string[];
}

/** Starts the server for `folder`, and waits for its address. */
export async function startServer(
  folder: string,
  { openFiles, portArguments = ['--port', '0'] }: StartOptions = {},
): Promise<RunningServer> {
  const command = [process.execPath, serveScript, ...portArguments, '--folder', folder];
  const limit = openFiles === undefined ? '' : `ulimit -n ${openFiles} && `;
  const env = { ...process.env, PORT: '' };
  const child = spawn('sh', ['-c', `${limit}exec "$@"`, 'sh', ...command], { env });
  const ending = endingOf(child);
  const [firstLine] = (await once(child.stdout, 'data')) as [Buffer];
  const port = Number(/:(\d+)\/\n$/u.exec(String(firstLine))?.[1]);

  return {
    port,
    connect: () => connect(port, HOST).on('error', () => undefined),
    ask: async (path, options = {}) => {
      const asked = request({ host: HOST, port, path, agent: false, ...options }).end();
      const [answer] = (await once(asked, 'response')) as [IncomingMessage];
      const { statusCode = 0, headers } = answer;
      const bytes = await buffer(answer);
      return { status: statusCode, headers, bytes, body: String(bytes) };
    },
    isRunning: () => child.exitCode === null && child.signalCode === null,
    stop: () => {
      child.kill('SIGTERM');
      return ending;
    },
  };
}
