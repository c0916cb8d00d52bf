import { expect, test } from '../support/test.ts';

test('a mention on X is read with its profile and answered as a reply', async ({ workspace, sandbox, person, mark }) => {
  await sandbox.settings({ answers: true, answer_delay_ms: 100 });
  const { tweet_id } = await sandbox.mention(person, 'do you have decaf?');
  await workspace.openConversation(person.name);
  await expect(workspace.message('do you have decaf?')).toContainText(/Public (post|thread)/);
  await expect(workspace.panel).toContainText(`@${person.username}`);

  await workspace.send('Three kinds of it.', 'Send publicly');
  await expect.poll(() => sandbox.writes(mark)).toEqual([
    {
      network: 'x',
      method: 'POST',
      path: '/2/tweets',
      body: { text: 'Three kinds of it.', reply: { in_reply_to_tweet_id: tweet_id } },
    },
  ]);
  await expect(workspace.transcript.getByRole('article')).toHaveCount(3);
  await expect(workspace.message('Three kinds of it.')).toHaveCount(1);

  const liked = await sandbox.mark();
  const mention = workspace.message('do you have decaf?');
  await mention.hover();
  await mention.getByRole('button', { name: 'Like', exact: true }).click();
  await expect.poll(() => sandbox.writes(liked)).toEqual([
    {
      network: 'x',
      method: 'POST',
      path: `/2/users/${sandbox.account('x').id}/likes`,
      body: { tweet_id },
    },
  ]);
});

test('a direct message on X is answered directly', async ({ workspace, sandbox, person, mark }) => {
  await sandbox.settings({ answers: true, answer_delay_ms: 100 });
  await sandbox.directMessage(person, 'my order number is 12');
  await workspace.openConversation(person.name);
  await expect(workspace.message('my order number is 12')).toContainText('Direct message');
  await expect(workspace.visibility('Direct')).toBeChecked();
  await expect(workspace.visibility('Public')).toBeDisabled();

  await workspace.send('Thank you, found it.', 'Send direct');
  await expect.poll(() => sandbox.writes(mark)).toEqual([
    {
      network: 'x',
      method: 'POST',
      path: `/2/dm_conversations/with/${person.id}/messages`,
      body: { text: 'Thank you, found it.' },
    },
  ]);
  await expect(workspace.transcript.getByRole('article')).toHaveCount(3);
  await expect(workspace.message('Thank you, found it.')).toHaveCount(1);
});

test('a thread on X under a post of the brand shows the post', async ({ workspace, sandbox, person }) => {
  const { tweet_id } = await sandbox.act('x_native_post', { text: 'Open until ten tonight.' });
  await sandbox.act('x_reply', { from: person, to: tweet_id, text: 'also the kitchen?' });
  await workspace.openConversation(person.name);
  await expect(workspace.message('also the kitchen?')).toContainText('Public thread');
  await expect(workspace.panel).toContainText('Open until ten tonight.');
});

test('a post longer than X takes is not sent and not lost', async ({ workspace, sandbox, person, mark }) => {
  await sandbox.mention(person, 'tell me everything');
  await workspace.openConversation(person.name);

  // A family is one emoji of weight two, so 140 of them are exactly the limit.
  await workspace.messageBox.fill('👨‍👩‍👧‍👦'.repeat(140));
  await expect(workspace.sendButton).toBeEnabled();
  const tooLong = '👨‍👩‍👧‍👦'.repeat(141);
  await workspace.messageBox.fill(tooLong);
  await expect(workspace.sendButton).toBeDisabled();
  await workspace.messageBox.press('Control+Enter');
  await expect(workspace.messageBox).toHaveValue(tooLong);
  expect(await sandbox.writes(mark)).toEqual([]);
});
