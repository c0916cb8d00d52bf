import { writeFileSync } from 'node:fs';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { BareHand } from './support/bare-hand.ts';
import { drawByHand, loadByHand } from './support/by-hand.ts';
import { WorkspacePage } from './support/workspace-page.ts';

/** How much slower than this machine the page's processor is. */
const THROTTLING = 4;
const KEYSTROKES = 60;
const SCROLLS = 40;
const TEXT_BOX = 'textarea';
const TO_THE_END = 'Go to the newest message';

/** What an open conversation costs the page; times in milliseconds. */
interface Measured {
  longest_task: number;
  tasks_over_50: number;
  keystroke: number;
  slowest_keystroke: number;
  elements: number;
}

/** An event of Chromium's trace; times in microseconds. */
interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  dur?: number;
  args: { name?: string };
}

/** `cargo xtask bench` starts the backend and says here where it is. */
function setting(name: 'BACKEND' | 'SANDBOX' | 'TOKEN' | 'PEOPLE' | 'RESULTS'): string {
  const value = process.env[`BENCH_${name}`];
  if (!value) throw new Error(`BENCH_${name} is missing: this is a part of 'cargo xtask bench'`);
  return value;
}

test('a long conversation against a short one', async ({ browser, page }) => {
  const [long, short, first] = setting('PEOPLE').split(',') as [string, string, string];
  const workspace = new WorkspacePage(page, setting('BACKEND'), setting('TOKEN'), []);
  await page.addInitScript(watchKeys);
  await workspace.open();
  await workspace.tab('All Conversations').click();
  await expect(workspace.conversation(long)).toBeVisible();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: THROTTLING });
  const hand = new BareHand(page);
  const inWidget = (person: string) => measure(browser, page, person, () => hand.press('[role=tabpanel] a', person));
  // What is done for the first time costs more, whatever the conversation.
  await inWidget(first);
  const [widgetShort, widgetLong] = [await inWidget(short), await inWidget(long)];
  const conversation = new URLSearchParams(new URL(page.url()).hash.slice(1)).get('conversation') ?? '';
  await loadByHand(page, setting('BACKEND'));
  const byHand = await measure(browser, page, long, () => drawByHand(page, setting('TOKEN'), conversation));
  writeFileSync(setting('RESULTS'), JSON.stringify({ long: widgetLong, short: widgetShort, by_hand: byHand }));
});

async function measure(browser: Browser, page: Page, person: string, open: () => Promise<void>): Promise<Measured> {
  const hand = new BareHand(page);
  await browser.startTracing(page, { categories: ['disabled-by-default-devtools.timeline'] });
  await open();
  await hand.lastSays('article', `${person} writes`);
  await page.waitForFunction((box) => document.querySelector(box), TEXT_BOX);
  const elements = await scrollUpAndBack(page, hand);
  await type(page, hand);
  await arrive(hand, person);
  const tasks = mainThreadTasks(await browser.stopTracing());
  const keystrokes = (await type(page, hand)).sort((a, b) => a - b);
  return {
    longest_task: Math.max(...tasks),
    tasks_over_50: tasks.filter((task) => task > 50).length,
    keystroke: keystrokes[Math.floor(keystrokes.length / 2)] ?? NaN,
    slowest_keystroke: keystrokes.at(-1) ?? NaN,
    elements,
  };
}

/** Scrolls up far enough for several pages, and back by the button; returns how many elements the page had at the top. */
async function scrollUpAndBack(page: Page, hand: BareHand): Promise<number> {
  await hand.pointAt('[role=feed]');
  for (let i = 0; i < SCROLLS; i += 1) await wheelUp(page);
  const elements = await page.evaluate(() => document.querySelectorAll('*').length);
  await hand.press('button', TO_THE_END);
  await hand.gone('button', TO_THE_END);
  return elements;
}

/** Turns the wheel and waits until the page has drawn twice. */
async function wheelUp(page: Page): Promise<void> {
  await page.mouse.wheel(0, -800);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/** Types, and returns the time from each key to the end of the frame that follows it. */
async function type(page: Page, hand: BareHand): Promise<number[]> {
  await hand.empty(TEXT_BOX);
  await page.evaluate(() => (window.keystrokes.length = 0));
  for (let i = 0; i < KEYSTROKES; i += 1) {
    await page.keyboard.press(i % 6 === 5 ? 'Space' : 'e');
    await page.waitForFunction((count) => window.keystrokes.length > count, i);
  }
  return page.evaluate(() => [...window.keystrokes]);
}

/** Has one more message come in. */
async function arrive(hand: BareHand, person: string): Promise<void> {
  const at = new Date().toISOString();
  const text = `${person} writes once more at ${at}`;
  const response = await fetch(`${setting('SANDBOX')}/sandbox/act`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ messenger_message: { from: { id: person, name: person }, text, at } }),
  });
  expect(response.ok, await response.text()).toBe(true);
  await hand.lastSays('article', text);
}

/** How long the page's main thread was at each of its tasks. */
function mainThreadTasks(trace: Buffer): number[] {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] };
  const thread = (event: TraceEvent) => `${event.pid}/${event.tid}`;
  const main = new Set(
    traceEvents.filter((event) => event.name === 'thread_name' && event.args.name === 'CrRendererMain').map(thread),
  );
  const tasks = traceEvents.filter((event) => event.name === 'RunTask' && main.has(thread(event)));
  expect(tasks.length, 'tasks in the trace').toBeGreaterThan(0);
  return tasks.map((task) => (task.dur ?? 0) / 1_000);
}

declare global {
  interface Window {
    keystrokes: number[];
  }
}

/** Runs in each page. */
function watchKeys(): void {
  window.keystrokes = [];
  const pressed = (event: KeyboardEvent) => {
    requestAnimationFrame(() => {
      // The channel's message comes after the frame was drawn.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => window.keystrokes.push(performance.now() - event.timeStamp);
      port2.postMessage(null);
    });
  };
  addEventListener('keydown', pressed, { capture: true });
}
