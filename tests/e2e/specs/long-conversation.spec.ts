import type { Page } from '@playwright/test';
import { line, writeLongConversation } from '../support/long-conversation.ts';
import { expect, test } from '../support/test.ts';

// Its ten thousand messages are work for an installation of its own.
test.use({ shared: 'long conversation' });

const COUNT = 10_000;
const MIDDLE = 5_000;

/** More rows than this are never in the page. */
const MOST_ROWS = 64;

/** What a reader is told of the rows, in the order of the page. */
interface Rows {
  positions: number[];
  sizes: number[];
}

function rows(page: Page): Promise<Rows> {
  return page.getByRole('feed', { name: 'Transcript' }).evaluate((feed) => {
    const articles = [...feed.querySelectorAll('article')];
    const numbers = (name: string) => articles.map((article) => Number(article.getAttribute(name)));
    return { positions: numbers('aria-posinset'), sizes: numbers('aria-setsize') };
  });
}

/** The rows follow one another without a gap, each says how many there are, and they are few. */
async function expectRowsInOrder(page: Page, total: number): Promise<void> {
  const { positions, sizes } = await rows(page);
  expect(positions.length).toBeLessThanOrEqual(MOST_ROWS);
  expect(positions).toEqual(positions.map((_, index) => (positions[0] ?? 0) + index));
  expect(sizes).toEqual(sizes.map(() => total));
}

/** Waits until nothing was drawn in the transcript for some frames: what is drawn ahead comes by steps, one a frame. */
async function settled(page: Page): Promise<void> {
  await page.getByRole('feed', { name: 'Transcript' }).evaluate(async (feed) => {
    let quiet = 0;
    const observer = new MutationObserver(() => (quiet = 0));
    observer.observe(feed, { childList: true, attributes: true, subtree: true, attributeFilter: ['aria-busy', 'aria-setsize'] });
    while (quiet < 20) {
      await new Promise((drawn) => requestAnimationFrame(drawn));
      quiet += 1;
    }
    observer.disconnect();
  });
}

/** What an agent has under the eyes and in the hand. */
interface Held {
  top: number;
  focus: string;
  selected: string;
  sameNodes: boolean;
}

declare global {
  interface Window {
    /** Where the selection began and ended. */
    selectedNodes: (Node | null)[];
  }
}

function held(page: Page, text: string): Promise<Held> {
  return page.evaluate((text) => {
    const row = [...document.querySelectorAll('article')].find((row) => row.querySelector('p')?.textContent === text);
    const selection = getSelection();
    return {
      top: row?.getBoundingClientRect().top ?? NaN,
      focus: document.activeElement?.id ?? '',
      selected: selection?.toString() ?? '',
      sameNodes: selection?.anchorNode === window.selectedNodes?.[0] && selection?.focusNode === window.selectedNodes?.[1],
    };
  }, text);
}

test('in the middle of ten thousand messages nothing moves under the agent', async ({ page, workspace, sandbox, person }) => {
  test.setTimeout(180_000);
  await writeLongConversation(sandbox, person, COUNT, MIDDLE);
  await workspace.tab('All Conversations').click();
  await expect(workspace.conversation(person.name)).toContainText(line(COUNT), { timeout: 120_000 });
  // A page that begins now, and is not told of each of them.
  await workspace.open();
  await workspace.openConversation(person.name);
  const newest = workspace.message(line(COUNT));
  await expect(newest).toHaveAttribute('aria-posinset', String(COUNT));
  await expectRowsInOrder(page, COUNT);

  await newest.getByRole('button', { name: 'In answer to' }).click();
  const middle = workspace.message(line(MIDDLE));
  await expect(middle).toBeFocused();
  await expect(middle).toBeInViewport();
  await expect(middle).toHaveAttribute('aria-posinset', String(MIDDLE));
  await expect(workspace.message(line(MIDDLE + 2))).toBeInViewport();

  // Across three rows, by mouse.
  const [from, to] = [middle, workspace.message(line(MIDDLE + 2))].map((row) => row.getByText('This is line'));
  const [begin, end] = [await from?.boundingBox(), await to?.boundingBox()];
  if (!begin || !end) throw new Error('the rows have no boxes');
  await page.mouse.move(begin.x + 12, begin.y + begin.height / 2);
  await page.mouse.down();
  await page.mouse.move(end.x + end.width - 12, end.y + end.height / 2, { steps: 8 });
  await page.mouse.up();
  await page.evaluate(() => {
    const selection = getSelection();
    window.selectedNodes = [selection?.anchorNode ?? null, selection?.focusNode ?? null];
  });
  await settled(page);
  const before = await held(page, line(MIDDLE));
  expect(before.selected).toContain(line(MIDDLE + 1));
  expect(before.focus).toBe(await middle.getAttribute('id'));
  await expectRowsInOrder(page, COUNT);

  for (let number = 1; number <= 10; number += 1) await sandbox.messenger(person, `And number ${number} that came meanwhile`);
  await expect(workspace.button('10 new messages')).toBeVisible();
  await expect(middle).toHaveAttribute('aria-setsize', String(COUNT + 10));
  await settled(page);
  expect(await held(page, line(MIDDLE))).toEqual(before);
  await expect(middle).toHaveAttribute('aria-posinset', String(MIDDLE));
  await expectRowsInOrder(page, COUNT + 10);

  // Up past what is drawn: each turn of the wheel moves the row as far as it moves the box, whatever is loaded above.
  await middle.hover();
  let top = before.top;
  for (let turn = 0; turn < 8; turn += 1) {
    await page.mouse.wheel(0, -240);
    top += 240;
    await expect.poll(async () => Math.abs((await held(page, line(MIDDLE))).top - top)).toBeLessThan(1);
    expect(await held(page, line(MIDDLE))).toMatchObject({ focus: before.focus, selected: before.selected, sameNodes: true });
    await expectRowsInOrder(page, COUNT + 10);
  }
});

test('from far above, the way to what is new keeps the focus while more comes, and ends at the newest', async ({ page, workspace, sandbox, person }) => {
  await writeLongConversation(sandbox, person, 300, 100);
  await workspace.tab('All Conversations').click();
  await expect(workspace.conversation(person.name)).toContainText(line(300), { timeout: 30_000 });
  await workspace.open();
  await workspace.openConversation(person.name);
  await workspace.message(line(300)).getByRole('button', { name: 'In answer to' }).click();
  await expect(workspace.message(line(100))).toBeFocused();
  await sandbox.messenger(person, 'And one that came meanwhile');
  const toTheEnd = workspace.button('1 new message');
  await toTheEnd.focus();
  await settled(page);
  const before = await held(page, line(100));
  await sandbox.messenger(person, 'And another one');
  await expect(workspace.button('2 new messages')).toBeFocused();
  expect((await held(page, line(100))).top).toBe(before.top);

  await page.keyboard.press('Enter');
  const last = workspace.message('And another one');
  await expect(last).toBeInViewport();
  await expect(last).toHaveAttribute('aria-posinset', '302');
  await expectRowsInOrder(page, 302);
});
