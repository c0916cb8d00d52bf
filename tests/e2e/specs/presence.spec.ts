import { expect, test } from '../support/test.ts';

test('agents see who else reads and writes here, and no longer when that tab is gone', async ({ workspace, colleague, sandbox, person }) => {
  await sandbox.comment(person, 'Do you deliver?');
  await workspace.openConversation(person.name);
  await colleague.openConversation(person.name);
  await expect(workspace.page.getByText(/^Robin \d+ is here$/)).toBeVisible();
  await colleague.messageBox.pressSequentially('Yes');
  await expect(workspace.page.getByText(/^Robin \d+ is writing a public answer$/)).toBeVisible();
  await colleague.choose('Internal');
  await colleague.messageBox.pressSequentially('Or not');
  await expect(workspace.page.getByText(/^Robin \d+ is writing a note$/)).toBeVisible();
  // A tab that is gone says nothing more.
  await colleague.page.goto('about:blank');
  await expect(workspace.page.getByText(/^Robin \d+ is/)).toHaveCount(0, { timeout: 15_000 });
});

test('whoever was overtaken by a colleague is asked before a second answer goes out', async ({ workspace, colleague, sandbox, person, mark }) => {
  await sandbox.comment(person, 'Do you deliver?');
  await workspace.openConversation(person.name);
  await colleague.openConversation(person.name);
  await workspace.messageBox.fill('Yes, from Monday');
  await colleague.send('Yes, we do', 'Send publicly');
  await expect(workspace.message('Yes, we do')).toBeVisible();
  await workspace.sendButton.click();
  await expect(workspace.page.getByText(/Not sent yet: Robin \d+ answered/)).toBeVisible();
  expect(await sandbox.writes(mark)).toHaveLength(1);
  await workspace.button('Send anyway').click();
  await expect.poll(async () => (await sandbox.writes(mark)).length).toBe(2);
});
