import { expect, test } from '../support/test.ts';

test.use({ shared: 'lists' });

test('a comment is read with its post, answered in public and liked as the page', async ({ workspace, sandbox, person, mark }) => {
  await sandbox.settings({ answers: true, answer_delay_ms: 100 });
  await workspace.tab('All Conversations').click();

  // It shows by itself: nothing here reloads the page.
  const { comment_id } = await sandbox.comment(person, 'Is it fair trade?', 'Our Kenya roast is back.');
  await expect(workspace.conversation(person.name)).toContainText('Public');
  await workspace.openConversation(person.name);
  await expect(workspace.message('Is it fair trade?')).toContainText('Public comment');
  await expect(workspace.panel).toContainText('Our Kenya roast is back.');
  await expect(workspace.panel).toContainText(person.name);

  await expect(workspace.visibility('Public')).toBeChecked();
  await workspace.send('Yes, all of it.', 'Send publicly');
  await expect(workspace.message('Yes, all of it.')).toContainText('Public comment');
  await expect.poll(() => sandbox.writes(mark)).toEqual([
    { network: 'facebook', method: 'POST', path: `/v25.0/${comment_id}/comments`, body: { message: 'Yes, all of it.' } },
  ]);

  // Facebook's own webhook brings the consumer's answer, and our own comment again, which is not shown twice.
  await expect(workspace.transcript.getByRole('article')).toHaveCount(3);
  await expect(workspace.message('Yes, all of it.')).toHaveCount(1);

  const liked = await sandbox.mark();
  const comment = workspace.message('Is it fair trade?');
  await comment.hover();
  await comment.getByRole('button', { name: 'Like', exact: true }).click();
  await expect.poll(() => sandbox.writes(liked)).toMatchObject([
    { network: 'facebook', method: 'POST', path: `/v25.0/${comment_id}/likes` },
  ]);
  await comment.hover();
  await comment.getByRole('button', { name: 'Like', exact: true, pressed: true }).click();
  await expect.poll(() => sandbox.writes(liked)).toMatchObject([
    { method: 'POST' },
    { network: 'facebook', method: 'DELETE', path: `/v25.0/${comment_id}/likes` },
  ]);
});

test('an answer to a chosen comment goes under that comment', async ({ workspace, sandbox, person, mark }) => {
  const { post_id, comment_id } = await sandbox.comment(person, 'The first of two');
  await sandbox.act('facebook_comment', { from: person.id, post: post_id, text: 'The second of two' });
  await workspace.openConversation(person.name);

  const first = workspace.message('The first of two');
  await first.hover();
  await first.getByRole('button', { name: 'Reply' }).click();
  await workspace.send('This is for the first.', 'Send publicly');

  await expect.poll(() => sandbox.writes(mark)).toEqual([
    { network: 'facebook', method: 'POST', path: `/v25.0/${comment_id}/comments`, body: { message: 'This is for the first.' } },
  ]);
});

test('what the consumer edits and removes changes in the open page', async ({ workspace, sandbox, person }) => {
  const { comment_id } = await sandbox.comment(person, 'I want my mony back');
  await workspace.openConversation(person.name);

  await sandbox.act('facebook_edit', { id: comment_id, text: 'I want my money back' });
  await expect(workspace.message('I want my money back')).toBeVisible();
  await expect(workspace.message('mony')).toHaveCount(0);

  await sandbox.act('facebook_remove', { id: comment_id });
  await expect(workspace.message(/deleted/i)).toBeVisible();
  await expect(workspace.message('I want my money back')).toHaveCount(0);
});

test('an answer goes to the comment that was there when it was begun', async ({ workspace, sandbox, person, mark }) => {
  const first = await sandbox.comment(person, 'Do you have decaf?', 'Post one.');
  await workspace.openConversation(person.name);
  await workspace.messageBox.fill('Yes, three of');
  await sandbox.comment(person, 'And are you hiring?', 'Post two.');
  await expect(workspace.message('And are you hiring?')).toBeVisible();
  // What is being answered is said as soon as it is not the last any more.
  await expect(workspace.page.getByText(`Replying to ${person.name}`)).toBeVisible();
  await workspace.send('Yes, three of them.', 'Send publicly');
  await expect.poll(() => sandbox.writes(mark)).toMatchObject([
    { method: 'POST', path: `/v25.0/${first.comment_id}/comments`, body: { message: 'Yes, three of them.' } },
  ]);
});
