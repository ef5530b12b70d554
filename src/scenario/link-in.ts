/** Tells a link from all else that somebody may paste, type, or keep in a file. */
import { fail, ok, type Result } from '../base/result.ts';
import { quoted } from './sentence.ts';

/** The hash in `text`, which is a link or an address that should have one; null for other text. */
export function linkIn(text: string): Result<string, string> | null {
  const trimmed = text.trim();
  if (!/^(?:#|[a-z][a-z0-9+.-]*:\/\/)/i.test(trimmed)) return null;
  const start = trimmed.indexOf('#');
  return start < 0
    ? fail(`the address ${quoted(trimmed)} has no link, for it has no #`)
    : ok(trimmed.slice(start));
}
