import { expect } from '@playwright/test';
import { answered, ask, connected, found, mount, notes, ready, reloaded, say, test, told } from '../support/embedding.ts';

test('nothing is said or done on a port before the frame is ready', async ({ desk, origins }) => {
  await mount(desk, origins.widget);
  const frame = await connected(desk, origins.widget);
  await say(frame, { v: 1, kind: 'request', id: 'early', name: 'token', body: {} });
  await say(frame, { v: 1, kind: 'event', name: 'unread', body: { count: 3 } });
  await ready(frame);
  expect(await ask(frame, 'token')).toMatchObject({ body: { token: 'a token' } });
  const messages = await frame.evaluate(() => stub.port);
  expect(messages.filter(({ id }) => id === 'early')).toEqual([]);
  expect(await notes(desk)).toEqual([['ready', expect.anything()]]);
});

test('a getToken that fails is a refusal without its reason, and the next one counts again', async ({ desk, origins }) => {
  await desk.evaluate(async (url) => {
    const { mount } = (await import(`${url}/embed.js`)) as typeof import('../../../embed/embed.js');
    const answers: (() => unknown)[] = [
      () => Promise.reject(new Error('the password is 1234')),
      () => {
        throw new Error('the password is 1234');
      },
      () => undefined,
      () => '',
      () => new Promise((bring) => (window.desk.bring = bring)),
    ];
    const getToken = () => answers.shift()?.() as Promise<string>;
    window.desk = { mounted: mount(document.querySelector('main')!, { url, getToken }), notes: [] };
  }, origins.widget);
  const frame = await connected(desk, origins.widget);
  await ready(frame);
  for (const way of ['rejects', 'throws', 'gives nothing', 'gives an empty string']) {
    const { error, body } = await ask(frame, 'token');
    expect(error, way).toEqual({ code: 'failed', message: 'The host could not do that.' });
    expect(body, way).toBeUndefined();
  }
  await say(frame, { v: 1, kind: 'request', id: 'slow', name: 'token', body: {} });
  await desk.waitForFunction(() => window.desk.bring);
  // The others do not wait for it.
  expect(await ask(frame, 'insert', { text: 'a' })).toMatchObject({ error: { code: 'unsupported' } });
  await desk.evaluate(() => window.desk.bring?.('at last'));
  expect(await answered(frame, 'slow')).toEqual({ v: 1, kind: 'response', id: 'slow', body: { token: 'at last' } });
});

test('a token that comes after a reload goes to nobody', async ({ desk, origins }) => {
  await desk.evaluate(async (url) => {
    const { mount } = (await import(`${url}/embed.js`)) as typeof import('../../../embed/embed.js');
    const getToken = () => new Promise<string>((bring) => (window.desk.bring ??= bring));
    window.desk = { mounted: mount(document.querySelector('main')!, { url, getToken }), notes: [] };
  }, origins.widget);
  const frame = await connected(desk, origins.widget);
  await ready(frame);
  await say(frame, { v: 1, kind: 'request', id: 'slow', name: 'token', body: {} });
  await desk.waitForFunction(() => window.desk.bring);
  const again = await reloaded(desk, frame, origins.widget);
  await ready(again);
  await desk.evaluate(() => window.desk.bring?.('meant for another'));
  await ask(again, 'nonsense');
  expect(JSON.stringify(await again.evaluate(() => stub.port))).not.toContain('meant for another');
});

test('too many open requests are refused', async ({ desk, origins }) => {
  await desk.evaluate(async (url) => {
    const { mount } = (await import(`${url}/embed.js`)) as typeof import('../../../embed/embed.js');
    const getToken = () => new Promise<string>(() => {});
    window.desk = { mounted: mount(document.querySelector('main')!, { url, getToken }), notes: [] };
  }, origins.widget);
  const frame = await connected(desk, origins.widget);
  await ready(frame);
  await frame.evaluate(() => {
    for (let number = 0; number < 100; number += 1) stub.say({ v: 1, kind: 'request', id: `${number}`, name: 'token' });
  });
  expect(await ask(frame, 'token')).toMatchObject({ error: { code: 'busy' } });
});

