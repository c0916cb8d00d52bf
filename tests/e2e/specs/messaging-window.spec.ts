import { expect, test } from '../support/test.ts';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;

/** Long enough for the page to open, short enough to wait for. */
const LEFT = 25 * SECOND;

// Without the feature of answers by people after the first day: at 24 hours Direct ends.
test('the messaging window closes in the open page by the server’s clock', async ({ page, workspace, sandbox, person }) => {
  // Only the clock that the page reads: Playwright's own also replaces timers, by numbers too large for WebAssembly.
  await page.addInitScript((ahead) => {
    const now = Date.now.bind(Date);
    Date = class extends Date {
      constructor(...given: unknown[]) {
        super(...((given.length > 0 ? given : [now() + ahead]) as [number]));
      }
      static override now(): number {
        return now() + ahead;
      }
    } as DateConstructor;
  }, HOUR);
  await sandbox.messenger(person, 'I wrote a day ago', new Date(Date.now() - 24 * HOUR + LEFT));
  await workspace.open();
  expect(await page.evaluate(() => Date.now())).toBeGreaterThan(Date.now() + HOUR / 2);
  await workspace.openConversation(person.name);
  await expect(workspace.visibility('Direct')).toBeEnabled();
  await expect(workspace.visibility('Direct')).toBeChecked();

  await expect(workspace.visibility('Direct')).toBeDisabled({ timeout: 2 * LEFT });
  await expect(workspace.visibility('Internal')).toBeChecked();
});
