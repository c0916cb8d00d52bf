import { expect, test } from '../support/test.ts';

test('a crash shows a calm page that is reloaded with the drafts kept', async ({ page, workspace, sandbox, person }) => {
  await sandbox.comment(person, 'Do you deliver?');
  await workspace.openConversation(person.name);
  await workspace.messageBox.fill('Yes, from Monday');
  await workspace.messageBox.blur();
  const failure = page.getByRole('alert').filter({ hasText: 'Something went wrong.' });
  await expect(failure).toBeHidden();

  // No page can go on that may not draw.
  await page.evaluate(() => {
    document.createElement = () => {
      throw new Error('nothing is drawn any more');
    };
  });
  await workspace.button('Settings').click();
  await expect(failure).toBeVisible();
  await expect(failure).toContainText('Your drafts are kept.');
  workspace.forgetComplaints();

  // What stands behind it is out of reach.
  await workspace.messageBox.focus();
  await expect(workspace.messageBox).not.toBeFocused();
  await failure.getByRole('link', { name: 'Reload' }).click();
  await expect(workspace.message('Do you deliver?')).toBeVisible();
  await expect(workspace.messageBox).toHaveValue('Yes, from Monday');
  await expect(failure).toBeHidden();
});
