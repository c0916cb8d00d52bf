import { expect, test } from '../support/test.ts';

test.use({ shared: 'hosts' });

/** A workspace that speaks by its own courier, unmodified; only its model is made up. */
const workspace = (widget: string) => `
  const model = {};
  window.commands = [];
  const courier = new Chronos.PostMessageCourier({ target: frame, targetOrigin: ${JSON.stringify(widget)} });
  const publish = (key) => courier.trigger({ appName: 'iFrame manager', eventName: key, data: { key, newValue: model[key] ?? null } });
  courier.comply({ appName: 'iFrame manager', cmdName: 'Initialize', func: () => true });
  courier.comply({ appName: 'iFrame manager', cmdName: 'Bind', func: ({ key }) => { publish(key); return true; } });
  courier.comply({ appName: 'iFrame manager', cmdName: 'Write ChatLine', func: ({ text }) => { box.value += text; return true; } });
  courier.reply({ appName: 'iFrame manager', reqName: 'Get', func: ({ key }) => model[key] ?? [] });
  window.show = (conversation, number) => {
    model['SDE.customerDetails'] = number ? [{ customerDetails: { socialId: number } }] : [];
    publish('SDE.customerDetails');
    model['chatInfo.rtSessionId'] = conversation;
    publish('chatInfo.rtSessionId');
  };`;

interface Workspace extends Window {
  show(conversation: string | null, number: string | null): void;
}

test('in a LivePerson workspace the panel follows the conversation and writes into its input', async ({ page, hostSite, backend, sandbox, person }) => {
  await sandbox.comment(person, 'Do you deliver?');
  const token = await backend.token(`host-liveperson-${person.id}`, 'Robin');
  const address = `${backend.url}/?view=panel&host=liveperson#token=${token}`;
  await page.goto(hostSite.page('liveperson', address, workspace(backend.url)));
  const widget = page.frameLocator('iframe');
  const show = (conversation: string | null, number: string | null) =>
    page.evaluate(([conversation, number]) => (window as unknown as Workspace).show(conversation ?? null, number ?? null), [conversation, number]);

  await expect(async () => {
    await show(null, null);
    await show('lp-1', person.id);
    await expect(widget.getByText(person.name).first()).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
  await widget.getByRole('button', { name: 'Link to DM' }).click();
  await expect(page.getByRole('textbox', { name: "The desk's text" })).toHaveValue(/^https:\/\/m\.me\//);
  await expect(widget.getByText('Nothing was sent.')).toBeVisible();

  await show('lp-2', null);
  await expect(widget.getByText('No conversation with this person')).toBeVisible();
  await show(null, null);
  await expect(widget.getByText('The host shows no conversation')).toBeVisible();
});
