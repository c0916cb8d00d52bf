import { expect, test } from '../support/test.ts';

test('on Facebook Link to DM and Mention consumer go where the cursor is', async ({ workspace, sandbox, person, mark }) => {
  const { comment_id, person_id } = await sandbox.comment(person, 'Can somebody help me?');
  await workspace.openConversation(person.name);

  await workspace.button('Mention consumer').click();
  await expect(workspace.messageBox).toHaveValue(/^@Nora/);
  await workspace.messageBox.press('End');
  await workspace.messageBox.pressSequentially(' please write to us: ');
  await workspace.button('Link to DM').click();
  await expect(workspace.messageBox).toHaveValue(/^@Nora.* please write to us: https:\/\/m\.me\/lumencoffee ?$/);

  await workspace.sendButton.click();
  await expect.poll(() => sandbox.writes(mark)).toMatchObject([
    {
      path: `/v25.0/${comment_id}/comments`,
      body: { message: expect.stringMatching(new RegExp(`^@\\[${person_id}\\] .*please write to us: https://m\\.me/lumencoffee\\?ref=[\\w-]+ ?$`)) },
    },
  ]);
});

test('on X they are the handle and the address of the direct messages', async ({ workspace, sandbox, person, mark }) => {
  await sandbox.mention(person, 'I need help');
  await workspace.openConversation(person.name);

  await workspace.messageBox.fill('Hello , write to us: ');
  await workspace.messageBox.evaluate((box: HTMLTextAreaElement) => box.setSelectionRange(6, 6));
  await workspace.button('Mention consumer').click();
  await expect(workspace.messageBox).toHaveValue(new RegExp(`^Hello @${person.username} ?, write to us: $`));
  await workspace.messageBox.evaluate((box: HTMLTextAreaElement) => box.setSelectionRange(box.value.length, box.value.length));
  await workspace.button('Link to DM').click();

  const link = `https://twitter.com/messages/compose?recipient_id=${sandbox.account('x').id}`;
  await expect(workspace.messageBox).toHaveValue(new RegExp(`${link.replace('?', '\\?')} ?$`));
  await workspace.sendButton.click();
  await expect.poll(() => sandbox.writes(mark)).toMatchObject([{ path: '/2/tweets', body: { text: expect.stringContaining(link) } }]);
});

test('the comment and what came by the link in its answer lead to each other', async ({ workspace, sandbox, person, mark }) => {
  await sandbox.comment(person, 'My address is wrong.');
  await workspace.openConversation(person.name);
  await workspace.messageBox.pressSequentially('Please tell us here:');
  await workspace.button('Link to DM').click();
  await workspace.sendButton.click();
  await expect.poll(() => sandbox.writes(mark)).toMatchObject([{ body: { message: expect.stringContaining('?ref=') } }]);

  const [answer] = await sandbox.writes(mark);
  const { message } = answer?.body as { message: string };
  await sandbox.act('messenger_link', { from: { id: person.id, name: person.name }, link: message });
  await sandbox.messenger(person, 'Then here it is.');
  await expect(workspace.message('Then here it is.')).toBeVisible();

  const comment = workspace.message('My address is wrong.').first();
  const followed = workspace.message('Get Started');
  await comment.getByRole('button', { name: 'Continued in Messenger' }).press('Enter');
  await expect(followed).toBeFocused();
  await followed.getByRole('button', { name: 'From this comment' }).press('Enter');
  await expect(comment).toBeFocused();
});

test('what a button put in, the keys for Undo take back', async ({ page, workspace, sandbox, person }) => {
  await sandbox.comment(person, 'Can somebody help me?');
  await workspace.openConversation(person.name);
  await workspace.messageBox.pressSequentially('Write to us:');
  await workspace.button('Link to DM').click();
  await expect(workspace.messageBox).toHaveValue('Write to us: https://m.me/lumencoffee ');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(workspace.messageBox).toHaveValue('Write to us:');
  await workspace.messageBox.pressSequentially(' gladly');
  await expect(workspace.messageBox).toHaveValue('Write to us: gladly');
  // Undo does not reach into another draft.
  await workspace.choose('Internal');
  await workspace.messageBox.press('ControlOrMeta+z');
  await expect(workspace.messageBox).toHaveValue('');
});

test('Link to DM is for public answers only', async ({ workspace, sandbox, person }) => {
  await sandbox.messenger(person, 'we are here already');
  await workspace.openConversation(person.name);
  await expect(workspace.button('Link to DM')).toBeDisabled();
});
