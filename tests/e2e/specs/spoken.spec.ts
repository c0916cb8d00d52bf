// What a screen reader tells of the page, by roles and names in their order.

import { expect, test } from '../support/test.ts';

test.use({ shared: 'spoken' });

test('the lists', async ({ page, workspace, sandbox, person }) => {
  await sandbox.comment(person, 'Is it fair trade?');
  await sandbox.messenger(person, 'It is order 4711.');
  const list = page.getByRole('region', { name: 'Conversations' });
  await expect(list).toMatchAriaSnapshot(`
    - region "Conversations":
      - tablist "Conversations":
        - tab "My Conversations 0" [selected]
        - tab /All Conversations \\d+/
      - searchbox "Search by name or words"
      - combobox "Network":
        - option "Every network" [selected]
        - option "Facebook"
        - option "X (Twitter)"
      - combobox "Audience":
        - option "Every audience" [selected]
        - option "Public"
        - option "Direct"
        - option "Internal"
      - radiogroup "State":
        - radio "Open" [checked]
        - radio "Closed"
      - paragraph: Longest waiting first
      - tabpanel "My Conversations 0":
        - paragraph: No conversations here
        - paragraph: What you take or answer is here.
        - button "Show all conversations"
  `);

  await workspace.tab('All Conversations').click();
  await expect(workspace.conversation(person.name)).toContainText('It is order 4711.');
  await expect(list.getByRole('tabpanel')).toMatchAriaSnapshot(`
    - tabpanel /All Conversations \\d+/:
      - list:
        - listitem:
          - link /Nora Example \\d+ Facebook \\d+:\\d+ [AP]M 2 unread messages Direct It is order 4711\\. Waiting (under )?1 min Unassigned/
  `);
  await workspace.openConversation(person.name);
  await workspace.button('Take').click();
  await workspace.messageBox.fill('Half an answer');
  await workspace.tab('My Conversations').click();
  await expect(workspace.conversation(person.name).getByRole('link')).toHaveAttribute('aria-current', 'true');
  await expect(list.getByRole('tabpanel')).toMatchAriaSnapshot(`
    - tabpanel "My Conversations 1":
      - list:
        - /children: equal
        - listitem:
          - link /Nora Example \\d+ Facebook \\d+:\\d+ [AP]M Direct It is order 4711\\. Draft Waiting (under )?1 min Robin \\d+/
  `);
});

test('a transcript with one of each kind', async ({ workspace, sandbox, person }) => {
  const { post_id } = await sandbox.comment(person, 'Is it fair trade?');
  // Facebook tells whole seconds: of one second, what came first stands first.
  await workspace.tab('All Conversations').click();
  await expect(workspace.conversation(person.name)).toContainText('Is it fair trade?');
  const hasty = await sandbox.act('facebook_comment', { from: person.id, post: post_id, text: 'Typed in haste' });
  await sandbox.act('messenger_message', { from: { id: person.id, name: person.name }, text: 'This is how it looked.', attachments: ['image'] });
  await workspace.openConversation(person.name);
  const asked = workspace.message('Is it fair trade?');
  await asked.hover();
  await asked.getByRole('button', { name: 'Reply' }).click();
  await workspace.send('Yes, all of it.', 'Send publicly');
  await expect(workspace.message('Yes, all of it.').getByText('Sent', { exact: true })).toBeVisible();
  await workspace.choose('Internal');
  await workspace.send('She asked before.', 'Add note');
  await sandbox.act('facebook_remove', { id: hasty.comment_id });

  await expect(workspace.transcript).toMatchAriaSnapshot(`
    - feed "Transcript":
      - /children: equal
      - article /^Facebook Public Nora Example \\d+ Public comment \\d+:\\d+ [AP]M \\(UTC\\+0, consumer's time\\) Is it fair trade\\?$/:
        - text: /New/
        - paragraph: Is it fair trade?
        - text: /Facebook Public Nora Example \\d+ Public comment/
        - time: /\\d+:\\d+ [AP]M \\(UTC\\+0, consumer's time\\)/
        - group "Message actions":
          - button "View post"
          - button "Reply"
          - button "Like"
      - article /^Facebook Public Nora Example \\d+ Public comment .* Deleted by its author or the brand$/:
        - paragraph: Deleted by its author or the brand
        - group "Message actions":
          - /children: equal
          - button "View post"
      - article /^Facebook Direct Nora Example \\d+ Direct message .* This is how it looked\\. Image$/:
        - paragraph: This is how it looked.
        - button "Image":
          - img "Image"
        - group "Message actions":
          - /children: equal
          - button "Reply"
        - paragraph:
          - text: You took the conversation ·
          - time: /\\d+:\\d+ [AP]M \\(your time\\)/
      - article /^Facebook Public Robin \\d+ Public comment \\d+:\\d+ [AP]M \\(your time\\) as Lumen Coffee Yes, all of it\\.$/:
        - button "In answer to ${person.name} Is it fair trade?"
        - paragraph: Yes, all of it.
        - text: as Lumen Coffee Sent
        - group "Message actions":
          - button "View post"
      - article /^Facebook Internal Robin \\d+ Internal note \\d+:\\d+ [AP]M \\(your time\\) She asked before\\.$/:
        - paragraph: She asked before.
        - group "Message actions":
          - /children: equal
          - button "Reply"
  `);
});

