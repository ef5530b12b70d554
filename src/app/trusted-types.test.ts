import { afterEach, describe, expect, it, vi } from 'vitest';
import { sameOriginScriptUrl } from './trusted-types.ts';

const page = {
  href: 'https://scope.example/tools/index.html#v=1',
  origin: 'https://scope.example',
};

describe('sameOriginScriptUrl', () => {
  it('resolves addresses of the own origin against the page', () => {
    const expected = 'https://scope.example/tools/assets/entry.js';
    expect(sameOriginScriptUrl('./assets/entry.js', page)).toBe(expected);
    expect(sameOriginScriptUrl(expected, page)).toBe(expected);
  });

  it.each([
    'https://evil.example/entry.js',
    '//evil.example/entry.js',
    'http://scope.example/entry.js',
    'https://scope.example:8443/entry.js',
    'https://scope.example.evil.example/entry.js',
    'blob:https://scope.example/0b1c',
    'data:text/javascript,0',
    'javascript:0',
  ])('refuses %s', (url) => {
    expect(() => sameOriginScriptUrl(url, page)).toThrow(TypeError);
  });
});

describe('on a browser with Trusted Types', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.resetModules();
  });

  it('installs a default policy that applies the rule to the page it runs on', async () => {
    const createPolicy =
      vi.fn<(name: string, rules: { createScriptURL(url: string): string }) => void>();
    vi.stubGlobal('trustedTypes', { createPolicy });
    vi.stubGlobal('location', page);
    vi.resetModules();
    await import('./trusted-types.ts');

    expect(createPolicy).toHaveBeenCalledOnce();
    const [name, rules] = createPolicy.mock.calls[0] ?? [];
    expect(name).toBe('default');
    expect(rules?.createScriptURL('/entry.js')).toBe('https://scope.example/entry.js');
    expect(() => rules?.createScriptURL('https://evil.example/x.js')).toThrow(TypeError);
  });

  it('leaves the page alone where the server allows no policy', async () => {
    const createPolicy = vi.fn(() => {
      throw new TypeError('Policy "default" disallowed.');
    });
    vi.stubGlobal('trustedTypes', { createPolicy });
    vi.resetModules();
    await import('./trusted-types.ts');
    expect(createPolicy).toHaveBeenCalledOnce();
  });
});
