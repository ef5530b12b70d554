// Who may import whom: the one table of the architecture. Rules are made from it, nothing is
// repeated elsewhere. A layer always may import itself.
//
//   from      other layers of src/ whose modules it may import
//   types     layers of which it may import types only
//   packages  npm packages it may import (or anything under them)
//   testsFrom what its tests may import beyond `from`

const everything = [
  'base',
  'machine',
  'models',
  'decode',
  'explorer',
  'scenario',
  'protocol',
  'export',
  'worker',
  'survey',
  'teaching',
  'client',
  'store',
  'timeline',
  'lessons',
  'grading',
  'views',
  'pictures',
];

/**
 * @type {Record<string, {
 *   from: string[], types?: string[], packages?: string[], testsFrom?: string[]
 * }>}
 */
export const layers = {
  base: { from: [] },
  scenario: { from: ['base'], packages: ['valibot'] },
  protocol: { from: ['base'], types: ['scenario'], packages: ['valibot'] },
  machine: { from: ['base'] },
  models: { from: ['base', 'machine', 'scenario', 'protocol'] },
  decode: { from: ['base', 'scenario', 'protocol', 'models'] },
  explorer: { from: ['base', 'machine', 'models', 'protocol'] },
  export: { from: ['base', 'machine', 'models', 'protocol', 'explorer'] },
  worker: {
    from: ['base', 'scenario', 'protocol', 'machine', 'models', 'decode', 'explorer', 'export'],
  },
  survey: {
    from: ['base', 'scenario', 'protocol', 'machine', 'models', 'explorer', 'export', 'worker'],
  },
  teaching: {
    from: ['base', 'scenario', 'protocol', 'models', 'worker', 'lessons', 'grading'],
  },
  grading: { from: ['base', 'protocol', 'scenario', 'lessons'] },
  timeline: { from: ['base', 'protocol'], packages: ['d3-array', '@types/d3-array'] },
  lessons: {
    from: ['protocol', 'scenario', 'base'],
    // Every claim of a lesson is checked by the explorer.
    testsFrom: ['machine', 'models', 'explorer', 'worker'],
  },
  client: { from: ['base', 'scenario', 'protocol'] },
  store: {
    from: ['client', 'protocol', 'scenario', 'base', 'lessons', 'grading'],
    packages: ['zustand'],
  },
  views: {
    from: ['store', 'timeline', 'protocol', 'scenario', 'base', 'lessons', 'grading'],
    packages: ['lean-qr', 'react', 'react-dom'],
  },
  pictures: {
    from: ['views', 'timeline', 'store', 'protocol', 'scenario', 'base'],
    packages: ['react', 'react-dom', 'd3-array', '@types/d3-array'],
  },
  // By its address only: the build compiles it into a script of its own.
  offline: { from: [] },
  // The worker is named here by its address only (new URL), which is no import.
  app: {
    from: ['client', 'store', 'views', 'pictures', 'protocol', 'base', 'lessons'],
    packages: ['react', 'react-dom', 'zustand'],
  },
  cli: {
    from: [
      'worker',
      'survey',
      'teaching',
      'lessons',
      'models',
      'decode',
      'scenario',
      'protocol',
      'explorer',
      'export',
      'base',
      'machine',
    ],
    packages: ['node'],
  },
  // Helpers of tests, which nothing but tests may import.
  testing: {
    from: everything,
    // That a second machine needs nothing but itself is tried in the terminal, too.
    testsFrom: ['cli'],
    packages: ['vitest', 'fast-check', 'react', 'react-dom', 'node'],
  },
};

/** Compiled without the DOM library; no clock, no randomness. */
export const pureLayers = [
  'base',
  'machine',
  'models',
  'decode',
  'explorer',
  'scenario',
  'protocol',
  'timeline',
  'export',
  'lessons',
  'grading',
];

/** Run on the page's main thread, which must never carry the engine, not even its types. */
export const mainThreadLayers = ['client', 'store', 'timeline', 'views', 'pictures', 'app'];
export const engineLayers = ['machine', 'models', 'decode', 'explorer'];

/** Packages any test may import. */
export const testPackages = ['vitest', 'fast-check', 'react', 'react-dom', 'happy-dom', 'node'];
