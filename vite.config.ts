import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './config/longest-first.ts';
import { contentSecurityPolicy } from './scripts/content-security-policy.mjs';
import { precompress } from './scripts/precompress.mjs';

/** Only in the build: the development server lives on inline scripts and styles. */
const policyInPage: Plugin = {
  name: 'policy-in-page',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy },
      injectTo: 'head-prepend',
    },
  ],
};

const coreThreshold = { lines: 90, branches: 90 };

export default defineConfig({
  // Relative addresses, so that the build runs under any path of any static host.
  base: './',
  plugins: [react(), policyInPage, precompress()],
  worker: { format: 'es' },
  build: {
    // The size check reads it to tell what loads first from what loads later.
    manifest: true,
    // Inlined assets would be data: addresses, which the policy refuses for fonts and scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  test: {
    include: ['{src,scripts}/**/*.test.{ts,tsx}'],
    environment: 'node',
    restoreMocks: true,
    // Modules are loaded, and warmed up, once a worker. So no module may keep what a test has changed.
    isolate: false,
    // Left to itself, the runner spares a core.
    maxWorkers: '100%',
    sequence: { sequencer: LongestFirst },
    // Properties over whole runs take seconds on a busy machine; a hang is still found.
    testTimeout: 60_000,
    coverage: {
      provider: 'v8',
      include: ['src/**/*.{ts,tsx}'],
      exclude: ['src/**/*.test.{ts,tsx}', 'src/testing/**', 'src/**/*.d.ts'],
      reporter: [['text', { skipFull: true }], 'html'],
      reportsDirectory: 'reports/coverage',
      thresholds: {
        'src/machine/**': coreThreshold,
        'src/models/**': coreThreshold,
        'src/scenario/**': coreThreshold,
      },
    },
  },
});
