import { expect } from '@playwright/test';
import { violations } from '../support/axe.ts';
import { ask, found, ready, told } from '../support/embedding.ts';
import { claims, heardByFrame, openHost, sayToHost, test } from '../support/examples.ts';

const ADA = '24000000000000001';
const GUS = '1500000000000000002';

for (const host of ['own', 'liveperson', 'chatwoot', 'genesys', 'zendesk']) {
  test(`the page of ${host} is for everybody`, async ({ page, examples }) => {
    await page.emulateMedia({ colorScheme: 'light' });
    await openHost(page, examples, host);
    expect(await violations(page), 'in light').toEqual([]);
    await page.getByRole('button', { name: 'Dark' }).click();
    expect(await violations(page), 'in dark').toEqual([]);
  });
}

test("one's own desk hands over a signed token, and the widget follows it", async ({ page, examples }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  const frame = await openHost(page, examples, 'own');
  await ready(frame);
  const { body } = await ask(frame, 'token');
  const { header, claims: claimed } = claims(String(body?.token));
  expect(header).toEqual({ alg: 'HS256', typ: 'JWT', kid: 'key-of-the-tests' });
  const agent = { sub: 'robin', name: 'Robin', role: 'agent', accounts: 'all' };
  expect(claimed).toMatchObject({ ...agent, aud: 'the-tests', jti: expect.any(String) });
  expect(Number(claimed.exp) - Number(claimed.iat)).toBe(60);
  const { body: next } = await ask(frame, 'token');
  expect(claims(String(next?.token)).claims.jti).not.toBe(claimed.jti);

  await page.getByRole('button', { name: /Gus Placeholder/ }).click();
  await page.getByRole('button', { name: 'Close the conversation' }).click();
  await page.getByRole('button', { name: 'Dark' }).click();
  await page.getByLabel('Language').selectOption('de');
  await expect.poll(() => told(frame, 'language')).toContainEqual({ language: 'de' });
  expect(await told(frame, 'theme')).toEqual([{ theme: 'light' }, { theme: 'dark' }]);
  expect(await told(frame, 'context')).toEqual([
    { conversation: { network: 'facebook', consumer: ADA } },
    { conversation: { network: 'x', consumer: GUS } },
    { conversation: null },
  ]);
});

test("one's own desk takes a text where the cursor is", async ({ page, examples }) => {
  const frame = await openHost(page, examples, 'own');
  await ready(frame);
  const answer = page.getByLabel("The host's own answer box");
  await answer.fill('Hello , thank you');
  await answer.evaluate((box: HTMLTextAreaElement) => box.setSelectionRange(6, 6));
  expect(await ask(frame, 'insert', { text: 'Ada' })).toMatchObject({ body: {} });
  await expect(answer).toHaveValue('Hello Ada, thank you');
});

test('a desk like Chatwoot tells the contact, whenever it is asked', async ({ page, examples }) => {
  const frame = await openHost(page, examples, 'chatwoot');
  const count = async () => (await heardByFrame(frame)).length;
  await expect.poll(count).toBeGreaterThan(0);
  const before = await count();
  await sayToHost(frame, 'chatwoot-dashboard-app:fetch-info');
  await expect.poll(count).toBe(before + 1);
  const latest = async () => (await heardByFrame(frame)).at(-1);
  const of = (consumer: string, channel: string) => ({
    event: 'appContext',
    data: {
      conversation: { meta: { channel }, messages: [{ conversation: { contact_inbox: { source_id: consumer } } }] },
      currentAgent: { name: 'robin' },
    },
  });
  expect(await latest()).toMatchObject(of(ADA, 'Channel::FacebookPage'));
  await page.getByRole('button', { name: /Gus Placeholder/ }).click();
  await expect.poll(latest).toMatchObject(of(GUS, 'Channel::TwitterProfile'));
  const theme = async () => ((await latest())?.data as { theme: string }).theme;
  const was = await theme();
  await page.getByRole('button', { name: 'Dark' }).click();
  await expect.poll(theme).toBe(was === 'dark' ? 'light' : 'dark');
});

test('a desk like Genesys Cloud tells all in the address, and takes what is proposed', async ({ page, examples }) => {
  const frame = await openHost(page, examples, 'genesys');
  const parameters = Object.fromEntries(new URL(frame.url()).searchParams);
  expect(parameters).toMatchObject({ gcHostOrigin: examples.url, network: 'facebook', consumer: ADA });
  const proposed = {
    protocol: 'purecloud-client-apps',
    action: 'proposeInteractionMessage',
    mode: 'insert',
    message: 'm.me/lumencoffee',
  };
  await sayToHost(frame, proposed);
  await expect(page.getByLabel("The host's own answer box")).toHaveValue('m.me/lumencoffee');
  await page.getByRole('button', { name: /Gus Placeholder/ }).click();
  await expect(page.locator('iframe')).toHaveAttribute('src', new RegExp(`consumer=${GUS}`));
});

