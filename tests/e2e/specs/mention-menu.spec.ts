import { violations } from '../support/axe.ts';
import { expect, test } from '../support/test.ts';

test('on Facebook "@" offers the consumer, who is named as one and goes out by number', async ({ page, workspace, sandbox, person, mark }) => {
  const { comment_id, person_id } = await sandbox.comment(person, 'Can somebody help me?');
  await workspace.openConversation(person.name);
  await workspace.messageBox.pressSequentially('Hello @no');
  const list = page.getByRole('listbox', { name: 'People of this thread' });
  const option = list.getByRole('option', { name: `@${person.name}` });
  await expect(option).toHaveAttribute('aria-selected', 'true');
  await expect(workspace.messageBox).toHaveAttribute('aria-activedescendant', (await option.getAttribute('id')) ?? '');
  expect(await violations(page)).toEqual([]);
  workspace.forgetComplaints();

  await page.keyboard.press('Enter');
  await expect(list).toHaveCount(0);
  await expect(workspace.messageBox).toHaveValue(`Hello @${person.name} `);
  await expect(workspace.messageBox).toBeFocused();
  await page.keyboard.type('we are here.');

  // It is deleted as one, from either edge.
  const whole = `Hello @${person.name} we are here.`;
  await expect(workspace.messageBox).toHaveValue(whole);
  const caret = (at: number): Promise<void> =>
    workspace.messageBox.evaluate((box: HTMLTextAreaElement, at) => box.setSelectionRange(at, at), at);
  await caret(7 + person.name.length);
  await page.keyboard.press('Backspace');
  await expect(workspace.messageBox).toHaveValue('Hello  we are here.');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(workspace.messageBox).toHaveValue(whole);
  await caret(6);
  await page.keyboard.press('Delete');
  await expect(workspace.messageBox).toHaveValue('Hello  we are here.');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(workspace.messageBox).toHaveValue(whole);

  await workspace.sendButton.click();
  await expect.poll(() => sandbox.writes(mark)).toMatchObject([
    { path: `/v25.0/${comment_id}/comments`, body: { message: `Hello @[${person_id}] we are here.` } },
  ]);
});

test('on Facebook it offers whoever else wrote under the post, who goes out by number', async ({ page, workspace, sandbox, person, mark }) => {
  const other = { id: `${Number(person.id) + 5_000_000}`, name: `Grace ${person.id}` };
  const { post_id } = await sandbox.act('facebook_post', { text: 'Our new roast is here.' });
  await sandbox.act('facebook_comment', { from: other, post: post_id, text: 'It tastes of plums.' });
  const { comment_id } = await sandbox.act('facebook_comment', { from: { id: person.id, name: person.name }, post: post_id, text: 'Does it?' });
  await workspace.openConversation(person.name);
  await expect(workspace.panel).toContainText('Our new roast is here.');
  await workspace.messageBox.pressSequentially('As @grace');
  const options = page.getByRole('listbox', { name: 'People of this thread' }).getByRole('option');
  await expect(options).toHaveText([`@${other.name}`]);
  await page.keyboard.press('Enter');
  await expect(workspace.messageBox).toHaveValue(`As @${other.name} `);
  await workspace.messageBox.pressSequentially('says, it does.');
  await workspace.sendButton.click();
  await expect.poll(() => sandbox.writes(mark)).toMatchObject([
    { path: `/v25.0/${comment_id}/comments`, body: { message: `As @[${other.id}] says, it does.` } },
  ]);
});

test('on X it offers whom the thread names, too', async ({ page, workspace, sandbox, person, mark }) => {
  const other = { id: `${Number(person.id) + 5_000_000}`, name: 'Grace Example', username: `grace_${person.id}` };
  await sandbox.mention(other, 'I am here');
  await sandbox.mention(person, `@${other.username} told me to ask you`);
  await workspace.openConversation(person.name);
  await workspace.messageBox.pressSequentially('@');
  const options = page.getByRole('listbox', { name: 'People of this thread' }).getByRole('option');
  await expect(options).toHaveText([`@${person.username}`, `@${other.username}`]);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await expect(workspace.messageBox).toHaveValue(`@${other.username} `);
  await workspace.messageBox.pressSequentially('and @nora');
  await page.keyboard.press('Escape');
  await expect(options).toHaveCount(0);
  await expect(workspace.messageBox).toHaveValue(`@${other.username} and @nora`);
  await workspace.messageBox.pressSequentially(' thank you');
  await workspace.sendButton.click();
  await expect.poll(() => sandbox.writes(mark)).toMatchObject([
    { path: '/2/tweets', body: { text: `@${other.username} and @nora thank you` } },
  ]);
});

test('a note names nobody', async ({ page, workspace, sandbox, person }) => {
  await sandbox.comment(person, 'Hello');
  await workspace.openConversation(person.name);
  await workspace.messageBox.pressSequentially('@');
  await expect(page.getByRole('listbox', { name: 'People of this thread' })).toBeVisible();
  await workspace.messageBox.fill('');
  await workspace.choose('Internal');
  await workspace.messageBox.pressSequentially('Ask @nora');
  await expect(workspace.messageBox).toHaveValue('Ask @nora');
  await expect(page.getByRole('listbox', { name: 'People of this thread' })).toHaveCount(0);
});
