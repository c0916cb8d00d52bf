import { expect, test } from '../support/test.ts';

test.use({ shared: 'hosts' });

/** A host of the widget's own protocol, written from its description alone. */
const desk = (widget: string) => `
  const told = [];
  let port;
  window.say = (name, body) => port.postMessage({ v: 1, kind: 'event', name, body });
  window.raw = (message) => port.postMessage(message);
  window.told = told;
  addEventListener('message', (event) => {
    if (event.source !== frame.contentWindow || event.origin !== ${JSON.stringify(widget)}) return;
    if (event.data?.social_messaging !== 1 || event.data.kind !== 'hello') return;
    const channel = new MessageChannel();
    port?.close();
    port = channel.port1;
    port.onmessage = ({ data }) => {
      told.push(data);
      if (data.kind !== 'request') return;
      if (data.name === 'insert') box.value += data.body.text;
      port.postMessage({ v: 1, kind: 'response', id: data.id, body: {} });
    };
    frame.contentWindow.postMessage(
      { social_messaging: 1, kind: 'connect', capabilities: ['context', 'theme', 'language', 'focus', 'insert', 'resize'] },
      ${JSON.stringify(widget)}, [channel.port2]);
  });`;

interface Desk extends Window {
  say(name: string, body: unknown): void;
  raw(message: unknown): void;
  told: { name?: string; body?: Record<string, unknown> }[];
}

test.describe('in a host of its own protocol', () => {
  test('the page follows what the host shows, and keeps drafts', async ({ page, hostSite, backend, sandbox, person }) => {
    await sandbox.messenger(person, 'Do you deliver?');
    const token = await backend.token(`host-own-${person.id}`, 'Robin');
    await page.goto(hostSite.page('own', `${backend.url}/?host=own#token=${token}`, desk(backend.url)));
    const widget = page.frameLocator('iframe');
    const say = (name: string, body: unknown) =>
      page.evaluate(([name, body]) => (window as unknown as Desk).say(name as string, body), [name, body]);
    await expect.poll(() => page.evaluate(() => (window as unknown as Desk).told[0]?.name)).toBe('ready');

    const context = { conversation: { network: 'facebook', consumer: person.id } };
    await expect(async () => {
      await say('context', { conversation: null });
      await say('context', context);
      await expect(widget.getByText('Do you deliver?').first()).toBeVisible({ timeout: 1_000 });
    }).toPass();
    const box = widget.getByRole('textbox', { name: 'Message', exact: true });
    await box.fill('Half an answer');
    await say('context', { conversation: null });
    await expect(widget.getByText('The host shows no conversation').first()).toBeVisible();
    await say('context', { conversation: { network: 'facebook', consumer: '1' } });
    await expect(widget.getByText('No conversation with this person').first()).toBeVisible();
    await say('context', context);
    await expect(box).toHaveValue('Half an answer');

    await say('theme', { theme: 'dark' });
    await expect(widget.locator('html')).toHaveAttribute('data-theme', 'dark');
    await say('language', { language: 'de-AT' });
    await expect(widget.locator('html')).toHaveAttribute('lang', 'de');
  });

  test('what does not fit changes nothing and is counted', async ({ page, hostSite, backend, person }) => {
    const token = await backend.token(`host-refused-${person.id}`, 'Robin');
    await page.goto(hostSite.page('refused', `${backend.url}/?host=own#token=${token}`, desk(backend.url)));
    const widget = page.frameLocator('iframe');
    await expect.poll(() => page.evaluate(() => (window as unknown as Desk).told[0]?.name)).toBe('ready');
    await page.evaluate(() => {
      const desk = window as unknown as Desk;
      desk.say('context', { conversation: { id: 'x'.repeat(50_000_000) } });
      desk.say('context', JSON.parse('{"__proto__": {"conversation": null}}'));
      desk.say('theme', { theme: 'sepia' });
      desk.raw('not even an object');
      document.querySelector('iframe')?.contentWindow?.postMessage({ social_messaging: 2, kind: 'connect' }, '*');
    });
    await expect(widget.locator('html')).toHaveAttribute('data-host-refused', /size=1 shape=4/);
    await expect(widget.locator('html')).not.toHaveAttribute('data-theme', /./);
    await expect(widget.getByRole('tab', { name: /All Conversations/ })).toBeVisible();
  });

  test('a page in no list is not heard, and the widget goes on alone', async ({ page, hostSite, backend, person }) => {
    const token = await backend.token(`host-alone-${person.id}`, 'Robin');
    await page.goto(hostSite.page('silent', `${backend.url}/?host=own#token=${token}`, ''));
    // A frame beside the widget is no host of it.
    await page.evaluate((widget) => {
      const sibling = document.body.appendChild(document.createElement('iframe'));
      const connect = `parent.frames.widget.postMessage({ social_messaging: 1, kind: 'connect', capabilities: [] }, '${widget}')`;
      sibling.srcdoc = `<script>setInterval(() => ${connect}, 100)</script>`;
    }, backend.url);
    const widget = page.frameLocator('iframe[name=widget]');
    await expect(widget.locator('html')).toHaveAttribute('data-host-refused', /source=\d+/);
    await expect(widget.getByRole('tab', { name: /All Conversations/ })).toBeVisible({ timeout: 20_000 });
  });
});
