/**
 * The default Trusted Types policy, without which the page's own rules refuse `new Worker(url)`.
 * It lets scripts of this origin through and nothing else. Imported before everything that starts
 * a worker; a browser without Trusted Types has nothing to install.
 */

interface PolicyFactory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): unknown;
}

/** Throws for any address that is not on the page's own origin. */
export function sameOriginScriptUrl(url: string, page: { href: string; origin: string }): string {
  const target = new URL(url, page.href);
  // Compared as text: a blob: address has the page's origin too, but anybody can fill a blob.
  if (!target.href.startsWith(`${page.origin}/`)) {
    throw new TypeError(`Refused a script from ${target.protocol}//${target.host}`);
  }
  return target.href;
}

const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory };
try {
  trustedTypes?.createPolicy('default', {
    createScriptURL: (url) => sameOriginScriptUrl(url, globalThis.location),
  });
} catch {
  // Rules of a server that allow no such policy: the page then says that no worker could be started.
}
