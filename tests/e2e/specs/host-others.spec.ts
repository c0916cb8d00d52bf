import type { Page } from '@playwright/test';
import { expect, test } from '../support/test.ts';

test.use({ shared: 'hosts' });

interface Desk extends Window {
  /** What the host shows: the network's number of a person, or none. */
  show(consumer: string | null, theme?: string): void;
  heard: unknown[];
}

const show = (page: Page, consumer: string | null, theme = 'light') =>
  page.evaluate(([consumer, theme]) => (window as unknown as Desk).show(consumer ?? null, theme ?? 'light'), [consumer, theme]);
const heard = (page: Page) => page.evaluate(() => (window as unknown as Desk).heard);

/** A dashboard that tells its apps what is on top when they ask, as Chatwoot's does; it loses the first question. */
const chatwoot = `
  window.heard = [];
  let shown = null, theme = 'light';
  const tell = () => frame.contentWindow.postMessage(JSON.stringify({ event: 'appContext', data: shown === null
    ? { conversation: null, contact: null, currentAgent: { id: 1, name: 'Robin', email: 'robin@desk.example' }, theme }
    : { conversation: { id: 12, meta: { sender: { name: 'Somebody' }, channel: 'Channel::FacebookPage' },
          messages: [{ conversation: { contact_inbox: { source_id: shown } } }] },
        contact: { id: 4, name: 'Somebody', additional_attributes: {} }, currentAgent: { id: 1 }, theme } }), '*');
  window.show = (consumer, colours) => { shown = consumer; theme = colours; tell(); };
  let lost = false;
  addEventListener('message', ({ data, source }) => {
    if (source !== frame.contentWindow || data !== 'chatwoot-dashboard-app:fetch-info') return;
    heard.push(data);
    if (lost) tell(); else lost = true;
  });`;

test('in a Chatwoot dashboard it asks until it is told, and follows conversation and colours', async ({ page, hostSite, backend, sandbox, person }) => {
  await sandbox.messenger(person, 'Do you deliver?');
  const token = await backend.token(`host-chatwoot-${person.id}`, 'Robin');
  await page.goto(hostSite.page('chatwoot', `${backend.url}/?view=transcript#token=${token}`, chatwoot));
  const widget = page.frameLocator('iframe');
  await expect(widget.getByText('The host shows no conversation').first()).toBeVisible();
  expect((await heard(page)).length, 'the question that was lost is asked again').toBeGreaterThan(1);

  await show(page, person.id, 'dark');
  await expect(widget.getByRole('article', { name: 'Do you deliver?' })).toBeVisible();
  await expect(widget.locator('html')).toHaveAttribute('data-theme', 'dark');
  await show(page, '1', 'dark');
  await expect(widget.getByText('No conversation with this person').first()).toBeVisible();
  // What does not fit is refused whole: neither its colours nor its person count.
  await show(page, person.id, 'sepia');
  await expect(widget.locator('html')).toHaveAttribute('data-host-refused', /shape=1/);
  await expect(widget.getByText('No conversation with this person').first()).toBeVisible();
  await show(page, null, 'light');
  await expect(widget.getByText('The host shows no conversation').first()).toBeVisible();
  await expect(widget.locator('html')).toHaveAttribute('data-theme', 'light');
});

/** A desk that puts what it shows into the address, as Genesys Cloud does, and hears what is proposed. */
const genesys = `
  window.heard = [];
  addEventListener('message', ({ data, source }) => { if (source === frame.contentWindow) heard.push(data); });`;

