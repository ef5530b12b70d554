/** The process: words in, an answer on standard output, one line on standard error, an exit status. */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { registry } from '../models/registry.ts';
import { Libraries } from '../worker/libraries.ts';
import { reply } from './scope.ts';

const STATUS = { answered: 0, failed: 1, badInput: 2 } as const;

async function main(): Promise<number> {
  const result = await reply(process.argv.slice(2), new Libraries(registry), say);
  if (!result.ok) {
    say(result.error);
    return STATUS.badInput;
  }
  for (const notice of result.value.notices) say(`note: ${notice}`);
  await pipeline(Readable.from(result.value.answer), process.stdout, { end: false });
  return STATUS.answered;
}

/** One line on standard error. */
function say(sentence: string): void {
  console.error(`scope: ${sentence.replace(/\s+/g, ' ')}`);
}

/** Whoever reads the answer has seen enough, as `head` does. */
function isClosedPipe(error: unknown): boolean {
  const closed = ['EPIPE', 'ERR_STREAM_PREMATURE_CLOSE', 'ERR_STREAM_DESTROYED'];
  return error instanceof Error && 'code' in error && closed.includes(String(error.code));
}

function failureText(error: unknown): string {
  return error instanceof Error && 'syscall' in error
    ? `cannot write the answer: ${error.message}`
    : `a mistake in this program: ${String(error)}`;
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!isClosedPipe(error)) {
    say(failureText(error));
    process.exitCode = STATUS.failed;
  }
}
