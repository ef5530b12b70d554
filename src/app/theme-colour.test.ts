// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { createScope } from '../store/create-scope.ts';
import { NO_FRAMES } from '../testing/no-frames.ts';
import { PretendEngine } from '../testing/pretend/engine.ts';
import { PretendSearches } from '../testing/pretend/searches.ts';
import { followThemeColour } from './theme-colour.ts';

it('is that of the theme on the page, whether the reader chose it or the system', () => {
  const page = document.implementation.createHTMLDocument();
  page.head.innerHTML = ['dark', 'light']
    .map((name) => `<meta name="theme-color" media="(prefers-color-scheme: ${name})">`)
    .join('');
  const media = () => [...page.querySelectorAll('meta')].map((meta) => meta.getAttribute('media'));
  const scope = createScope({
    createEngine: (listener) => new PretendEngine(listener),
    createSearches: (listener) => new PretendSearches(listener),
    frames: NO_FRAMES,
    theme: 'system',
  });
  followThemeColour(scope, page);
  const ofSystem = media();
  expect(ofSystem).toContain('(prefers-color-scheme: dark)');
  scope.setState({ theme: 'light' });
  expect(media().filter((one) => one === 'all')).toHaveLength(1);
  expect(media().indexOf('all')).toBe(ofSystem.indexOf('(prefers-color-scheme: light)'));
  scope.setState({ theme: 'system' });
  expect(media()).toEqual(ofSystem);
});
