import type { Page } from '@playwright/test';

/**
 * Presses and looks without a locator: what a locator asks the page for, role by role over a whole transcript, takes the
 * page longer than what is being measured.
 */
export class BareHand {
  constructor(private readonly page: Page) {}

  /** Presses the first element of that selector that says this. */
  async press(selector: string, text: string): Promise<void> {
    const place = await this.page.evaluate(
      ([selector, text]) => {
        const element = [...document.querySelectorAll(selector)].find((element) => element.textContent.includes(text));
        const { left = NaN, top = NaN, width = NaN, height = NaN } = element?.getBoundingClientRect() ?? {};
        return { x: left + width / 2, y: top + height / 2 };
      },
      [selector, text] as const,
    );
    await this.page.mouse.click(place.x, place.y);
  }

  /** Waits until the last element of that selector says this. */
  async lastSays(selector: string, text: string): Promise<void> {
    await this.page.waitForFunction(
      ([selector, text]) => [...document.querySelectorAll(selector)].at(-1)?.textContent.includes(text),
      [selector, text] as const,
    );
  }

  /** Waits until no element of that selector that says this has a place. */
  async gone(selector: string, text: string): Promise<void> {
    await this.page.waitForFunction(
      ([selector, text]) =>
        [...document.querySelectorAll(selector)].every((it) => !it.textContent.includes(text) || it.getClientRects().length === 0),
      [selector, text] as const,
    );
  }

  /** Puts the pointer into the middle of what is to be seen of an element. */
  async pointAt(selector: string): Promise<void> {
    const place = await this.page.evaluate((selector) => {
      const { left = NaN, width = NaN, top = NaN, bottom = NaN } = document.querySelector(selector)?.getBoundingClientRect() ?? {};
      return { x: left + width / 2, y: (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2 };
    }, selector);
    await this.page.mouse.move(place.x, place.y);
  }

  /** Puts the focus into a text box and empties it by its keys. */
  async empty(selector: string): Promise<void> {
    await this.page.evaluate((selector) => document.querySelector<HTMLElement>(selector)?.focus(), selector);
    await this.page.keyboard.press('Control+A');
    await this.page.keyboard.press('Delete');
  }
}
