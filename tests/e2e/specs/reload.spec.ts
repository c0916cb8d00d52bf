import { expect, test } from '../support/test.ts';

test('a reload loses neither draft nor place', async ({ page, workspace, sandbox, person }) => {
  await sandbox.comment(person, 'Do you deliver?');
  await workspace.openConversation(person.name);
  await workspace.messageBox.fill('Yes, from Monday');
  await workspace.choose('Internal');
  await workspace.messageBox.fill('Ask the shop first');
  await workspace.choose('Public');
  await expect(page).toHaveURL(/#conversation=/);
  expect(page.url()).not.toContain('token');

  await page.reload();
  await expect(workspace.message('Do you deliver?')).toBeVisible();
  await expect(workspace.visibility('Public')).toBeChecked();
  await expect(workspace.messageBox).toHaveValue('Yes, from Monday');
  await workspace.choose('Internal');
  await expect(workspace.messageBox).toHaveValue('Ask the shop first');
});

test('drafts stay with their conversation', async ({ workspace, sandbox, person }) => {
  const other = { ...person, id: `${person.id}9`, name: 'Otto Anders' };
  await sandbox.comment(person, 'One question');
  await sandbox.comment(other, 'Another question');

  await workspace.openConversation(person.name);
  await workspace.messageBox.fill('for the first');
  await workspace.openConversation(other.name);
  await expect(workspace.messageBox).toHaveValue('');
  await workspace.messageBox.fill('for the second');
  await workspace.openConversation(person.name);
  await expect(workspace.messageBox).toHaveValue('for the first');
  await workspace.openConversation(other.name);
  await expect(workspace.messageBox).toHaveValue('for the second');
});
