/** Text from a file or from standard input: no more of it than a scenario may have, or piece by piece. */
import { createReadStream } from 'node:fs';
import { fail, ok, type Result } from '../base/result.ts';
import { MAX_TEXT_LENGTH } from '../scenario/parse-text.ts';
import { quoted } from '../scenario/sentence.ts';

/** Why a file cannot be read, by the system's code. */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'it may not be read',
  EISDIR: 'it is a directory',
  ELOOP: 'it links to itself',
  ENAMETOOLONG: 'its name is too long',
  ENOTDIR: 'a part of its path is no directory',
  EPERM: 'it may not be read',
};

/** What is wrong with a file; `missing` when there is none. */
export type FileError =
  { readonly kind: 'missing' } | { readonly kind: 'bad'; readonly sentence: string };

/** The text of a file. */
export async function readFile(path: string): Promise<Result<string, FileError>> {
  // No file has such a name, and the file system would throw instead of answering.
  if (path.includes('\0')) return fail({ kind: 'missing' });
  const read = await readText(createReadStream(path));
  if (read.ok) return read;
  if (read.error === 'ENOENT') return fail({ kind: 'missing' });
  const reason = REASONS[read.error] ?? read.error;
  return fail({ kind: 'bad', sentence: `cannot read ${quoted(path)}: ${reason}` });
}

/** The text of standard input. */
export async function readStandardInput(): Promise<Result<string, string>> {
  const read = await readText(process.stdin);
  return read.ok ? read : fail(`cannot read standard input: ${REASONS[read.error] ?? read.error}`);
}

/** Standard input, piece by piece, whatever its bytes are; the error is a sentence. */
export async function eachPiece(take: (text: string) => void): Promise<Result<null, string>> {
  const decoder = new TextDecoder('utf-8');
  try {
    for await (const chunk of process.stdin as AsyncIterable<Uint8Array>)
      take(decoder.decode(chunk, { stream: true }));
    take(decoder.decode());
    return ok(null);
  } catch (error) {
    const code = codeOf(error);
    return fail(`cannot read standard input: ${REASONS[code] ?? code}`);
  }
}

/** The error is the system's code, or a reason. */
async function readText(stream: NodeJS.ReadableStream): Promise<Result<string, string>> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let text = '';
  try {
    for await (const chunk of stream) {
      text += decoder.decode(chunk as unknown as Uint8Array, { stream: true });
      // The gate refuses it by its length; the rest need not be read.
      if (text.length > MAX_TEXT_LENGTH) return ok(text);
    }
    return ok(text + decoder.decode());
  } catch (error) {
    return fail(codeOf(error));
  }
}

function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
    return error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA' ? 'it is no UTF-8 text' : error.code;
  }
  return 'it cannot be read';
}
