/**
 * Reads a log in pieces, between which messages are read, and says how far it has come. The reader itself is
 * loaded with the first log.
 */
import { fail, ok, type Result } from '../../base/result.ts';
import type { LogAnswer } from '../../protocol/log-reading.ts';
import type { Failure } from '../../protocol/messages.ts';
import type { Libraries } from '../libraries.ts';
import { notLoaded } from '../opening.ts';

/** Read within some milliseconds. */
const PIECE_BYTES = 262_144;
const MEGABYTE = 1e6;
const MAX_BYTES = 20 * MEGABYTE;

/** All that is found in `text`; `onPiece` hears how many bytes have been read. */
export async function readLog(
  text: Blob,
  libraries: Libraries,
  onPiece: (bytes: number) => void,
): Promise<Result<LogAnswer, Failure>> {
  if (text.size > MAX_BYTES)
    return refused(
      `it has ${(text.size / MEGABYTE).toFixed(1)} MB, and no more than ${MAX_BYTES / MEGABYTE} MB are read: cut out the part about the error`,
    );
  try {
    return await answerTo(text, libraries, onPiece);
  } catch (error) {
    // The file is gone, may not be read, or a part of this program did not arrive.
    return error instanceof DOMException
      ? refused(`it cannot be read: ${error.message}`)
      : fail(notLoaded(error));
  }
}

async function answerTo(
  text: Blob,
  libraries: Libraries,
  onPiece: (bytes: number) => void,
): Promise<Result<LogAnswer, Failure>> {
  const { LogReader, MODEL, reproduced, runsOf } = await import('./log-parts.ts');
  const reader = new LogReader();
  const decoder = new TextDecoder('utf-8');
  for (let from = 0; from < text.size; from += PIECE_BYTES) {
    const piece = text.slice(from, from + PIECE_BYTES);
    reader.push(decoder.decode(await piece.arrayBuffer(), { stream: true }));
    onPiece(from + piece.size);
  }
  reader.push(decoder.decode());
  const found = reader.end();
  if (!found.ok) return refused(found.error);
  const all = reproduced(found.value, reader.plans, await libraries.load(MODEL));
  const { printed, texts } = reader;
  return ok({ readings: all.readings, runs: runsOf(all), printed, texts });
}

const refused = (sentence: string) => fail({ code: 'bad-input', sentence, offer: null } as const);
