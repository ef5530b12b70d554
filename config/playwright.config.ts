// Two real browsers against the production build: Chromium runs nearly every spec, Firefox those about
// what browsers do each in their own way. Perf specs need the machine to themselves and
// run by `npm run perf`.

import { defineConfig, devices, type Project } from '@playwright/test';
import { findBrowser } from '../scripts/browsers.mjs';

const isMainProcess = process.env['TEST_WORKER_INDEX'] === undefined;
const inContinuousIntegration = Boolean(process.env['CI']);

const chromium = await findBrowser('chromium');
const firefox = await findBrowser('firefox');

if (!chromium) {
  throw new Error(
    'No Chromium. Run: node scripts/set-up.mjs --browsers, or set PLAYWRIGHT_CHROMIUM',
  );
}
if (!firefox) {
  const missing = 'No Firefox. Run: node scripts/set-up.mjs --browsers, or set PLAYWRIGHT_FIREFOX';
  if (inContinuousIntegration) throw new Error(missing);
  if (isMainProcess) console.warn(`warning: ${missing}. Only Chromium is tested; CI refuses that.`);
}

const projects: Project[] = [
  {
    name: 'chromium',
    grepInvert: /@other-browsers/,
    use: { ...devices['Desktop Chrome'], launchOptions: { executablePath: chromium.path } },
  },
];
if (firefox) {
  projects.push({
    name: 'firefox',
    grep: /@every-browser/,
    use: {
      ...devices['Desktop Firefox'],
      launchOptions: { executablePath: firefox.path },
      // A Firefox that Playwright did not build is driven over WebDriver BiDi.
      ...(firefox.own ? {} : { channel: 'moz-firefox' }),
    },
  });
}

export default defineConfig({
  testDir: '../e2e',
  testIgnore: 'perf/**',
  outputDir: '../reports/e2e',
  projects,
  fullyParallel: true,
  forbidOnly: inContinuousIntegration,
  retries: 0,
  workers: 2,
  timeout: 60_000,
  // What a search finds takes seconds, and several times as long on a machine that does something else beside.
  expect: { timeout: 20_000 },
  globalTimeout: 30 * 60_000,
  reporter: 'list',
  use: {
    // Set by the server's first line, see webServer.wait.
    baseURL: process.env['SCOPE_ADDRESS'] ?? 'http://127.0.0.1:4173/',
    screenshot: 'off',
    trace: 'off',
    video: 'off',
  },
  webServer: {
    // Any free port, so that two runs on one machine do not meet.
    command: 'node scripts/serve.mjs --port 0',
    cwd: '..',
    wait: { stdout: /Resync Scope: (?<SCOPE_ADDRESS>http\S+)/ },
    stdout: 'ignore',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 1000 },
  },
});
