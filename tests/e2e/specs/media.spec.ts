import { expect, test } from '../support/test.ts';

test("a consumer's picture comes through the backend alone", async ({ page, workspace, backend, sandbox, person }) => {
  await sandbox.act('messenger_message', { from: { id: person.id, name: person.name }, attachments: ['image'] });
  await workspace.openConversation(person.name);

  const picture = workspace.transcript.getByRole('article').getByRole('img').last();
  await expect(picture).toBeVisible();
  await expect.poll(() => picture.evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth > 0)).toBe(true);
  const address = await picture.getAttribute('src');
  expect(new URL(address ?? '', page.url()).href).toMatch(new RegExp(`^(blob:)?${backend.url}/`));
});

test('a picture opens large and closes by its button, and the page lives on', async ({ page, workspace, sandbox, person }) => {
  await sandbox.act('messenger_message', { from: { id: person.id, name: person.name }, attachments: ['image'] });
  await workspace.openConversation(person.name);
  for (const close of ['button', 'key'] as const) {
    await workspace.transcript.getByRole('button', { name: 'Image' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toBeVisible();
    if (close === 'button') await dialog.getByRole('button', { name: 'Dismiss' }).click();
    else await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  }
  await expect(page.getByText('Something went wrong')).toBeHidden();
  await workspace.messageBox.fill('It is there.');
  await expect(workspace.sendButton).toBeEnabled();
});
