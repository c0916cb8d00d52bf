import { expectAccessible, violations } from '../support/axe.ts';
import { picture } from '../support/files.ts';
import { expect, test } from '../support/test.ts';

// The bar of Undo stands long enough to be looked at.
test.use({ undoSeconds: 30, shared: 'accessibility' });

// axe puts styles into the page, which the page's own content policy refuses.
test.afterEach(({ workspace }) => workspace.forgetComplaints());

test('a list has no violation, be it full or empty', async ({ page, workspace, sandbox, person }) => {
  await sandbox.comment(person, 'Can everybody read this?');
  await expect(page.getByText('No conversations here')).toBeVisible();
  await expectAccessible(page);
  await workspace.tab('All Conversations').click();
  await expect(workspace.conversation(person.name)).toBeVisible();
  await expectAccessible(page);
});

test('a list without a match, and one that failed, have no violation', async ({ page, workspace }) => {
  await expect(workspace.tab('My Conversations')).toBeVisible();
  await page.getByRole('searchbox').fill('no such words anywhere');
  await expect(page.getByText('No conversation matches')).toBeVisible();
  await expectAccessible(page);
  await page.route('**/api/v1/conversations?*', (route) => route.fulfill({ status: 500, body: 'no' }));
  await page.reload();
  await expect(page.getByRole('alert').filter({ hasText: 'The conversations could not be loaded' })).toBeVisible();
  await expectAccessible(page);
});

test('an open conversation with every visibility has no violation', async ({ page, workspace, sandbox, person }) => {
  await sandbox.comment(person, 'Said in public');
  await sandbox.messenger(person, 'said directly');
  await workspace.openConversation(person.name);
  await workspace.choose('Internal');
  await workspace.send('Noted.', 'Add note');
  await expect(workspace.message('Noted.')).toBeVisible();
  for (const visibility of ['Public', 'Direct', 'Internal'] as const) {
    await workspace.choose(visibility);
    await expectAccessible(page);
  }
});

test('an open conversation has no violation in forced colours', async ({ page, workspace, sandbox, person }) => {
  await sandbox.comment(person, 'Said in public');
  await sandbox.messenger(person, 'said directly');
  await page.emulateMedia({ forcedColors: 'active' });
  await workspace.openConversation(person.name);
  for (const visibility of ['Public', 'Direct', 'Internal'] as const) {
    await workspace.choose(visibility);
    expect(await violations(page)).toEqual([]);
  }
});

test('what the consumer sent and what goes with an answer have no violation', async ({ page, workspace, sandbox, person }) => {
  await sandbox.act('messenger_message', { from: { id: person.id, name: person.name }, text: 'Look', attachments: ['image', 'video', 'audio', 'file'] });
  await workspace.openConversation(person.name);
  await workspace.openFromPanel('View media');
  const files = page.getByRole('dialog', { name: 'View media', exact: true }).getByRole('listitem').getByRole('button');
  await expect(files).toHaveCount(4);
  await expectAccessible(page);
  await files.filter({ has: page.locator('img') }).first().click();
  await expect(page.getByRole('dialog', { name: 'Larger view' }).getByRole('img')).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.locator('input[type=file]').setInputFiles([picture, { ...picture, name: 'notes.xyz', mimeType: 'application/x-unknown' }]);
  const attached = page.getByRole('list', { name: 'Attached files' }).getByRole('listitem');
  await expect(attached).toHaveText([/Ready to be sent/, /can be sent here/]);
  await workspace.button('From address').click();
  await expect(page.getByRole('textbox', { name: /^Address of the file/ })).toBeFocused();
  await expectAccessible(page);
});