test('neither another frame nor another origin in the frame is answered', async ({ desk, origins }) => {
  await mount(desk, origins.widget);
  const frame = await connected(desk, origins.widget);
  await ready(frame);
  const strangers = [frame];
  // Beside it: a stranger, and a page of the widget's own origin that is not the mounted one.
  for (const sibling of [origins.stranger, origins.widget]) {
    await desk.evaluate((address) => {
      const element = document.createElement('iframe');
      element.src = `${address}/sibling/`;
      document.body.append(element);
    }, sibling);
    const hostile = await found(desk, `${sibling}/sibling`);
    await hostile.evaluate(() => stub.hello());
    strangers.push(hostile);
  }
  // In its place: the frame was led elsewhere.
  await frame.evaluate((address) => void (location.href = `${address}/instead/`), origins.stranger);
  await found(desk, `${origins.stranger}/instead`);
  await frame.evaluate(() => stub.hello());
  // Whatever came before this message was handled before it.
  await desk.evaluate(async () => {
    const marked = new Promise((resolve) => addEventListener('message', resolve, { once: true }));
    postMessage('mark', location.origin);
    await marked;
    window.desk.mounted.setTheme('dark');
  });
  for (const hostile of strangers) {
    expect(await hostile.evaluate(() => [stub.window, stub.port]), hostile.url()).toEqual([[], []]);
  }
});

test('what is no hello is not answered', async ({ desk, origins }) => {
  await mount(desk, origins.widget);
  const frame = await connected(desk, origins.widget);
  await frame.evaluate(() => {
    const polluting = JSON.parse('{"__proto__": {"social_messaging": 1, "kind": "hello"}}') as unknown;
    for (const data of [null, 1, 'hello', [], {}, { social_messaging: 2, kind: 'hello' }, { social_messaging: 1 }, polluting]) {
      parent.postMessage(data, '*');
    }
    stub.hello();
  });
  await connected(desk, origins.widget, 2);
});

test('what was destroyed is gone, also while it connects', async ({ desk, origins }) => {
  await desk.evaluate(async (url) => {
    const { mount } = (await import(`${url}/embed.js`)) as typeof import('../../../embed/embed.js');
    const mounted = mount(document.querySelector('main')!, { url });
    mounted.destroy();
    mounted.destroy();
    mounted.setTheme('dark');
  }, origins.widget);
  await expect(desk.locator('iframe')).toHaveCount(0);

  await mount(desk, origins.widget);
  const frame = await connected(desk, origins.widget);
  await ready(frame);
  await desk.evaluate(() => {
    window.desk.mounted.destroy();
    window.desk.mounted.setConversation({ id: 'c-1' });
  });
  await expect(desk.locator('iframe')).toHaveCount(0);
});

test('closing does not wait for ever, nor for what was never connected', async ({ desk, origins }) => {
  await desk.clock.install();
  await mount(desk, origins.widget);
  const frame = await connected(desk, origins.widget);
  await ready(frame);
  await expect.poll(() => told(frame, 'context')).toHaveLength(1);
  const closed = desk.evaluate(() => window.desk.mounted.close());
  await frame.waitForFunction(() => stub.port.some(({ kind }) => kind === 'request'));
  await desk.clock.fastForward(10_000);
  expect(await closed).toBe(false);
  await expect(desk.locator('iframe')).toHaveCount(0);

  await mount(desk, origins.widget);
  expect(await desk.evaluate(() => window.desk.mounted.close())).toBe(false);
});

test('only an address of the web is framed', async ({ desk, origins }) => {
  for (const url of ['javascript:alert(1)', 'data:text/html,hello', 'blob:x', 'http://ada:secret@127.0.0.1', '//', '']) {
    const outcome = mount(desk, url, {}, origins.widget).then(() => 'mounted', () => 'refused');
    expect(await outcome, url).toBe('refused');
  }
  await expect(desk.locator('iframe')).toHaveCount(0);
});