test('a desk like Zendesk answers what its app asks', async ({ page, examples }) => {
  const frame = await openHost(page, examples, 'zendesk');
  const appGuid = new URL(frame.url()).searchParams.get('app_guid');
  const say = (message: object) => sayToHost(frame, JSON.stringify({ ...message, appGuid, instanceGuid: appGuid }));
  const last = async () => (await heardByFrame(frame)).at(-1);
  await say({ key: 'iframe.handshake', message: { version: '2.x' } });
  await expect.poll(last).toMatchObject({ key: 'zaf.app.activated' });
  expect((await heardByFrame(frame))[0]).toMatchObject({
    key: 'zaf.app.registered',
    message: { context: { location: 'ticket_sidebar', ticketId: 1041 } },
  });
  await say({ id: 1, request: 'get', params: ['ticket.requester.identities', 'currentUser.name'] });
  await expect.poll(last).toMatchObject({
    id: 1,
    result: { 'currentUser.name': 'robin', 'ticket.requester.identities': [{ type: 'facebook', value: ADA }] },
  });
  await say({ id: 2, request: 'invoke', params: { resize: [{ width: '100%', height: '321px' }] } });
  await expect.poll(last).toMatchObject({ id: 2 });
  expect(await page.locator('iframe').boundingBox()).toMatchObject({ height: 321 });
  await say({ id: 3, request: 'invoke', params: { 'ticket.editor.insert': ['Hello'] } });
  await expect(page.getByLabel("The host's own answer box")).toHaveValue('Hello');
  await say({ id: 4, request: 'invoke', params: { 'no.such.thing': [] } });
  await expect.poll(last).toMatchObject({ id: 4, error: { message: 'Could not find handler for: "no.such.thing"' } });
});

test("a desk like LivePerson's speaks by LivePerson's courier", async ({ page, examples }) => {
  const frame = await openHost(page, examples, 'liveperson');
  // The frame's half of the handshake: it takes the port, keeps the token and gives it back.
  await frame.waitForFunction(() => stub.window.some(({ data }) => String(data).startsWith('LPTKN_')));
  const token = await frame.evaluate(() => String(stub.window.at(-1)?.data));
  await frame.evaluate((token) => stub.say(`HNDSK${token}`), token);
  let calls = 0;
  const call = async (name: 'command' | 'request', args: object) => {
    calls += 1;
    const id = `LPMSG_${name}_${calls}`;
    await frame.evaluate((message) => stub.say(message), { method: { id, name, args: [args] }, token });
    const answer = await frame.waitForFunction(
      (id) => {
        const all = stub.port as unknown as { method?: { id: string; name: string; args: unknown[] } }[];
        return all.find(({ method }) => method?.id === id && method.name === 'return')?.method;
      },
      id,
    );
    return (await answer.jsonValue())?.args;
  };
  const manager = { appName: 'iFrame manager' };
  expect(await call('command', { ...manager, cmdName: 'Initialize', data: {} })).toEqual([null]);
  const details = { ...manager, reqName: 'Get', data: { key: 'SDE.customerDetails' } };
  expect(await call('request', details)).toMatchObject([null, [{ socialId: ADA }]]);
  expect(await call('request', { ...manager, reqName: 'Get', data: { key: 'messagingInfo' } })).toEqual([null, null]);

  await call('command', { ...manager, cmdName: 'Bind', data: { key: 'SDE.customerDetails' } });
  await page.getByRole('button', { name: /Gus Placeholder/ }).click();
  const events = () => frame.evaluate(() => JSON.stringify(stub.port.filter((message) => 'method' in message)));
  await expect.poll(events).toContain(`"socialId":"${GUS}"`);
  expect(await events()).toContain('Visitor Focused');
  await call('command', { ...manager, cmdName: 'Write ChatLine', data: { text: 'Hello Gus' } });
  await expect(page.getByLabel("The host's own answer box")).toHaveValue('Hello Gus');
});

test('what another frame says is nothing to any host', async ({ page, examples }) => {
  await openHost(page, examples, 'genesys');
  // A frame of the widget's own origin that is not the host's: made before the host's own was replaced.
  await page.evaluate((address) => {
    const element = document.createElement('iframe');
    element.src = `${address}/sibling/`;
    document.body.append(element);
  }, examples.widget);
  const sibling = await found(page, `${examples.widget}/sibling`);
  await sayToHost(sibling, {
    protocol: 'purecloud-client-apps',
    action: 'proposeInteractionMessage',
    mode: 'insert',
    message: 'from a stranger',
  });
  await page.evaluate(async () => {
    const marked = new Promise((resolve) => addEventListener('message', resolve, { once: true }));
    postMessage('mark', location.origin);
    await marked;
  });
  await expect(page.getByLabel("The host's own answer box")).toHaveValue('');
});

test('tokens are for pages of this server, for agents that exist', async ({ examples, request }) => {
  const json = { 'content-type': 'application/json' };
  const ask = (headers: Record<string, string>, data: string) =>
    request.post(`${examples.url}/launch-token`, { headers, data });
  expect((await ask(json, '{"agent":"robin"}')).status()).toBe(200);
  expect((await ask(json, '{"agent":"constructor"}')).status()).toBe(400);
  expect((await ask({ 'content-type': 'text/plain' }, '{"agent":"robin"}')).status()).toBe(415);
  expect((await ask({ ...json, host: 'elsewhere.example' }, '{"agent":"robin"}')).status()).toBe(403);
  for (const path of ['/launch-token.mjs', '/package.json', '/shared/../serve.mjs', '/own/%2e%2e/serve.mjs', '/node_modules/']) {
    expect((await request.get(`${examples.url}${path}`)).status(), path).toBe(404);
  }
});
