import type { Page } from '@playwright/test';
import { expect, test } from '../support/test.ts';

/** Everything that the browser keeps for the product, as one text. */
function kept(page: Page): Promise<string> {
  return page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
}

test('who signs out in one tab is signed out in the other, and no draft of either is left', async ({ workspace, sandbox, person }) => {
  const other = { ...person, id: `${person.id}9`, name: person.name.replace('Nora', 'Otto') };
  await sandbox.comment(person, 'One question');
  await sandbox.comment(other, 'Another question');
  await workspace.openConversation(person.name);
  await workspace.messageBox.fill('Half an answer to Nora');
  await workspace.choose('Internal');
  await workspace.messageBox.fill('Half a note');
  const second = await workspace.secondTab();
  await second.openConversation(other.name);
  await second.messageBox.pressSequentially('Half an answer to Otto');
  await expect.poll(() => kept(second.page)).toMatch(/Half a note.*Half an answer to Otto|Half an answer to Otto.*Half a note/);

  await workspace.button('Sign out').click();
  for (const tab of [workspace, second]) {
    await expect(tab.page.getByText('You are signed out')).toBeVisible();
    await expect(tab.page.getByText('Half a')).toHaveCount(0);
    await expect(tab.page.getByText('question')).toHaveCount(0);
    await expect.poll(() => kept(tab.page)).not.toContain('Half a');
  }
  // Nobody is signed in after a reload either.
  await second.page.reload();
  await expect(second.page.getByText('You are signed out')).toBeVisible();

  await workspace.open();
  await workspace.openConversation(other.name);
  await expect(workspace.messageBox).toHaveValue('');
  await workspace.openConversation(person.name);
  await expect(workspace.messageBox).toHaveValue('');
  await workspace.choose('Internal');
  await expect(workspace.messageBox).toHaveValue('');
});

test('what is typed in the moment in which another tab signs out is not kept', async ({ workspace, sandbox, person }) => {
  await sandbox.comment(person, 'One question');
  const second = await workspace.secondTab();
  await second.openConversation(person.name);
  await second.messageBox.pressSequentially('Half an answer');
  // What was typed last is on its way to the storage.
  await Promise.all([second.page.keyboard.type(' and more'), workspace.button('Sign out').click()]);
  await expect(second.page.getByText('You are signed out')).toBeVisible();
  await second.page.close();
  await workspace.open();
  expect(await kept(workspace.page)).not.toContain('Half an');
});
