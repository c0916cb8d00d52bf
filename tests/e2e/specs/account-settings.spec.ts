import { violations } from '../support/axe.ts';
import { expect, test } from '../support/test.ts';

test('an admin decides for an account, and open pages go by it at once', async ({ page, workspace, admin, sandbox, person, mark }) => {
  await sandbox.mention(person, 'where is my money?');
  await workspace.openConversation(person.name);
  const attach = workspace.button('Attach');
  await expect(attach).toHaveAttribute('aria-disabled', 'true');

  const dialog = await admin.openAccountSettings('X (Twitter)');
  await dialog.getByRole('checkbox', { name: 'Files may go out in public answers' }).check();
  await expect(attach).not.toHaveAttribute('aria-disabled', 'true');

  const pattern = dialog.getByRole('textbox', { name: /^New pattern/ });
  await pattern.fill('--');
  await pattern.press('Enter');
  await expect(dialog.getByText('Not kept: It needs a letter, a digit or #')).toBeVisible();
  await expect(pattern).toHaveValue('--');
  const own = `Q${person.id}-##`;
  await pattern.fill(own);
  await pattern.press('Enter');
  await expect(pattern).toHaveValue('');
  await expect(dialog.getByRole('list', { name: 'What does not belong in public' }).getByRole('listitem')).toHaveText([own]);

  const undo = dialog.getByRole('textbox', { name: 'Seconds in which a public answer can be taken back' });
  await undo.fill('61');
  await undo.press('Enter');
  await expect(dialog.getByText('Not kept: It is a whole number from 0 to 60.')).toBeVisible();
  await undo.fill('30');
  await undo.press('Enter');
  await expect(dialog.getByText('Not kept')).toHaveCount(0);
  expect(await violations(admin.page)).toEqual([]);
  admin.forgetComplaints();

  await workspace.messageBox.fill(`It is Q${person.id}-47.`);
  await workspace.sendButton.click();
  await expect(page.getByText(own)).toBeVisible();
  await workspace.messageBox.fill('It is on its way.');
  await workspace.sendButton.click();
  await expect(workspace.message('It is on its way.').getByText(/Goes out in/)).toBeVisible();
  await workspace.message('It is on its way.').getByRole('button', { name: 'Undo' }).click();
  await expect(workspace.messageBox).toHaveValue('It is on its way.');
  expect(await sandbox.writes(mark)).toEqual([]);

  // What was decided is there for the next admin, and can be taken back.
  await admin.page.reload();
  await admin.openAccountSettings('X (Twitter)');
  await expect(undo).toHaveValue('30');
  await undo.fill('');
  await undo.press('Enter');
  await dialog.getByRole('button', { name: `Remove ${own}` }).click();
  await dialog.getByRole('checkbox', { name: 'Files may go out in public answers' }).uncheck();
  await expect(attach).toHaveAttribute('aria-disabled', 'true');
});

test('a change that is refused is taken back with the reason', async ({ admin }) => {
  const dialog = await admin.openAccountSettings('Facebook');
  const seen = dialog.getByRole('checkbox', { name: 'Tell the consumer that a message was read' });
  await admin.page.context().setOffline(true);
  await seen.click();
  await expect(dialog.getByText('Not kept: The connection is broken.')).toBeVisible();
  await expect(seen).not.toBeChecked();
  await admin.page.context().setOffline(false);
});

test('names of saved replies are unique, and removing one is asked about', async ({ admin, person }) => {
  const dialog = await admin.openAccountSettings('Facebook');
  const [first, second] = [`one${person.id}`, `two${person.id}`];
  const name = dialog.getByRole('textbox', { name: 'Name, without the slash' });
  const replies = dialog.getByRole('list', { name: 'Saved replies' }).getByRole('listitem').filter({ hasText: person.id });
  for (const shortcut of [first, second]) {
    await dialog.getByRole('button', { name: 'Add a saved reply' }).click();
    await expect(name).toBeFocused();
    await name.fill(shortcut);
    await dialog.getByRole('textbox', { name: 'Text of the reply' }).fill('Hello');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog.getByRole('button', { name: 'Add a saved reply' })).toBeFocused();
  }
  await expect(replies).toHaveCount(2);
  await dialog.getByRole('button', { name: `Edit /${second}` }).click();
  await name.fill(first.toUpperCase());
  await name.press('Control+Enter');
  await expect(dialog.getByText('Not kept: Another reply has this name')).toBeVisible();
  await name.press('Escape');
  await expect(dialog).toBeVisible();
  await expect(dialog.getByRole('button', { name: `Edit /${second}` })).toBeFocused();

  const remove = dialog.getByRole('button', { name: `Remove /${second}` });
  await remove.click();
  await expect(dialog.getByText(`Remove /${second}? Nobody can use it any more then.`)).toBeVisible();
  await admin.page.keyboard.press('Enter');
  await expect(replies).toHaveCount(2);
  await remove.click();
  await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(replies).toHaveCount(1);
  await expect(replies).toContainText(first);
});

test('an agent has no settings of accounts', async ({ page, workspace }) => {
  await workspace.button('Settings').click();
  await expect(page.getByRole('combobox', { name: 'Appearance' })).toBeVisible();
  await expect(page.getByRole('tab', { name: 'Brand accounts' })).toHaveCount(0);
});
