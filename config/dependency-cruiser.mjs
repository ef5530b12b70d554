// Import rules made from the table in layers.mjs. Type-only imports count: a type is knowledge too.

import { engineLayers, layers, mainThreadLayers, testPackages } from './layers.mjs';

const isTest = '[.]test[.]tsx?$';
const builtIn = ['core'];

/** @param {string[]} names */
const anyLayer = (names) => `^src/(${names.join('|')})/`;
/** @param {string[]} names */
const anyPackage = (names) => `(^|/)node_modules/(@types/)?(${names.join('|')})/`;

/** The npm and Node modules outside `packages`. */
function foreignPackages(/** @type {string[]} */ packages) {
  const named = packages.filter((name) => name !== 'node');
  return {
    couldNotResolve: false,
    dependencyTypesNot: ['local', ...(packages.includes('node') ? builtIn : [])],
    pathNot: ['^src/', ...(named.length > 0 ? [anyPackage(named)] : [])],
  };
}

const layerRules = Object.entries(layers).flatMap(([name, layer]) => {
  const { from, types = [], packages = [], testsFrom = [] } = layer;
  const own = anyLayer([name]);
  const code = { path: own, pathNot: isTest };
  const test = { path: `${own}.*${isTest}` };
  const testMay = [name, 'testing', ...from, ...types, ...testsFrom];
  return [
    {
      name: `${name}-layers`,
      comment: `${name} may import ${[...from, ...types].join(', ') || 'nothing'}: config/layers.mjs`,
      severity: 'error',
      from: code,
      to: { path: '^src/', pathNot: anyLayer([name, ...from, ...types]) },
    },
    ...types.map((layerName) => ({
      name: `${name}-only-types-of-${layerName}`,
      comment: `${name} may import types of ${layerName}, not its code: config/layers.mjs`,
      severity: 'error',
      from: code,
      to: { path: anyLayer([layerName]), dependencyTypesNot: ['type-only'] },
    })),
    {
      name: `${name}-packages`,
      comment: `${name} may import the packages ${packages.join(', ') || '(none)'}: config/layers.mjs`,
      severity: 'error',
      from: code,
      to: foreignPackages(packages),
    },
    {
      name: `${name}-tests`,
      comment: `tests of ${name} may import ${testMay.join(', ')}: config/layers.mjs`,
      severity: 'error',
      from: test,
      to: { path: '^src/', pathNot: anyLayer(testMay) },
    },
    {
      name: `${name}-tests-packages`,
      comment: 'tests may import what their layer may, and the test packages: config/layers.mjs',
      severity: 'error',
      from: test,
      to: foreignPackages([...packages, ...testPackages]),
    },
  ];
});

export default {
  forbidden: [
    ...layerRules,
    {
      name: 'no-cycles',
      comment: 'modules that need each other are one module, or need a third one',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'main-thread-without-engine',
      comment: 'the main thread renders from the description; no path may lead it to the engine',
      severity: 'error',
      from: { path: anyLayer(mainThreadLayers), pathNot: isTest },
      to: { path: anyLayer(engineLayers), reachable: true },
    },
    {
      name: 'worker-entry-is-wiring',
      comment: 'the worker is started by its address; others use the session',
      severity: 'error',
      from: { pathNot: '^src/worker/' },
      to: { path: '^src/worker/entry[.]ts$' },
    },
    {
      name: 'tests-are-not-imported',
      comment: 'shared helpers of tests live in src/testing',
      severity: 'error',
      from: {},
      to: { path: isTest },
    },
    {
      name: 'every-folder-is-a-layer',
      comment: 'give the folder a row in config/layers.mjs',
      severity: 'error',
      from: { path: '^src/', pathNot: anyLayer(Object.keys(layers)) },
      to: {},
    },
    {
      name: 'no-unresolvable',
      comment: 'the import leads nowhere',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types'] },
  },
};
