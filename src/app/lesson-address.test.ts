// The address of a lesson, and of an exam, there and back.
import { expect, it } from 'vitest';
import { createScope } from '../store/create-scope.ts';
import { NO_FRAMES } from '../testing/no-frames.ts';
import { PretendEngine } from '../testing/pretend/engine.ts';
import { PretendSearches } from '../testing/pretend/searches.ts';
import { followAddress, openAddress } from './address.ts';

function opened(hash: string) {
  const scope = createScope({
    createEngine: (listener) => new PretendEngine(listener),
    createSearches: (listener) => new PretendSearches(listener),
    frames: NO_FRAMES,
    theme: 'dark',
  });
  const location = { hash, pathname: '/', search: '' };
  const put = (_data: unknown, _unused: string, url?: string | URL | null) =>
    void (location.hash = String(url));
  openAddress(scope, hash);
  followAddress(scope, {
    location,
    history: { pushState: put, replaceState: put },
    setTimeout: () => 0,
    clearTimeout: () => undefined,
    addEventListener: () => undefined,
  });
  return { scope, location };
}

it.each([
  ['#lesson=twice&card=3', { id: 'twice', card: 2, view: 'lesson', more: '' }],
  ['#lesson=twice', { id: 'twice', card: 0, view: 'lesson', more: '' }],
  ['#lesson=twice&card=3&view=presenter', { id: 'twice', card: 2, view: 'presenter', more: '' }],
  [
    '#lesson=exam&card=2&seed=7&answers=1.ab.C-_',
    { id: 'exam', card: 1, view: 'lesson', more: '&seed=7&answers=1.ab.C-_' },
  ],
  [
    '#lesson=exam&seed=7&view=notes&card=2',
    { id: 'exam', card: 1, view: 'notes', more: '&seed=7' },
  ],
])('names where somebody is: %s', (hash, place) => {
  expect(opened(hash).scope.getState().lesson).toEqual(place);
});

it('keeps what is not its own from card to card', () => {
  const { scope, location } = opened('#lesson=exam&seed=7&draft=x');
  const { lesson, setLesson } = scope.getState();
  if (lesson !== null) setLesson({ ...lesson, card: 3 });
  expect(location.hash).toBe('#lesson=exam&card=4&seed=7&draft=x');
});
