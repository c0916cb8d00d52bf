import { expect, type Locator, type Page } from '@playwright/test';

/** Who can read a message. */
export type Visibility = 'Public' | 'Direct' | 'Internal';

/** The page as an agent sees it, found by roles and names alone. */
export class WorkspacePage {
  readonly transcript: Locator;
  readonly messageBox: Locator;
  readonly sendButton: Locator;
  readonly panel: Locator;

  constructor(
    readonly page: Page,
    private readonly baseUrl: string,
    private readonly token: string,
    /** What the page did that no page may do. */
    readonly complaints: string[],
  ) {
    this.transcript = page.getByRole('feed', { name: 'Transcript' });
    this.messageBox = page.getByRole('textbox', { name: 'Message', exact: true });
    this.sendButton = page.getByRole('button', { name: /^(Send publicly|Send direct|Add note)/ });
    this.panel = page.getByRole('region', { name: 'Social Messaging' });
  }

  /** Signs in and waits until the conversations are there. */
  async open(): Promise<void> {
    await this.page.goto('about:blank');
    await this.page.goto(`${this.baseUrl}/#token=${this.token}`);
    await expect(this.tab('My Conversations')).toBeVisible();
  }

  /** Another tab of the same agent in the same browser. */
  async secondTab(): Promise<WorkspacePage> {
    const page = await this.page.context().newPage();
    const second = new WorkspacePage(page, this.baseUrl, this.token, this.complaints);
    await second.open();
    return second;
  }

  /** For a test that provokes complaints itself. */
  forgetComplaints(): void {
    this.complaints.length = 0;
  }

  tab(name: 'My Conversations' | 'All Conversations'): Locator {
    return this.page.getByRole('tab', { name: new RegExp(`^${name}`) });
  }

  /** The row of the consumer's conversation in the list that is shown. */
  conversation(consumer: string): Locator {
    return this.page.getByRole('tabpanel').getByRole('listitem').filter({ hasText: consumer });
  }

  /** Opens the consumer's conversation from All Conversations. */
  async openConversation(consumer: string): Promise<void> {
    await this.tab('All Conversations').click();
    const row = this.conversation(consumer).getByRole('link');
    const more = this.page.getByRole('tabpanel').getByRole('button', { name: 'Load more' });
    // Where others wait longer it is on a further page.
    await expect(async () => {
      if ((await row.count()) === 0 && (await more.count()) > 0) await more.click({ timeout: 1_000 });
      await expect(row).toBeVisible({ timeout: 2_000 });
    }).toPass();
    await row.click();
    await expect(this.transcript).toBeVisible();
    await expect(this.messageBox).toBeVisible();
  }

  /** The messages that say this themselves: what they quote is not part of their name. */
  message(text: string | RegExp): Locator {
    return this.transcript.getByRole('article', { name: text });
  }

  /** Opens the settings of the brand's account on a network, as an admin. */
  async openAccountSettings(network: 'Facebook' | 'X (Twitter)'): Promise<Locator> {
    await this.button('Settings').click();
    await this.page.getByRole('tab', { name: 'Brand accounts' }).click();
    await this.page.getByRole('dialog').getByRole('button', { name: network }).click();
    return this.page.getByRole('dialog', { name: 'Settings' });
  }

  /** Writes a saved reply, as an admin. */
  async writeSavedReply(network: 'Facebook' | 'X (Twitter)', name: string, text: string): Promise<void> {
    const dialog = await this.openAccountSettings(network);
    await dialog.getByRole('button', { name: 'Add a saved reply' }).click();
    await dialog.getByRole('textbox', { name: 'Name, without the slash' }).fill(name);
    await dialog.getByRole('textbox', { name: 'Text of the reply' }).fill(text);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog.getByRole('list', { name: 'Saved replies' }).getByText(`/${name}`, { exact: true })).toBeVisible();
    await this.page.keyboard.press('Escape');
  }

  /** Opens what the panel's menu has. */
  async openFromPanel(name: 'Character counter' | 'View media' | 'Internal notes'): Promise<void> {
    await this.panel.getByRole('button', { name: 'More' }).click();
    await this.page.getByRole('menuitem', { name }).click();
  }

  visibility(name: Visibility): Locator {
    return this.page.getByRole('radiogroup', { name: 'Visibility' }).getByRole('radio', { name: new RegExp(`^${name}`) });
  }

  async choose(name: Visibility): Promise<void> {
    await this.visibility(name).click();
    await expect(this.visibility(name)).toBeChecked();
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name });
  }

  /** Types the text and sends it with the button whose name begins as given. */
  async send(text: string, button: 'Send publicly' | 'Send direct' | 'Add note'): Promise<void> {
    await this.messageBox.fill(text);
    await expect(this.sendButton).toHaveAccessibleName(new RegExp(`^${button}`));
    await this.sendButton.click();
    await expect(this.messageBox).toHaveValue('');
  }
}
