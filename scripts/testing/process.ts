/** A script in a process of its own. */

import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

/** How it ended: its status, or the signal that ended it, and what it has said. */
export interface Ending {
  readonly status: unknown;
  readonly out: string;
  readonly err: string;
}

export async function endingOf(child: ChildProcessWithoutNullStreams): Promise<Ending> {
  const closed = once(child, 'close');
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [code, signal] = (await closed) as [number | null, string | null];
  return { status: code ?? signal, out, err };
}

/** Runs a script to its end. `environment` is added to this process's own. */
export function runScript(
  path: string,
  args: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
): Promise<Ending> {
  const env = { ...process.env, PORT: '', ...environment };
  return endingOf(spawn(process.execPath, [path, ...args], { env }));
}
