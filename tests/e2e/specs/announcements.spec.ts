import { Announcements } from '../support/announcements.ts';
import { expect, test } from '../support/test.ts';

test('each message that arrives is announced once and briefly', async ({ page, workspace, sandbox, person }) => {
  await sandbox.messenger(person, 'Hello');
  await workspace.openConversation(person.name);
  await expect(workspace.message('Hello')).toBeVisible();
  const announcements = await Announcements.listen(page);
  await sandbox.messenger(person, 'Is anybody there?');
  await expect(workspace.message('Is anybody there?')).toBeVisible();
  await expect.poll(() => announcements.said()).toEqual([`${person.name}: Is anybody there?`]);
  await sandbox.messenger(person, 'Please answer '.repeat(20));
  await expect.poll(() => announcements.said()).toHaveLength(2);
  expect((await announcements.said())[1]).toMatch(new RegExp(`^${person.name}: Please answer .{0,80}$`));
});

test('the counter is announced where a threshold is passed, and not between', async ({ page, workspace, sandbox, person }) => {
  await sandbox.mention(person, 'tell me everything');
  await workspace.openConversation(person.name);
  const announcements = await Announcements.listen(page);
  const left = (count: number) => workspace.messageBox.fill('a'.repeat(280 - count));
  for (const count of [280, 140, 29]) {
    await left(count);
    await expect(workspace.sendButton).toBeVisible();
  }
  expect(await announcements.said()).toEqual([]);
  // From one in ten on it is to be seen at each key, and heard at the first.
  for (const count of [28, 27, 26, 3]) {
    await left(count);
    await expect(page.getByText(`${count} characters left`).first()).toBeVisible();
  }
  expect(await announcements.said()).toEqual(['28 characters left']);
  await left(2);
  await left(1);
  await left(0);
  await expect(page.getByText('0 characters left').first()).toBeVisible();
  expect(await announcements.said()).toEqual(['28 characters left', '2 characters left', '0 characters left']);
  await left(-1);
  await left(-40);
  await expect(page.getByText('−40', { exact: true })).toBeVisible();
  expect((await announcements.said()).slice(3)).toEqual(['1 character too many']);
});

test('the message that is to be answered is announced', async ({ page, workspace, sandbox, person }) => {
  const { post_id } = await sandbox.comment(person, 'The first of two');
  await sandbox.act('facebook_comment', { from: person.id, post: post_id, text: 'The second of two' });
  await workspace.openConversation(person.name);
  const first = workspace.message('The first of two');
  await expect(workspace.message('The second of two')).toBeVisible();
  const announcements = await Announcements.listen(page);
  await first.hover();
  await first.getByRole('button', { name: 'Reply' }).click();
  await expect.poll(() => announcements.said()).toEqual([`Replying to ${person.name}The first of two`]);
  // Escape removes it, and to choose it again is said again.
  await page.keyboard.press('Escape');
  await expect(page.getByText(`Replying to ${person.name}`)).toHaveCount(0);
  await first.hover();
  await first.getByRole('button', { name: 'Reply' }).click();
  await expect.poll(async () => (await announcements.said()).length).toBe(2);
});
