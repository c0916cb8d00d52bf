import { defineConfig } from '@playwright/test';
import { browserOptions, outputDirectory } from './support/environment.ts';

/** What `cargo xtask first-view` watches. */
export default defineConfig({
  testDir: '.',
  testMatch: 'first-view.ts',
  outputDir: `${outputDirectory}/first-view`,
  workers: 1,
  timeout: 300_000,
  expect: { timeout: 30_000 },
  reporter: [['line']],
  use: {
    ...browserOptions,
    viewport: { width: 1280, height: 800 },
    locale: 'en-US',
    timezoneId: 'Europe/Berlin',
  },
});
