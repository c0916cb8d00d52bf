import type { Page } from '@playwright/test';
import { expect, test } from '../support/test.ts';

declare global {
  interface Window {
    /** How many tones the page began. */
    tones: number;
  }
}

test('a consumer who writes is heard only where the agent asked for it', async ({ page, workspace, sandbox, person }) => {
  await page.addInitScript(countTones);
  await workspace.open();
  await sandbox.messenger(person, 'Are you there?');
  await workspace.openConversation(person.name);
  await sandbox.messenger(person, 'Hello?');
  await expect(workspace.message('Hello?')).toBeVisible();
  expect(await tones(page)).toBe(0);

  await workspace.button('Settings').click();
  await page.getByRole('checkbox', { name: 'A sound when a consumer writes' }).check();
  await page.keyboard.press('Escape');
  await sandbox.messenger(person, 'Anybody?');
  await expect.poll(() => tones(page)).toBe(1);

  // What the agent writes is no news.
  await workspace.send('Yes, here I am', 'Send direct');
  await expect(workspace.message('Yes, here I am')).toBeVisible();
  expect(await tones(page)).toBe(1);
});

function tones(page: Page): Promise<number> {
  return page.evaluate(() => window.tones);
}

/** Runs in the page before its own scripts. */
function countTones(): void {
  window.tones = 0;
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (when?: number) {
    window.tones += 1;
    start.call(this, when);
  };
}
