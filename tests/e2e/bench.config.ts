import { defineConfig } from '@playwright/test';
import { browserOptions, outputDirectory } from './support/environment.ts';

/** The page's part of `cargo xtask bench`. */
export default defineConfig({
  testDir: '.',
  testMatch: 'bench.ts',
  outputDir: `${outputDirectory}/bench`,
  workers: 1,
  timeout: 300_000,
  expect: { timeout: 60_000 },
  reporter: [['line']],
  use: {
    ...browserOptions,
    viewport: { width: 1280, height: 800 },
    locale: 'en-US',
    actionTimeout: 60_000,
  },
});
