import { expect, test } from '../support/test.ts';

test.use({ shared: 'two agents' });

test("two agents' pages stay in step, and an answer takes the conversation", async ({ workspace, colleague, sandbox, person }) => {
  await sandbox.comment(person, 'Hello, shop');
  await workspace.openConversation(person.name);
  await colleague.openConversation(person.name);

  await workspace.send('Hello, Nora', 'Send publicly');
  await expect(colleague.message('Hello, Nora')).toBeVisible();

  await workspace.tab('My Conversations').click();
  await expect(workspace.conversation(person.name)).toBeVisible();
  await colleague.tab('My Conversations').click();
  await expect(colleague.conversation(person.name)).toHaveCount(0);
  await expect(colleague.page.getByText(/Robin/).first()).toBeVisible();
});

test('what happens while the connection is gone is there when it comes back', async ({ workspace, backend, sandbox, person }) => {
  await sandbox.comment(person, 'Before the break');
  await workspace.openConversation(person.name);
  await backend.crashAndRestart();
  const { post_id } = await sandbox.comment(person, 'Right after it');
  await sandbox.act('facebook_comment', { from: person.id, post: post_id, text: 'And one more' });

  await expect(workspace.message('Right after it')).toBeVisible({ timeout: 40_000 });
  await expect(workspace.message('And one more')).toBeVisible();
  await expect(workspace.transcript.getByRole('article')).toHaveCount(3);
});

test('a conversation that was closed by mistake is opened again', async ({ page, workspace, sandbox, person }) => {
  await sandbox.comment(person, 'Is anybody there?');
  await workspace.openConversation(person.name);
  await workspace.button('Close').click();
  await expect(workspace.conversation(person.name)).toHaveCount(0);
  await page.getByRole('radio', { name: 'Closed' }).click();
  await expect(workspace.conversation(person.name)).toBeVisible();
  await workspace.button('Open again').click();
  await expect(workspace.conversation(person.name)).toHaveCount(0);
  await page.getByRole('radio', { name: 'Open', exact: true }).click();
  await expect(workspace.conversation(person.name)).toBeVisible();
});