test('the composer for each audience', async ({ page, workspace, backend, sandbox, person }) => {
  await backend.setFilesInPublic('facebook', false);
  await sandbox.comment(person, 'Is it fair trade?');
  await sandbox.messenger(person, 'It is order 4711.');
  await workspace.openConversation(person.name);
  const composer = page.getByRole('region', { name: 'Composer' });

  await workspace.choose('Public');
  await expect(composer).toMatchAriaSnapshot(`
    - region "Composer":
      - radiogroup "Visibility":
        - radio "Public" [checked]
        - radio "Direct"
        - radio "Internal"
      - button "Link to DM"
      - button "Mention consumer"
      - button "Saved replies"
      - textbox "Message":
        - /placeholder: Write a public answer. Anybody on Facebook can read it.
      - button "Emoji"
      - button "Attach" [disabled]
      - button "From address" [disabled]
      - button "Send publicly as @lumencoffee" [disabled]
  `);
  await workspace.choose('Direct');
  await expect(composer).toMatchAriaSnapshot(`
    - region "Composer":
      - radiogroup "Visibility":
        - radio "Public"
        - radio "Direct" [checked]
        - radio "Internal"
      - button "Link to DM" [disabled]
      - button "Mention consumer"
      - button "Saved replies"
      - textbox "Message":
        - /placeholder: Write a direct message. Only the consumer can read it.
      - button "Emoji"
      - button "Attach"
      - button "From address"
      - button /Send direct to Nora Example \\d+/ [disabled]
  `);
  await workspace.choose('Internal');
  await expect(composer).toMatchAriaSnapshot(`
    - region "Composer":
      - radiogroup "Visibility":
        - radio "Public"
        - radio "Direct"
        - radio "Internal" [checked]
      - button "Link to DM" [disabled]
      - button "Mention consumer"
      - button "Saved replies"
      - textbox "Message":
        - /placeholder: Write a note. Only agents can read it.
      - button "Emoji"
      - button "Attach"
      - button "From address"
      - button "Add note" [disabled]
  `);
  // What is off says why.
  await expect(workspace.button('Link to DM')).toHaveAccessibleDescription('It belongs in a public answer only.');
});

test('the panel with its menu', async ({ page, workspace, sandbox, person }) => {
  await sandbox.comment(person, 'Is it fair trade?', 'Our Kenya roast is back.');
  // Of who wrote directly Facebook shares the profile.
  await sandbox.messenger(person, 'It is order 4711.');
  await workspace.openConversation(person.name);
  await expect(workspace.panel).toMatchAriaSnapshot(`
    - region "Social Messaging":
      - button "More"
      - region "Profile":
        - heading "Profile" [level=2]
        - paragraph: /Nora Example \\d+/
        - paragraph: Facebook
        - button "Add a note about this person"
        - term: Locale
        - definition: English (United States)
        - term: Time zone
        - definition: UTC+0
        - term: Consumer's time
        - definition:
          - time: /\\d+:\\d+ [AP]M/
      - region "Other conversations":
        - heading "Other conversations" [level=2]
        - button "Link another conversation"
      - region "Post":
        - heading "Post" [level=2]
        - article "Lumen Coffee":
          - text: Lumen Coffee by the brand
          - time: /\\(your time\\)/
          - paragraph: Our Kenya roast is back.
          - paragraph: Comments 1
          - link "Open on Facebook (opens in a new tab)"
          - article /^Nora Example \\d+$/:
            - text: /Nora Example \\d+/
            - time: /\\(UTC\\+0, consumer's time\\)/
            - paragraph: Is it fair trade?
            - button "Like"
            - link "Open on Facebook (opens in a new tab)"
  `);
  await workspace.panel.getByRole('button', { name: 'More' }).click();
  await expect(page.getByRole('menu')).toMatchAriaSnapshot(`
    - menu "More":
      - menuitem "Character counter"
      - menuitem "View media"
      - menuitem "Internal notes"
  `);
});

test('the settings', async ({ page, workspace }) => {
  await workspace.button('Settings').click();
  await expect(page.getByRole('dialog')).toMatchAriaSnapshot(`
    - dialog "Settings":
      - button "Dismiss"
      - heading "Settings" [level=2]
      - combobox "Language":
        - option "As in the browser" [selected]
        - option "English"
        - option "Español"
        - option "Deutsch"
        - option "日本語"
        - option "العربية"
      - combobox "Appearance":
        - option "As in the browser" [selected]
        - option "Light"
        - option "Dark"
      - checkbox "Enter sends, Shift+Enter starts a new line"
      - checkbox "Single keys do something while nothing is typed" [checked]
  `);
});

test('the character counter', async ({ page, workspace, sandbox, person }) => {
  await sandbox.comment(person, 'Is it fair trade?');
  await workspace.openConversation(person.name);
  await workspace.panel.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Character counter' }).click();
  await page.keyboard.insertText('a'.repeat(5_012));
  await expect(page.getByRole('dialog')).toMatchAriaSnapshot(`
    - dialog "Character counter":
      - button "Dismiss"
      - heading "Character counter" [level=2]
      - textbox "Text to count": /^a+$/
      - list:
        - listitem: "Public 5,012 of 5,000 characters: 12 over"
        - listitem: "Direct 5,012 of 640 characters: 4,372 over"
        - listitem: Internal 5,012 of 10,000 characters
      - status: "Public: too long. Direct: too long."
      - button "Use"
      - button "Done"
  `);
});

test('the palette', async ({ page, workspace, sandbox, person }) => {
  await sandbox.comment(person, 'Is it fair trade?');
  await workspace.openConversation(person.name);
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('note');
  await expect(page.getByRole('dialog')).toMatchAriaSnapshot(`
    - dialog "Find an action":
      - button "Dismiss"
      - combobox "Find an action" [expanded]: note
      - listbox "Find an action":
        - /children: equal
        - option "Write a note n" [selected]
        - option "Internal notes"
  `);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('no such action');
  await expect(page.getByRole('dialog')).toMatchAriaSnapshot(`
    - dialog "Find an action":
      - combobox "Find an action": no such action
      - status: Nothing has that name
  `);
});
