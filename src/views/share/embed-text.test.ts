import { expect, it } from 'vitest';
import { embedHtml } from './embed-text.ts';

it('is a frame with a name and a size, and the verdict in words for whoever shows no frames', () => {
  const html = embedHtml({
    address: 'https://scope.example/tools/',
    hash: '#v=1&p=four-way-pre-fix&s=74',
    title: 'Four-way split, step 74',
    verdict: 'Subcore 0 is 134.2 s behind.',
  });
  expect(html).toContain(
    'src="https://scope.example/tools/?embed=1#v=1&amp;p=four-way-pre-fix&amp;s=74"',
  );
  expect(html).toContain('title="Four-way split, step 74"');
  expect(html).toMatch(/width="\d+" height="\d+" loading="lazy"/u);
  expect(html).toContain('<figcaption>Subcore 0 is 134.2 s behind. <a');
  expect(html).toContain('href="https://scope.example/tools/#v=1&amp;p=four-way-pre-fix&amp;s=74"');
});

it('lets no word of a link out of its place', () => {
  const html = embedHtml({
    address: 'https://scope.example/',
    hash: '#v=1&n="><script>x</script>',
    title: 'a "title" & more',
    verdict: 'it is < 3 & <b>bold</b>',
  });
  expect(html).not.toContain('<script>');
  expect(html).not.toContain('<b>');
  expect(html).toContain('title="a &quot;title&quot; &amp; more"');
});
