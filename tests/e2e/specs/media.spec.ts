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
