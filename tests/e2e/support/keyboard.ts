import { expect, type Locator, type Page } from '@playwright/test';

type Role = Parameters<Page['getByRole']>[0];

/** So many presses lead through the whole page. */
const MOST_PRESSES = 60;

/** An agent without a mouse: nothing here gives the focus to anything but by keys. */
export class Keyboard {
  constructor(private readonly page: Page) {}

  /** Presses Tab until something of this role and name has the focus. */
  tabTo(role: Role, name: string | RegExp): Promise<Locator> {
    return this.pressTo('Tab', role, name);
  }

  /** Presses a key until something of this role and name has the focus. */
  async pressTo(key: string, role: Role, name: string | RegExp): Promise<Locator> {
    const wanted = this.page.getByRole(role, { name });
    const passed: string[] = [];
    while (passed.length < MOST_PRESSES) {
      if (await this.hasFocus(wanted)) return wanted.and(this.page.locator(':focus'));
      passed.push(await this.whereFocusIs());
      await this.page.keyboard.press(key);
    }
    throw new Error(`${key} leads to no ${role} ${String(name)}, but to: ${passed.join(', ')}`);
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Opens the consumer's conversation from All Conversations, from the page as it was just loaded. */
  async openConversation(consumer: string): Promise<void> {
    expect(await this.whereFocusIs(), 'nothing has the focus yet').toBe('BODY');
    await this.tabTo('tab', /^My Conversations/);
    await this.press('ArrowRight');
    await expect(this.page.getByRole('tab', { name: /^All Conversations/ })).toBeFocused();
    await expect(this.page.getByRole('link', { name: consumer })).toBeVisible();
    await this.tabTo('link', /./);
    await this.pressTo('ArrowDown', 'link', consumer);
    await this.press('Enter');
    await expect(this.page.getByRole('textbox', { name: 'Message', exact: true })).toBeVisible();
  }

  private async hasFocus(wanted: Locator): Promise<boolean> {
    return (await wanted.and(this.page.locator(':focus')).count()) > 0;
  }

  private whereFocusIs(): Promise<string> {
    return this.page.evaluate(() => {
      const focused = document.activeElement;
      const name = focused?.getAttribute('aria-label') ?? focused?.textContent?.trim().slice(0, 30) ?? '';
      return focused === document.body ? 'BODY' : `${focused?.tagName} ${name}`;
    });
  }
}
