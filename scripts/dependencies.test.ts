import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { areDependenciesInstalled } from './dependencies.mjs';

interface Package {
  readonly version: string;
  readonly integrity?: string;
  readonly optional?: boolean;
  readonly resolved?: string;
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dependencies-'));
  mkdirSync(join(folder, 'node_modules'));
  lock('package-lock.json', wanted);
});
afterEach(() => rmSync(folder, { recursive: true }));

const wanted: Record<string, Package> = {
  'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
  'node_modules/a/node_modules/b': { version: '2.0.0', integrity: 'sha512-b' },
  'node_modules/of-another-system': { version: '3.0.0', optional: true },
  'node_modules/unhashed': { version: '4.0.0' },
};
const { 'node_modules/of-another-system': left, ...installed } = wanted;

function lock(name: string, packages: Record<string, Package>): void {
  const itself = name === 'package-lock.json' ? { '': { version: '0.1.0' } } : {};
  const text = JSON.stringify({ lockfileVersion: 3, packages: { ...itself, ...packages } });
  writeFileSync(join(folder, name), text);
}
const install = (packages: Record<string, Package>) =>
  lock('node_modules/.package-lock.json', packages);

describe('dependencies', () => {
  it('are those of this checkout after npm ci', () => {
    expect(areDependenciesInstalled(join(import.meta.dirname, '..'))).toBe(true);
  });

  it('are installed without those for other systems', () => {
    install(installed);
    expect(areDependenciesInstalled(folder)).toBe(true);
  });

  it('are installed whatever else npm noted, and beside packages of somebody’s own', () => {
    const noted = {
      version: '4.0.0',
      integrity: 'sha512-d',
      resolved: 'https://example.org/d.tgz',
    };
    install({
      ...installed,
      'node_modules/unhashed': noted,
      'node_modules/x': { version: '9.0.0' },
    });
    expect(areDependenciesInstalled(folder)).toBe(true);
  });

  it('are not installed before npm has ended', () => {
    expect(areDependenciesInstalled(folder)).toBe(false);
    writeFileSync(join(folder, 'node_modules/.package-lock.json'), '{"packages"');
    expect(areDependenciesInstalled(folder)).toBe(false);
  });

  it.each([
    ['is missing', { 'node_modules/a': wanted['node_modules/a'] }],
    ['has another version', { ...installed, 'node_modules/unhashed': { version: '4.0.1' } }],
    [
      'has another content',
      { ...installed, 'node_modules/a': { version: '1.0.0', integrity: 'sha512-c' } },
    ],
    [
      'for another system is outdated',
      { ...wanted, 'node_modules/of-another-system': { ...left, version: '2.9.0' } },
    ],
  ])('are not installed when one %s', (_what, packages) => {
    install(packages as Record<string, Package>);
    expect(areDependenciesInstalled(folder)).toBe(false);
  });
});
