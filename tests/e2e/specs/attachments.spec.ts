import type { Page } from '@playwright/test';
import { violations } from '../support/axe.ts';
import { gif, picture } from '../support/files.ts';
import { expect, test } from '../support/test.ts';

/** The file input behind Attach. */
function chooser(page: Page) {
  return page.locator('input[type=file]');
}

/** What the transcript shows of a file is there. */
async function expectLoaded(page: Page, name: string): Promise<void> {
  const image = page.getByRole('feed').getByRole('img', { name });
  await expect.poll(() => image.evaluate((it) => it instanceof HTMLImageElement && it.naturalWidth > 0)).toBe(true);
}

test('a picture goes to Messenger and stands once', async ({ page, workspace, sandbox, person, mark }) => {
  await sandbox.messenger(person, 'My bag is torn.');
  await workspace.openConversation(person.name);
  await chooser(page).setInputFiles(picture);
  const file = page.getByRole('list', { name: 'Attached files' }).getByRole('listitem');
  await expect(file).toContainText('Ready to be sent');
  expect(await violations(page)).toEqual([]);
  workspace.forgetComplaints();

  await workspace.sendButton.click();
  await expect(file).toHaveCount(0);
  await expect.poll(() => sandbox.writes(mark)).toMatchObject([
    { network: 'facebook', method: 'POST', body: { filedata: { content_type: 'image/jpeg', bytes: picture.buffer.length } } },
  ]);
  await expectLoaded(page, 'torn-bag.jpg');
  // The echo of it is no second message.
  await sandbox.messenger(person, 'Thank you!');
  await expect(workspace.message('Thank you!')).toBeVisible();
  await expect(workspace.transcript.getByRole('article')).toHaveCount(3);
});

test('a public answer on X shows a picture with its description', async ({ page, workspace, backend, sandbox, person, mark }) => {
  await backend.setFilesInPublic('x', true);
  await sandbox.mention(person, 'what does it look like?');
  await workspace.openConversation(person.name);
  await chooser(page).setInputFiles(picture);
  await page.getByRole('textbox', { name: 'Description of torn-bag.jpg' }).fill('A torn paper bag');
  await expect(page.getByText('Ready to be sent').first()).toBeVisible();
  await workspace.send('Like this.', 'Send publicly');
  await expect.poll(async () => (await sandbox.writes(mark)).map(({ path, body }) => ({ path, body })).slice(-2)).toMatchObject([
    { path: '/2/media/metadata', body: { metadata: { alt_text: { text: 'A torn paper bag' } } } },
    { path: '/2/tweets', body: { text: 'Like this.', media: { media_ids: [expect.any(String)] } } },
  ]);
  await expectLoaded(page, 'A torn paper bag');
});

test('what cannot go is refused with the rule before it leaves the page', async ({ page, workspace, backend, sandbox, person, mark }) => {
  await backend.setFilesInPublic('facebook', true);
  await sandbox.comment(person, 'What does it look like?');
  await workspace.openConversation(person.name);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const large = { ...picture, name: 'large.jpg', buffer: Buffer.concat([picture.buffer, Buffer.alloc(4_000_000)]) };
  await chooser(page).setInputFiles([gif, large]);
  const files = page.getByRole('list', { name: 'Attached files' }).getByRole('listitem');
  await expect(files.nth(0)).toContainText('Only JPEG, PNG can be sent here.');
  await expect(files.nth(1)).toContainText('at most 4 MB of this type can be sent here.');
  expect(asked.filter((path) => path.endsWith('/uploads'))).toEqual([]);
  await workspace.messageBox.fill('Look!');
  await expect(workspace.sendButton).toHaveAttribute('aria-disabled', 'true');
  await expect(workspace.sendButton).toHaveAccessibleDescription(/Remove it first/);

  await workspace.button('Remove blinking-lamp.gif').click();
  await workspace.button('Remove large.jpg').click();
  await chooser(page).setInputFiles(picture);
  await expect(files).toContainText('Ready to be sent');
  await workspace.sendButton.click();
  await expect.poll(async () => (await sandbox.writes(mark)).map(({ path }) => path.split('/').at(-1))).toEqual(['photos', 'comments']);
});

test('a file on a note leaves no call at all', async ({ page, workspace, colleague, sandbox, person, mark }) => {
  await sandbox.messenger(person, 'Here is my receipt.');
  await workspace.openConversation(person.name);
  await colleague.openConversation(person.name);
  await workspace.choose('Internal');
  await chooser(page).setInputFiles({ name: 'terms.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 terms') });
  await expect(page.getByText('Ready to be sent').first()).toBeVisible();
  await workspace.sendButton.click();
  await expect(colleague.transcript.getByRole('link', { name: 'terms.pdf' })).toBeVisible();

  // A direct answer behind it proves that whatever the note had sent would have arrived by now.
  await workspace.choose('Direct');
  await workspace.send('Thank you.', 'Send direct');
  await expect.poll(() => sandbox.writes(mark)).toMatchObject([{ body: { message: { text: 'Thank you.' } } }]);
});

test('where an admin keeps files off, Attach says so', async ({ workspace, backend, sandbox, person }) => {
  await backend.setFilesInPublic('facebook', false);
  await sandbox.comment(person, 'What does it look like?');
  await workspace.openConversation(person.name);
  const attach = workspace.button('Attach');
  await expect(attach).toHaveAttribute('aria-disabled', 'true');
  await expect(attach).toHaveAccessibleDescription(/An admin can switch them on/);
  // It follows the setting without a reload.
  await backend.setFilesInPublic('facebook', true);
  await expect(attach).not.toHaveAttribute('aria-disabled', 'true');
});

test('files are pasted, dropped and fetched from an address, and outlive a reload', async ({ page, workspace, sandbox, person, mark }) => {
  await sandbox.messenger(person, 'My bag is torn.');
  await workspace.openConversation(person.name);
  for (const how of ['paste', 'drop'] as const) {
    await workspace.messageBox.evaluate(
      (box, { how, bytes }) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([Uint8Array.from(bytes)], `${how}.jpg`, { type: 'image/jpeg' }));
        const options = { bubbles: true, cancelable: true };
        const event =
          how === 'paste'
            ? new ClipboardEvent('paste', { ...options, clipboardData: transfer })
            : new DragEvent('drop', { ...options, dataTransfer: transfer });
        box.dispatchEvent(event);
      },
      { how, bytes: [...picture.buffer] },
    );
  }
  await workspace.button('From address').click();
  const address = page.getByRole('textbox', { name: /^Address of the file/ });
  await expect(address).toBeFocused();
  await address.fill(`${sandbox.url}/media/scontent/terrace.jpg`);
  await address.press('Enter');
  const files = page.getByRole('list', { name: 'Attached files' }).getByRole('listitem');
  await expect(files).toHaveText([/paste\.jpg.*Ready/, /drop\.jpg.*Ready/, /terrace\.jpg.*Ready/]);
  await page.getByRole('textbox', { name: 'Description of drop.jpg' }).fill('The seam');
  await workspace.messageBox.focus();

  await page.reload();
  await expect(files).toHaveText([/paste\.jpg.*Ready/, /drop\.jpg.*Ready/, /terrace\.jpg.*Ready/]);
  await expect(page.getByRole('textbox', { name: 'Description of drop.jpg' })).toHaveValue('The seam');
  await workspace.button('Remove paste.jpg').click();
  await workspace.sendButton.click();
  await expect.poll(async () => (await sandbox.writes(mark)).length).toBe(2);
});
