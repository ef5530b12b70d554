// The one text of the policy: the server sends it as a header, the build writes it into the page,
// so that the page stays locked down on a static host whose headers nobody controls. Nothing is said of
// frames: any page may show a moment (docs/in-class.md), and there is nothing here to be tricked into.

export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "worker-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "font-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
].join('; ');
