// Where the browsers for the end-to-end tests are on this machine, in the order in which a person
// would want them chosen: named explicitly, installed by the system, fetched by Playwright.

import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** @typedef {'chromium' | 'firefox'} BrowserName */
/** @typedef {{ path: string, own: boolean, from: string }} Browser own: a build patched by Playwright */

/** @type {Record<BrowserName, { variable: string, commands: string[], debianPackage: string }>} */
export const browserSources = {
  chromium: {
    variable: 'PLAYWRIGHT_CHROMIUM',
    commands: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    debianPackage: 'chromium',
  },
  firefox: {
    variable: 'PLAYWRIGHT_FIREFOX',
    commands: ['firefox-esr', 'firefox'],
    debianPackage: 'firefox-esr',
  },
};

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/**
 * @param {BrowserName} name
 * @returns {Promise<Browser | undefined>}
 */
export async function findBrowser(name) {
  const { variable, commands } = browserSources[name];
  const named = process.env[variable];
  if (named) {
    // A wrong variable must not be papered over by another browser.
    return isExecutable(named) ? { path: named, own: false, from: variable } : undefined;
  }
  for (const folder of (process.env['PATH'] ?? '').split(delimiter).filter(Boolean)) {
    for (const command of commands) {
      const path = join(folder, command);
      if (isExecutable(path)) return { path, own: false, from: 'PATH' };
    }
  }
  const playwright = await import('playwright-core');
  const path = playwright[name].executablePath();
  return existsSync(path) ? { path, own: true, from: "Playwright's cache" } : undefined;
}
