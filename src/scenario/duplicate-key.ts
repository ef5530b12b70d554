/** Finds keys that an object of JSON text has twice: JSON.parse would keep the last in silence. */

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\]:]/g;

/** The first key that stands twice in one object of `json`, which must be well-formed; or null. */
export function findDuplicateKey(json: string): string | null {
  /** Keys of the objects around the token; null stands for a list. */
  const open: (Set<string> | null)[] = [];
  let text = '';
  for (const [token] of json.matchAll(TOKEN)) {
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(null);
    else if (token === '}' || token === ']') open.pop();
    else if (token === ':') {
      // "a" and "\u0061" are the same key.
      const key = String(JSON.parse(text));
      const keys = open.at(-1);
      if (keys?.has(key)) return key;
      keys?.add(key);
    } else text = token;
  }
  return null;
}
