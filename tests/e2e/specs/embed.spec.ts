import { expect } from '@playwright/test';
import type { Mounted } from '../../../embed/embed.js';
import { ask, connected, mount, notes, ready, reloaded, say, test, told } from '../support/embedding.ts';

test('a hello is answered with a port and with what the page can do', async ({ desk, origins }) => {
  await mount(desk, origins.widget, { view: 'panel' });
  const frame = await connected(desk, origins.widget);
  expect(new URL(frame.url()).search).toBe('?view=panel');
  const [connect] = await frame.evaluate(() => stub.window);
  expect(connect).toEqual({
    origin: origins.host,
    ports: 1,
    data: { social_messaging: 1, kind: 'connect', capabilities: expect.anything() },
  });
  const { capabilities } = connect!.data as { capabilities: string[] };
  expect(capabilities.toSorted()).toEqual(
    ['context', 'focus', 'insert', 'language', 'notify', 'open', 'resize', 'theme', 'token'],
  );
  await ready(frame);
  await expect.poll(() => notes(desk)).toEqual([['ready', { version: 1, capabilities: ['context'] }]]);
});

test('the frame is named, kept in its sandbox and told nothing by its referrer', async ({ desk, origins }) => {
  await mount(desk, origins.widget);
  const frame = await connected(desk, origins.widget);
  const element = desk.getByTitle('Social Messaging');
  await expect(element).toHaveAttribute(
    'sandbox',
    'allow-scripts allow-forms allow-same-origin allow-popups allow-downloads',
  );
  await expect(element).toHaveAttribute('allow', 'clipboard-write');
  expect(await frame.evaluate(() => document.referrer)).toBe('');
});

test('what the page says is told, and told again to a frame that was reloaded', async ({ desk, origins }) => {
  await mount(desk, origins.widget, { conversation: { id: 'c-1' }, theme: 'dark', locale: 'de' });
  const frame = await connected(desk, origins.widget);
  expect(await frame.evaluate(() => stub.port)).toEqual([]);
  await ready(frame);
  await expect.poll(() => told(frame, 'language')).toEqual([{ language: 'de' }]);
  expect(await told(frame, 'context')).toEqual([{ conversation: { id: 'c-1' } }]);
  expect(await told(frame, 'theme')).toEqual([{ theme: 'dark' }]);

  await desk.evaluate(() => {
    const { mounted } = window.desk;
    // What else stands in the page's own object stays there, also what could not be posted at all.
    const consumer = { network: 'x', consumer: '15', account: '7', secret: () => 'secret' } as const;
    mounted.setConversation(consumer);
    mounted.setTheme('light');
    mounted.setLocale('ar');
    mounted.setFocused(false);
  });
  const latest = { conversation: { network: 'x', consumer: '15', account: '7' } };
  await expect.poll(() => told(frame, 'focus')).toEqual([{ focused: false }]);
  expect(await told(frame, 'context')).toEqual([{ conversation: { id: 'c-1' } }, latest]);

  const again = await reloaded(desk, frame, origins.widget);
  await ready(again);
  await expect.poll(() => told(again, 'focus')).toEqual([{ focused: false }]);
  expect(await told(again, 'context')).toEqual([latest]);
  expect(await told(again, 'theme')).toEqual([{ theme: 'light' }]);
  expect(await told(again, 'language')).toEqual([{ language: 'ar' }]);
  expect(await ask(again, 'token')).toMatchObject({ body: { token: 'a token' } });
});

test('of repeated hellos the port counts on which the frame is ready', async ({ desk, origins }) => {
  await mount(desk, origins.widget);
  const frame = await connected(desk, origins.widget);
  await frame.evaluate(() => {
    stub.hello();
    stub.hello();
  });
  await connected(desk, origins.widget, 3);
  await ready(frame);
  expect(await ask(frame, 'token')).toMatchObject({ body: { token: 'a token' } });
  expect(await told(frame, 'context')).toHaveLength(1);
});

