/** The page's colours for a canvas, and a call when they change: by hand or by the system. */
import { type Theme, themeFrom } from '../../timeline/theme.ts';

export function readTheme(): Theme {
  const style = getComputedStyle(document.documentElement);
  return themeFrom((property) => style.getPropertyValue(property).trim());
}

/** Returns the function that ends the watch. */
export function watchTheme(onChange: () => void): () => void {
  const attributes = new MutationObserver(onChange);
  attributes.observe(document.documentElement, { attributeFilter: ['data-theme', 'class'] });
  const scheme = matchMedia('(prefers-color-scheme: light)');
  scheme.addEventListener('change', onChange);
  return () => {
    attributes.disconnect();
    scheme.removeEventListener('change', onChange);
  };
}
