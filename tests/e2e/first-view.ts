import { writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { imagesInSight } from './support/images.ts';
import { expect, test } from './support/test.ts';

/** How the watched module names its witnesses: an exported global for each function, 1 once it ran. */
const prefix = 'ran:';

test('what the first view runs', async ({ page, workspace, sandbox, person }) => {
  await sandbox.playCast({ long_conversation: 300 });
  // Somebody of whom the network says nothing, beside the cast.
  await sandbox.comment(person, 'Where is my parcel?');
  const functions = new Map<string, boolean>();
  const collect = async (): Promise<void> => {
    for (const [name, ran] of await witnesses(page)) functions.set(name, ran || (functions.get(name) ?? false));
  };
  const open = async (address: string): Promise<void> => {
    // In two steps, since another fragment alone loads nothing anew.
    await page.goto('about:blank');
    const told = page.waitForResponse(/\/presence$/);
    await page.goto(address);
    await expect(workspace.transcript.or(page.getByRole('feed')).getByRole('article').first()).toBeVisible();
    await expect(page.getByRole('textbox').last()).toBeVisible();
    await imagesInSight(page);
    // A second later the page says by itself that the agent is here, and hears it back.
    await told;
    await untilNothingNewRuns(page);
    await page.evaluate(leave);
    await collect();
  };
  await page.addInitScript(keepExports);
  await workspace.open();
  await collect();
  await workspace.tab('All Conversations').click();
  const links = page.getByRole('tabpanel').getByRole('listitem').getByRole('link');
  await expect(workspace.conversation(person.name)).toBeVisible();
  const addresses = await links.evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
  expect(addresses.length).toBeGreaterThan(10);
  for (const address of addresses) await open(address);
  // Slow as a bad day: the page says so while it waits.
  await page.route('**/api/v1/**', async (route) => {
    await new Promise((resume) => setTimeout(resume, 1_500));
    await route.continue().catch(() => undefined);
  });
  await open(addresses[0] ?? '');
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  for (const locale of ['ar', 'ja']) {
    const address = new URL(addresses[0] ?? '');
    address.search = `?locale=${locale}`;
    await open(address.href);
  }
  // Beside another tab, which reads the stream for both until it is closed.
  const other = await workspace.secondTab();
  await open(addresses[0] ?? '');
  await sandbox.comment(person, 'Is it on its way?');
  await untilNothingNewRuns(page);
  await other.page.close();
  await untilNothingNewRuns(page);
  await collect();
  // A minute later every waiting time is another one.
  await page.goto('about:blank');
  await page.goto(addresses[0] ?? '');
  await expect(page.getByRole('article').first()).toBeVisible();
  await expect.poll(() => page.evaluate(() => performance.now()), { timeout: 90_000 }).toBeGreaterThan(61_000);
  await untilNothingNewRuns(page);
  await collect();
  const later = [...functions].filter(([, ran]) => !ran).map(([name]) => name);
  expect(later.length).toBeLessThan(functions.size);
  writeFileSync(process.env.FIRST_VIEW_LATER ?? '', `${later.sort().join('\n')}\n`);
});

/** Runs in the page: keeps what the module exports where `witnesses` finds it. */
function keepExports(): void {
  const instantiate = WebAssembly.instantiateStreaming;
  WebAssembly.instantiateStreaming = async (...given) => {
    const result = await instantiate(...given);
    Object.assign(globalThis, { watched: result.instance.exports });
    return result;
  };
}

/** Waits for a second in which no function ran for the first time. */
async function untilNothingNewRuns(page: Page): Promise<void> {
  const count = async () => (await witnesses(page)).filter(([, ran]) => ran).length;
  for (let before = -1, now = await count(); now !== before; ) {
    await page.waitForTimeout(1_000);
    [before, now] = [now, await count()];
  }
}

/** Runs in the page: what a page hears that is left. A synchronous request is refused from then on. */
function leave(): void {
  Object.defineProperty(document, 'visibilityState', { value: 'hidden' });
  document.dispatchEvent(new Event('focusout'));
  document.dispatchEvent(new Event('visibilitychange'));
  dispatchEvent(new Event('pagehide'));
}

/** The functions by name, and whether they ran since the page was loaded. */
async function witnesses(page: Page): Promise<[string, boolean][]> {
  return page.evaluate((prefix) => {
    const { watched } = globalThis as unknown as { watched: Record<string, WebAssembly.Global> };
    return Object.entries(watched)
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, global]) => [name.slice(prefix.length), global.value === 1]);
  }, prefix);
}