test('what opens while an answer is written has no violation', async ({ page, workspace, admin, sandbox, person }) => {
  await admin.writeSavedReply('Facebook', `hello${person.id}`, 'Hello {first_name}');
  await sandbox.messenger(person, 'Said directly');
  await workspace.openConversation(person.name);
  await workspace.messageBox.pressSequentially(`/hello${person.id}`);
  await expect(page.getByRole('listbox', { name: 'Saved replies' }).getByRole('option')).toHaveCount(1);
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await workspace.messageBox.fill('');
  await workspace.messageBox.pressSequentially('@');
  await expect(page.getByRole('listbox', { name: 'People of this thread' }).getByRole('option')).toHaveCount(1);
  await expectAccessible(page);
});

test('a long direct answer in its parts has no violation', async ({ page, workspace, sandbox, person }) => {
  await sandbox.messenger(person, 'Said directly');
  await workspace.openConversation(person.name);
  await workspace.messageBox.fill('One sentence of many. '.repeat(60));
  await expect(page.getByText('1 of 3')).toBeVisible();
  await expectAccessible(page);
});

test('what asks before a public answer has no violation', async ({ page, workspace, sandbox, person }) => {
  await sandbox.comment(person, 'Where is my money?');
  await workspace.openConversation(person.name);
  const message = workspace.message('Where is my money?');
  await message.hover();
  await message.getByRole('button', { name: 'Reply' }).click();
  await workspace.messageBox.fill('It went back to 4111 1111 1111 1111.');
  await workspace.sendButton.click();
  await expect(page.getByText('a payment card number')).toBeVisible();
  await expectAccessible(page);
  await workspace.messageBox.fill('a'.repeat(5_012));
  await workspace.messageBox.press('Control+Enter');
  await expect(page.getByText('Message not sent: 12 over')).toBeVisible();
  await expectAccessible(page);
});

test('a public answer that can still be taken back has no violation', async ({ page, workspace, sandbox, person }) => {
  await sandbox.comment(person, 'Where is my money?');
  await workspace.openConversation(person.name);
  await workspace.send('It went back.', 'Send publicly');
  await expect(workspace.button(/^Undo/)).toBeVisible();
  await expectAccessible(page);
});

test('what goes wrong has no violation: a failed message, and no connection', async ({ page, workspace, sandbox, person }) => {
  await sandbox.messenger(person, 'Hello?');
  await workspace.openConversation(person.name);
  const error = { message: '(#100) Invalid parameter', type: 'OAuthException', code: 100, fbtrace_id: 'A' };
  const path = `/v25.0/${sandbox.account('facebook').id}/messages`;
  await sandbox.fault({ network: 'facebook', method: 'POST', path, status: 400, body: { error } });
  await workspace.send('Here we are.', 'Send direct');
  await expect(workspace.message('Here we are.')).toContainText('Not sent: The network refused the text or a file.');
  await expectAccessible(page);
  await page.route('**/api/v1/events*', (route) => route.abort());
  await page.reload();
  await expect(page.getByText('Connection lost.')).toBeVisible();
  await page.context().setOffline(true);
  await workspace.messageBox.fill('Nobody hears this');
  await workspace.sendButton.click();
  await expect(workspace.message('Nobody hears this')).toContainText('Not sent yet');
  await expectAccessible(page);
  await page.context().setOffline(false);
});

test('the dialogs of the page have no violation', async ({ page, workspace, sandbox, person }) => {
  await sandbox.comment(person, 'Said in public');
  await workspace.openConversation(person.name);
  await workspace.button('Settings').click();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+k');
  await expect(page.getByRole('combobox', { name: 'Find an action' })).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await workspace.tab('All Conversations').focus();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await expectAccessible(page);
});

test('what the menu of the panel opens has no violation', async ({ page, workspace, sandbox, person }) => {
  await sandbox.comment(person, 'Said in public');
  await workspace.openConversation(person.name);
  await workspace.choose('Internal');
  await workspace.send('Asked the warehouse', 'Add note');
  await workspace.openFromPanel('Internal notes');
  await expect(page.getByRole('dialog').getByRole('listitem')).toHaveCount(1);
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await workspace.openFromPanel('Character counter');
  await page.keyboard.insertText('a'.repeat(700));
  await expectAccessible(page);
});

