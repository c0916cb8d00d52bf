import { defineConfig } from '@playwright/test';
import { browserOptions, outputDirectory } from './support/environment.ts';

/** The README's pictures, taken of the demo's cast: `npm run pictures`. */
export default defineConfig({
  testDir: '.',
  testMatch: 'pictures.ts',
  outputDir: `${outputDirectory}/pictures`,
  workers: 1,
  timeout: 300_000,
  expect: { timeout: 30_000 },
  reporter: [['list']],
  use: {
    ...browserOptions,
    viewport: { width: 1280, height: 800 },
    locale: 'en-US',
    timezoneId: 'Europe/Berlin',
  },
});
