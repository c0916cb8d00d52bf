import { picture } from '../support/files.ts';
import { expect, test } from '../support/test.ts';

test.use({ undoSeconds: 8 });

test('a picture that was taken back is there again, and one that was accepted goes though its tab is killed', async ({
  page,
  workspace,
  colleague,
  backend,
  sandbox,
  person,
  mark,
}) => {
  await backend.setFilesInPublic('x', true);
  await sandbox.mention(person, 'what does it look like?');
  await workspace.openConversation(person.name);
  const file = page.getByRole('list', { name: 'Attached files' }).getByRole('listitem');
  await page.locator('input[type=file]').setInputFiles(picture);
  await expect(file).toContainText('Ready to be sent');
  await workspace.send('Lik this.', 'Send publicly');
  await expect(file).toHaveCount(0);
  await workspace.button(/^Undo/).click();
  await expect(workspace.messageBox).toHaveValue('Lik this.');
  await expect(file).toContainText('Ready to be sent');

  await workspace.send('Like this.', 'Send publicly');
  await expect(workspace.button(/^Undo/)).toBeVisible();
  await page.close();
  const posts = async () => (await sandbox.writes(mark)).filter(({ path }) => path === '/2/tweets');
  await expect.poll(posts, { timeout: 30_000 }).toMatchObject([{ body: { text: 'Like this.', media: { media_ids: [expect.any(String)] } } }]);
  await colleague.openConversation(person.name);
  await expect(colleague.message('Like this.')).toContainText('Sent');
  expect(await posts()).toHaveLength(1);
});
