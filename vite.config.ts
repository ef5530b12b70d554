import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './config/longest-first.ts';
import { contentSecurityPolicy } from './scripts/content-security-policy.mjs';
import { offline } from './scripts/offline.mjs';
import { precompress } from './scripts/precompress.mjs';
import { preloadChunks } from './scripts/preload-chunks.mjs';
import { singleFile } from './scripts/single-file.mjs';

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

/**
 * What the screens are made of, and what a frame has of them. Style sheets are no script once they are built, and
 * must not make one part load another.
 */
const PARTS =
  /src\/(base|views\/(controls|shell|words|format|use-scope|lookup|panel-later|picture-panel|timeline-of-run|transport\/step-|verdict\/verdict-sentence|explore\/answer-later|tour\/tour-button|top-bar\/(theme|help)-button))|\.css$/u;
/** Left alone, what any two parts share is a chunk of its own: dozens of requests, each for a few lines. */
const chunks = [
  { name: 'main', tags: ['$initial' as const], priority: 3 },
  { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\//u, priority: 2 },
  { name: 'parts', test: PARTS, minShareCount: 2, priority: 1 },
  { name: 'shared', minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: 1000 },
];

/** A shared chunk is called after all that share it, and every script that loads it has to say its name. */
const chunkFileNames = ({ name }: { readonly name: string }): string =>
  `assets/${name.startsWith('shared~') ? 'shared' : '[name]'}-[hash:7].js`;

const ALL_TESTS = '{src,scripts}/**/*.test.{ts,tsx}';
const PAGE_TESTS = 'src/{app,views,pictures,testing}/**/*.test.{ts,tsx}';
const VERDICTS = 'src/survey/page.test.ts';
/** A project takes over everything but the mode. */
const project = (mode: string, name: string, test: object) =>
  ({ extends: true, mode, test: { name, ...test } }) as const;

const coreThreshold = { lines: 90, branches: 90 };

export default defineConfig(({ mode }) => ({
  // Relative addresses, so that the build runs under any path of any static host.
  base: './',
  plugins: [
    react(),
    ...(mode === 'single'
      ? [singleFile()]
      : [policyInPage, preloadChunks('src/app/draw.tsx'), precompress(), offline()]),
  ],
  worker: { format: 'es' },
  build: {
    // The size check reads it to tell what loads first from what loads later.
    manifest: true,
    // Inlined assets would be data: addresses, which the policy refuses for fonts and scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // One style sheet: every box has its rules, and in one order, before anything in it arrives.
    cssCodeSplit: false,
    ...(mode === 'single'
      ? {}
      : { rolldownOptions: { output: { chunkFileNames, codeSplitting: { groups: chunks } } } }),
  },
  test: {
    environment: 'node',
    restoreMocks: true,
    projects: [
      // Modules are loaded, and warmed up, once a worker, so none may keep what a test has changed.
      project(mode, 'engine', {
        include: [ALL_TESTS],
        exclude: [PAGE_TESTS, VERDICTS],
        isolate: false,
      }),
      // A page leaves a document behind, and some of its tests put another part in the place of one.
      project(mode, 'page', { include: [PAGE_TESTS] }),
      // A step of its own in `npm test`, beside the checks.
      project(mode, 'verdicts', { include: [VERDICTS] }),
    ],
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
}));
