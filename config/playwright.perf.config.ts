// Frame and load budgets: Chromium alone, one spec at a time, so that the figures mean something.

import { defineConfig } from '@playwright/test';
import base from './playwright.config.ts';

export default defineConfig({
  ...base,
  testDir: '../e2e/perf',
  testIgnore: [],
  outputDir: '../reports/perf',
  projects: (base.projects ?? []).filter((project) => project.name === 'chromium'),
  fullyParallel: false,
  workers: 1,
  timeout: 120_000,
  // Fetching all files once more, after the first sight, is no part of what is measured.
  use: { ...base.use, serviceWorkers: 'block' },
});