test('a frame may take one port and turn to one that came later', async ({ desk, origins }) => {
  await mount(desk, origins.widget);
  const frame = await connected(desk, origins.widget);
  await frame.evaluate(() => stub.hello());
  await connected(desk, origins.widget, 2);
  await ready(frame, 0);
  await expect.poll(() => told(frame, 'context')).toHaveLength(1);
  await ready(frame, 1);
  expect(await ask(frame, 'token')).toMatchObject({ body: { token: 'a token' } });
  // Nothing is done on the port that was left.
  await frame.evaluate(() => stub.say({ v: 1, kind: 'event', name: 'unread', body: { count: 1 } }, 0));
  await ask(frame, 'token');
  expect(await notes(desk)).toEqual([['ready', expect.anything()], ['ready', expect.anything()]]);
});

test('what the agent does is told to the page, and what does not fit is not', async ({ desk, origins }) => {
  await mount(desk, origins.widget);
  const frame = await connected(desk, origins.widget);
  await ready(frame);
  const event = (name: string, body: Record<string, unknown>) => say(frame, { v: 1, kind: 'event', name, body });
  await event('opened', { conversation: 'c-2' });
  await event('opened', { conversation: null });
  await event('opened', { conversation: 7 });
  await event('signed-out', { reason: {} });
  await event('unread', { count: '<b>1</b>' });
  await event('unread', { count: 4 });
  await event('nonsense', {});
  await event('constructor', {});
  await say(frame, { v: 2, kind: 'event', name: 'unread', body: { count: 5 } });
  await event('signed-out', { reason: 'expired' });
  await expect
    .poll(() => notes(desk))
    .toEqual([['ready', expect.anything()], ['opened', 'c-2'], ['opened', null], ['unread', 4], ['signed-out', 'expired']]);
});

test('the frame is as tall as its content says, within reason', async ({ desk, origins }) => {
  await mount(desk, origins.widget);
  const frame = await connected(desk, origins.widget);
  await ready(frame);
  const height = async () => (await desk.getByTitle('Social Messaging').boundingBox())?.height;
  await say(frame, { v: 1, kind: 'event', name: 'resize', body: { height: 432.2 } });
  await expect.poll(height).toBe(433);
  for (const wrong of [-1, 1e9, '10px; color: red', null, Number.NaN]) {
    await say(frame, { v: 1, kind: 'event', name: 'resize', body: { height: wrong } });
  }
  await ask(frame, 'token');
  expect(await height()).toBe(433);
});

test('the page is asked to insert, to notify and to open', async ({ desk, origins }) => {
  await mount(desk, origins.widget);
  const frame = await connected(desk, origins.widget);
  await ready(frame);
  expect(await ask(frame, 'insert', { text: 'Hello Ada' })).toMatchObject({ body: {} });
  expect(await ask(frame, 'notify', { title: 'Ada', body: 'wrote' })).toMatchObject({ body: {} });
  expect(await ask(frame, 'open', { url: 'https://x.com/ada' })).toMatchObject({ body: {} });
  for (const url of ['javascript:alert(1)', 'data:text/html,hello', 'file:///etc/passwd', 'https://user:word@x.com', 7]) {
    expect(await ask(frame, 'open', { url }), `${url}`).toMatchObject({ error: { code: 'failed' } });
  }
  expect(await ask(frame, 'insert', { text: { toString: 'x' } })).toMatchObject({ error: { code: 'failed' } });
  for (const name of ['teleport', 'constructor', '__proto__', 'toString']) {
    expect(await ask(frame, name), name).toMatchObject({ error: { code: 'unsupported' } });
  }
  expect((await notes(desk)).slice(1)).toEqual([
    ['insert', 'Hello Ada'],
    ['notify', { title: 'Ada', body: 'wrote' }],
    ['open', 'https://x.com/ada'],
  ]);
});

