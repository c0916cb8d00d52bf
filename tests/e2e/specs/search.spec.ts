import { expect, test } from '../support/test.ts';

test.use({ shared: 'search' });

test('a conversation is found by what was said in it, and the list follows what happens', async ({ page, workspace, sandbox, person }) => {
  const other = { ...person, id: `${person.id}7`, name: 'Greta Gefunden' };
  await sandbox.comment(person, 'Where is my parcel?');
  await sandbox.mention({ ...other, username: `greta_${person.id}` }, 'The kettle is broken');
  await workspace.tab('All Conversations').click();
  await expect(workspace.conversation(person.name)).toBeVisible();
  await expect(workspace.conversation(other.name)).toBeVisible();

  const box = page.getByRole('searchbox', { name: 'Search by name or words' });
  await box.fill('KETTLE is');
  await expect(workspace.conversation(person.name)).toHaveCount(0);
  await expect(workspace.conversation(other.name)).toBeVisible();
  // What comes meanwhile and passes is there by itself.
  await sandbox.messenger(person, 'My kettle is broken, too');
  await expect(workspace.conversation(person.name)).toBeVisible();

  await page.getByRole('combobox', { name: 'Network' }).selectOption('X (Twitter)');
  await expect(workspace.conversation(person.name)).toHaveCount(0);
  await box.fill('no such words anywhere');
  await expect(page.getByText('No conversation matches')).toBeVisible();
  await workspace.button('Clear search and filters').click();
  await expect(workspace.conversation(person.name)).toBeVisible();
  await expect(box).toHaveValue('');
  await expect(page.getByRole('combobox', { name: 'Network' })).toHaveValue('Every network');

  await page.getByRole('combobox', { name: 'Audience' }).selectOption('Direct');
  await expect(workspace.conversation(other.name)).toHaveCount(0);
  await expect(workspace.conversation(person.name)).toBeVisible();
});
