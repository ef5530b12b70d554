/** A part of the page in the document, over a store: there for one test, and gone after it. */
import { act } from 'react';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { onTestFinished, vi } from 'vitest';
import type { Scope } from '../store/create-scope.ts';
import { ScopeContext } from '../views/use-scope.ts';

/** Alone in the document's body; returns what it is in. */
export function showInScope(scope: Scope, content: ReactNode): HTMLElement {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  const host = document.createElement('div');
  document.body.replaceChildren(host);
  const root = createRoot(host);
  act(() => root.render(<ScopeContext value={scope}>{content}</ScopeContext>));
  onTestFinished(() => {
    act(() => root.unmount());
    vi.unstubAllGlobals();
  });
  return host;
}

/** Does something, and lets the page show all that comes of it. */
export const settled = (doing: () => unknown): Promise<void> =>
  act(async () => {
    await doing();
    await new Promise((resolve) => setTimeout(resolve));
  });