test('two on one page are two', async ({ desk, origins }) => {
  await mount(desk, origins.widget, { conversation: { id: 'c-1' } });
  // The other widget is a second origin here, with the same script.
  await mount(desk, origins.stranger, { conversation: { id: 'c-2' } }, origins.widget);
  const [one, other] = [await connected(desk, origins.widget), await connected(desk, origins.stranger)];
  await ready(one);
  await ready(other);
  await expect.poll(() => told(one, 'context')).toEqual([{ conversation: { id: 'c-1' } }]);
  await expect.poll(() => told(other, 'context')).toEqual([{ conversation: { id: 'c-2' } }]);
  await desk.evaluate(() => window.desk.mounted.destroy());
  await expect(desk.getByTitle('Social Messaging')).toHaveCount(1);
  expect(await ask(one, 'token')).toMatchObject({ body: { token: 'a token' } });
});

test('closing waits until the drafts are saved', async ({ desk, origins }) => {
  await mount(desk, origins.widget);
  const frame = await connected(desk, origins.widget);
  await ready(frame);
  const closed = desk.evaluate(() => window.desk.mounted.close());
  const request = await frame.waitForFunction(() => stub.port.find(({ kind }) => kind === 'request'));
  const { id, name } = await request.evaluate((message) => message!);
  expect(name).toBe('closing');
  await expect(desk.locator('iframe')).toHaveCount(1);
  await say(frame, { v: 1, kind: 'response', id: id!, body: {} });
  expect(await closed).toBe(true);
  await expect(desk.locator('iframe')).toHaveCount(0);
});

test('a frame without an origin of its own is pinned by its window', async ({ desk, origins }) => {
  await mount(desk, origins.widget, { sandbox: 'allow-scripts' });
  const frame = await connected(desk, origins.widget);
  expect(await frame.evaluate(() => origin)).toBe('null');
  await ready(frame);
  expect(await ask(frame, 'token')).toMatchObject({ body: { token: 'a token' } });
  const all = await frame.evaluate(() => stub.window);
  expect(all).toHaveLength(1);
});

test('the element is the same in markup', async ({ desk, origins }) => {
  await desk.evaluate(async (url) => {
    const element = document.createElement('social-messaging');
    const attributes = { url, conversation: 'c-1', theme: 'dark', locale: 'es', view: 'panel', accepts: 'insert' };
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    // Set before the element is defined, as a script may that runs before the module.
    element.getToken = () => 'from the property';
    document.querySelector('main')!.append(element);
    await import(`${url}/embed.js`);
    window.desk = { notes: [], mounted: element as unknown as Mounted };
    for (const name of ['ready', 'opened', 'unread', 'insert', 'signed-out'] as const) {
      element.addEventListener(name, (event) => window.desk.notes.push([name, (event as CustomEvent).detail]));
    }
  }, origins.widget);
  const frame = await connected(desk, origins.widget);
  expect(new URL(frame.url()).search).toBe('?view=panel');
  await ready(frame);
  expect(await ask(frame, 'token')).toMatchObject({ body: { token: 'from the property' } });
  expect(await ask(frame, 'insert', { text: 'Hello' })).toMatchObject({ body: {} });
  expect(await ask(frame, 'notify', { title: 'a', body: 'b' })).toMatchObject({ error: { code: 'unsupported' } });
  await say(frame, { v: 1, kind: 'event', name: 'unread', body: { count: 2 } });
  await expect.poll(async () => (await notes(desk)).slice(1)).toEqual([['insert', 'Hello'], ['unread', 2]]);

  await desk.evaluate(() => {
    const element = document.querySelector('social-messaging')!;
    element.setAttribute('theme', 'light');
    element.setAttribute('locale', 'ja');
    element.setAttribute('conversation', 'c-2');
    element.conversation = { network: 'facebook', consumer: '24' };
    element.setFocused(true);
  });
  await expect.poll(() => told(frame, 'focus')).toEqual([{ focused: true }]);
  expect(await told(frame, 'theme')).toEqual([{ theme: 'dark' }, { theme: 'light' }]);
  expect(await told(frame, 'language')).toEqual([{ language: 'es' }, { language: 'ja' }]);
  expect(await told(frame, 'context')).toEqual([
    { conversation: { id: 'c-1' } },
    { conversation: { id: 'c-2' } },
    { conversation: { network: 'facebook', consumer: '24' } },
  ]);

  await desk.evaluate(() => document.querySelector('social-messaging')!.remove());
  await expect(desk.locator('iframe')).toHaveCount(0);
});
