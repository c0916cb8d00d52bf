import { defineConfig } from '@playwright/test';
import { browserOptions, outputDirectory } from './support/environment.ts';

export default defineConfig({
  testDir: 'specs',
  outputDir: `${outputDirectory}/results`,
  // Each worker has a browser, a backend and a sandbox of its own: two fill a small machine.
  workers: 2,
  forbidOnly: !!process.env.CI,
  // A test that passes only the second time is a test that failed.
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    ...browserOptions,
    viewport: { width: 1280, height: 800 },
    locale: 'en-US',
    timezoneId: 'Europe/Berlin',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
});
