import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { oneFile, withinScript } from './single-file.mjs';

const html = `<!doctype html>
<html><head>
  <meta charset="utf-8" />
  <link rel="manifest" href="./manifest.webmanifest" />
  <link rel="stylesheet" crossorigin href="./assets/a.css">
  <script type="module" crossorigin src="./assets/a.js"></script>
</head><body>
  <p class="not-started">
    Opened as a file it cannot.
  </p>
</body></html>`;

const parts = {
  script: 'const price = "$&";',
  style: 'p { color: red }',
  worker: 'onmessage = () => "</script><!--";',
  mark: '<svg/>',
};

it('leads nowhere, and its policy names what is in it', () => {
  const file = oneFile(html, parts);
  expect(file).not.toMatch(/(?:src|href)="(?!data:)/u);
  expect(file).toContain('const price = "$&";');
  expect(file).not.toContain('Opened as a file');
  const hash = createHash('sha256').update(parts.script).digest('base64');
  expect(file).toContain(`script-src 'sha256-${hash}'`);
  expect(file).not.toContain('unsafe');
  // The policy stands before everything that it rules.
  expect(file.indexOf('Content-Security-Policy')).toBeLessThan(file.indexOf('<style>'));
});

it('ends no script before its end, and changes no meaning', () => {
  const code = 'return ["</script>", "<!--", "<SCRIPT"].join()';
  const safe = withinScript(code);
  expect(safe).not.toMatch(/<\/?script|<!--/iu);
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, no-new-func -- what the text means
  const meaning = new Function(safe) as () => unknown;
  expect(meaning()).toBe('</script>,<!--,<SCRIPT');
});
