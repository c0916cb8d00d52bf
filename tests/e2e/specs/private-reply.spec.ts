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
  const reply = workspace.message('Please tell us the right one here.');
  await expect(reply).toContainText('Private reply');
  await expect(workspace.visibility('Direct')).toBeDisabled();

  // Each leads to the other.
  const comment = workspace.message('My address is wrong.').first();
  await comment.getByRole('button', { name: 'Answered privately' }).press('Enter');
  await expect(reply).toBeFocused();
  await reply.getByRole('button', { name: 'In answer to' }).press('Enter');
  await expect(comment).toBeFocused();
});