test('in Genesys Cloud the address names the person, and a text is proposed only by the agent', async ({ page, hostSite, backend, sandbox, person }) => {
  await sandbox.comment(person, 'Do you deliver?');
  const token = await backend.token(`host-genesys-${person.id}`, 'Robin');
  const query = new URLSearchParams({ view: 'panel', gcHostOrigin: hostSite.origin, gcTargetEnv: 'prod', conversationid: 'g-1', network: 'facebook', consumer: person.id });
  await page.goto(hostSite.page('genesys', `${backend.url}/?${query}#token=${token}`, genesys));
  const widget = page.frameLocator('iframe');
  await expect(widget.getByText(person.name).first()).toBeVisible();
  const proposed = async () => (await heard(page)).filter((message) => (message as { action?: string }).action === 'proposeInteractionMessage');
  expect(await proposed()).toEqual([]);
  await widget.getByRole('button', { name: 'Link to DM' }).click();
  await expect.poll(proposed).toMatchObject([{ protocol: 'purecloud-client-apps', mode: 'insert', message: expect.stringMatching(/^https:\/\/m\.me\//) }]);
});

test('an address that names a host on no list has no host', async ({ page, hostSite, backend, sandbox, person }) => {
  await sandbox.comment(person, 'Do you deliver?');
  const token = await backend.token(`host-stranger-${person.id}`, 'Robin');
  const query = new URLSearchParams({ gcHostOrigin: 'https://stranger.example', network: 'facebook', consumer: person.id });
  await page.goto(hostSite.page('stranger', `${backend.url}/?${query}#token=${token}`, genesys));
  const widget = page.frameLocator('iframe');
  // It goes on alone after a while, as a page without a host: nothing was opened.
  await expect(widget.getByRole('tab', { name: /All Conversations/ })).toBeVisible({ timeout: 20_000 });
  await expect(widget.getByRole('article')).toHaveCount(0);
  expect((await heard(page)).filter((message) => (message as { action?: string }).action)).toEqual([]);
});

/** A ticket with an app in its sidebar, as Zendesk has them. */
const zendesk = (widget: string) => `
  window.heard = [];
  let shown = null;
  const send = (message) => frame.contentWindow.postMessage(JSON.stringify(message), ${JSON.stringify(widget)});
  window.show = (consumer) => { shown = consumer; send({ key: 'zaf.app.activated', message: {} }); };
  const values = () => ({
    'ticket.requester.identities': shown === null ? [] : [{ type: 'facebook', value: shown }],
    'ticket.requester.externalId': null,
    'currentUser.locale': 'de',
  });
  addEventListener('message', ({ data, source }) => {
    if (source !== frame.contentWindow || typeof data !== 'string' || !data.startsWith('{')) return;
    const message = JSON.parse(data);
    heard.push(message);
    if (message.key === 'iframe.handshake') send({ key: 'zaf.app.registered', message: { metadata: {}, context: { product: 'support', location: 'ticket_sidebar', ticketId: 7 } } });
    if (message.request === 'get') send({ id: message.id, result: { errors: {}, ...Object.fromEntries(message.params.map((path) => [path, values()[path]])) } });
    if (message.request === 'invoke') send({ id: message.id, result: { errors: {} } });
  });`;

test('in a Zendesk ticket it follows the requester and the language, and says how high it is', async ({ page, hostSite, backend, sandbox, person }) => {
  await sandbox.messenger(person, 'Do you deliver?');
  const token = await backend.token(`host-zendesk-${person.id}`, 'Robin');
  const query = new URLSearchParams({ view: 'panel', origin: hostSite.origin, app_guid: 'app-1' });
  await page.goto(hostSite.page('zendesk', `${backend.url}/?${query}#token=${token}`, zendesk(backend.url)));
  const widget = page.frameLocator('iframe');
  await expect(widget.locator('html')).toHaveAttribute('lang', 'de');
  await show(page, person.id);
  await expect(widget.getByText(person.name).first()).toBeVisible();
  const resized = async () => (await heard(page)).filter((message) => (message as { request?: string }).request === 'invoke').at(-1);
  await expect.poll(resized).toMatchObject({ params: { resize: [{ width: '100%', height: expect.stringMatching(/^\d+px$/) }] } });
});
