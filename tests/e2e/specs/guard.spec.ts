import { expect, test } from '../support/test.ts';

test.use({ facebookCapabilities: ['like', 'direct_link', 'private_replies'] });

test('a card number goes direct instead of public', async ({ page, workspace, sandbox, person, mark }) => {
  await sandbox.comment(person, 'Where is my money?');
  await workspace.openConversation(person.name);
  const text = 'It went back to 4111 1111 1111 1111.';
  await workspace.messageBox.fill(text);
  await workspace.sendButton.click();
  await expect(page.getByText('a payment card number')).toBeVisible();
  expect(await sandbox.writes(mark)).toEqual([]);

  await workspace.button('Send direct instead').click();
  await expect(workspace.visibility('Direct')).toBeChecked();
  await expect(workspace.messageBox).toHaveValue(text);
  await expect(workspace.messageBox).toBeFocused();
  await workspace.button(/^Send direct to/).click();
  await expect
    .poll(() => sandbox.writes(mark))
    .toMatchObject([{ network: 'facebook', method: 'POST', body: { message: { text } } }]);
  await workspace.choose('Public');
  await expect(workspace.messageBox).toHaveValue('');
});
