import { expect, test } from '../support/test.ts';

test.use({ facebookCapabilities: ['like', 'direct_link', 'private_replies'] });

test('a public comment can be answered directly once, as a private reply', async ({ workspace, sandbox, person, mark }) => {
  const { comment_id } = await sandbox.comment(person, 'My address is wrong.');
  await workspace.openConversation(person.name);
  await expect(workspace.visibility('Public')).toBeChecked();
  await workspace.choose('Direct');
  await workspace.send('Please tell us the right one here.', 'Send direct');

  await expect.poll(() => sandbox.writes(mark)).toEqual([
    {
      network: 'facebook',
      method: 'POST',
      path: `/v25.0/${sandbox.account('facebook').id}/messages`,
      body: {
        recipient: { comment_id },
        message: { text: 'Please tell us the right one here.', metadata: expect.any(String) },
      },
    },
  ]);
  await expect(workspace.message('Please tell us the right one here.')).toContainText('Private reply');
  await expect(workspace.visibility('Direct')).toBeDisabled();
});
