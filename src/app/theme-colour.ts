/**
 * The colour of the window around the page, where a device shows one: `index.html` names one for each theme of
 * the system, and a theme that the reader has chosen takes its own.
 */
import type { Scope } from '../store/create-scope.ts';
import type { Theme } from '../store/state.ts';

export function followThemeColour(scope: Scope, page: Document): void {
  const named = [...page.querySelectorAll('meta[name="theme-color"]')].map((meta) => ({
    meta,
    media: meta.getAttribute('media') ?? '',
  }));
  const apply = (theme: Theme) => {
    for (const { meta, media } of named) {
      const isChosen = media.includes(theme);
      meta.setAttribute('media', theme === 'system' ? media : isChosen ? 'all' : 'not all');
    }
  };
  apply(scope.getState().theme);
  scope.subscribe(({ theme }, before) => {
    if (theme !== before.theme) apply(theme);
  });
}
