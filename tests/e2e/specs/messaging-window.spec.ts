import { expect, test } from '../support/test.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

test.describe('with a browser whose clock is an hour fast', () => {
  // Without the feature of answers by people after the first day: at 24 hours Direct ends.
  test('the messaging window closes in the open page at its minute', async ({ page, workspace, sandbox, person }) => {
    await page.clock.install({ time: Date.now() + HOUR });
    await sandbox.messenger(person, 'I wrote a day ago', new Date(Date.now() - 24 * HOUR + 10 * MINUTE));
    await workspace.open();
    await workspace.openConversation(person.name);
    await expect(workspace.visibility('Direct')).toBeEnabled();

    await page.clock.runFor(8 * MINUTE);
    await expect(workspace.visibility('Direct')).toBeEnabled();

    await page.clock.runFor(3 * MINUTE);
    await expect(workspace.visibility('Direct')).toBeDisabled();
    await expect(workspace.visibility('Internal')).toBeChecked();
  });
});