test('the menus of a conversation have no violation', async ({ page, workspace, sandbox, person }) => {
  await sandbox.comment(person, 'Said in public');
  await workspace.openConversation(person.name);
  for (const menu of [workspace.button('Reassign'), workspace.panel.getByRole('button', { name: 'More' })]) {
    await menu.click();
    await expect(page.getByRole('menu')).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
  }
});

test("an account's settings have no violation", async ({ page, workspace, admin }) => {
  const dialog = await admin.openAccountSettings('Facebook');
  await dialog.getByRole('textbox', { name: /^Seconds/ }).fill('61');
  await page.bringToFront();
  await expectAccessible(admin.page);
  await dialog.getByRole('button', { name: 'Add a saved reply' }).click();
  await expectAccessible(admin.page);
  admin.forgetComplaints();
  await expect(workspace.tab('My Conversations')).toBeVisible();
});

test('a post in its context and what is done with it have no violation', async ({ page, workspace, sandbox, person }) => {
  const { post_id } = await sandbox.comment(person, 'Is it fair trade?', 'Our Kenya roast is back.');
  const gone = await sandbox.act('facebook_comment', { from: person.id, post: post_id, text: 'Typed in haste' });
  await sandbox.act('facebook_remove', { id: gone.comment_id });
  await workspace.openConversation(person.name);
  await expect(workspace.message(/Deleted/)).toBeVisible();
  const message = workspace.message('Is it fair trade?');
  await message.hover();
  await message.getByRole('button', { name: 'View post' }).click();
  await expect(workspace.panel).toContainText('Our Kenya roast is back.');
  await message.hover();
  await message.getByRole('button', { name: 'Like' }).click();
  await expect(workspace.panel).toContainText('You like this as');
  await message.hover();
  await expectAccessible(page);
});

test('a page from right to left has no violation', async ({ page, workspace, sandbox, person }) => {
  await sandbox.comment(person, 'Said in public');
  await workspace.openConversation(person.name);
  const address = new URL(page.url());
  address.search = '?locale=ar';
  await page.goto(address.href);
  await expect(page.getByRole('article').first()).toBeVisible();
  await expectAccessible(page);
});

test('what agents keep of a person has no violation, read or being written', async ({ page, workspace, sandbox, person }) => {
  const onX = { ...person, id: `${person.id}7`, name: person.name.replace('Nora', 'Mira') };
  await sandbox.comment(person, 'Said in public');
  await sandbox.mention(onX, 'Said on X');
  await workspace.openConversation(person.name);
  await workspace.button('Add a note about this person').click();
  await page.keyboard.type('Prefers the phone');
  await expectAccessible(page);
  await page.keyboard.press('Control+Enter');
  await workspace.button('Link another conversation').click();
  await page.keyboard.type(onX.name);
  await expect(workspace.button(/^Link with/)).toBeVisible();
  await expectAccessible(page);
  await workspace.button(/^Link with/).click();
  await expect(workspace.button(/^Unlink/)).toBeVisible();
  await workspace.button('Remove Prefers the phone').click();
  await expectAccessible(page);
});

for (const view of ['transcript', 'panel'] as const) {
  test(`the ${view} on its own has no violation`, async ({ page, workspace, backend, sandbox, person }) => {
    await sandbox.comment(person, 'In a frame of its own');
    await workspace.openConversation(person.name);
    await page.goto(`${backend.url}/?view=${view}${new URL(page.url()).hash}`);
    await expect(page.getByText('In a frame of its own').first()).toBeVisible();
    await expectAccessible(page);
  });
}

test('a narrow page needs no scrolling sideways', async ({ page, workspace, sandbox, person }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await sandbox.comment(person, 'https://example.com/a-very-long-address-without-any-place-to-break/'.repeat(4));
  await workspace.openConversation(person.name);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(overflow).toBe(0);
});
