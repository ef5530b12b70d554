/** What somebody puts into a page of his own, so that a moment stands in it. */

export interface Embedded {
  /** Of the whole page, without query and hash. */
  readonly address: string;
  /** Of the moment, from # on. */
  readonly hash: string;
  readonly title: string;
  /** In plain text, below the picture: all there is where a page may have no frames, as in a mail. */
  readonly verdict: string;
}

const FRAME = { width: 720, height: 400 } as const;

export function embedHtml({ address, hash, title, verdict }: Embedded): string {
  const [frame, link] = [`${address}?embed=1${hash}`, address + hash].map(escaped);
  return [
    '<figure>',
    `  <iframe src="${frame}"`,
    `    title="${escaped(title)}"`,
    `    width="${FRAME.width}" height="${FRAME.height}" loading="lazy"`,
    '    style="max-width: 100%; border: 1px solid #8884"></iframe>',
    `  <figcaption>${escaped(verdict)} <a href="${link}">Open in Resync Scope</a></figcaption>`,
    '</figure>',
    '',
  ].join('\n');
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

const escaped = (text: string): string => text.replace(/[&<>"]/gu, (sign) => ESCAPES[sign] ?? sign);
