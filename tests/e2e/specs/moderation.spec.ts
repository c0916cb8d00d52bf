import { expect, test } from '../support/test.ts';

test.use({ facebookCapabilities: ['like', 'direct_link', 'moderate'] });

test('a comment is hidden after one question, and shown again', async ({ workspace, sandbox, person, mark }) => {
  const { comment_id } = await sandbox.comment(person, 'You are all thieves');
  await workspace.openConversation(person.name);
  const message = workspace.message('You are all thieves');
  await message.hover();
  await message.getByRole('button', { name: 'Hide' }).click();
  await expect(message.getByRole('alert')).toHaveText(/Hide this/);
  await message.getByRole('button', { name: 'Leave it' }).click();
  expect(await sandbox.writes(mark)).toEqual([]);

  await message.getByRole('button', { name: 'Hide' }).click();
  await message.getByRole('button', { name: 'Hide' }).click();
  await expect.poll(() => sandbox.writes(mark)).toMatchObject([{ path: `/v25.0/${comment_id}`, body: { is_hidden: true } }]);
  await expect(message.getByText('Hidden from others on Facebook')).toBeVisible();
  await message.getByRole('button', { name: 'Show again' }).click();
  await expect(message.getByText('Hidden from others on Facebook')).toHaveCount(0);
});

test('what the brand wrote in public is deleted, and the person blocked', async ({ workspace, sandbox, person, mark }) => {
  await sandbox.comment(person, 'Spam, spam');
  await workspace.openConversation(person.name);
  await workspace.send('An answer too much', 'Send publicly');
  const answer = workspace.message('An answer too much');
  await expect(answer.getByRole('button', { name: 'Delete' })).toHaveCount(1);
  await answer.hover();
  await answer.getByRole('button', { name: 'Delete' }).click();
  await answer.getByRole('button', { name: 'Delete' }).click();
  await expect(workspace.transcript.getByText('Deleted by its author or the brand')).toBeVisible();

  const message = workspace.message('Spam, spam');
  await message.hover();
  await message.getByRole('button', { name: 'Block the person' }).click();
  await message.getByRole('button', { name: 'Block the person' }).click();
  await expect(message.getByRole('button', { name: 'Let the person write again' })).toHaveCount(1);
  expect((await sandbox.writes(mark)).map((call) => call.method)).toEqual(['POST', 'DELETE', 'POST']);
});
