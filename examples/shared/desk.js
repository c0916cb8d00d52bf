// The workspace around the widget, the same for every example host: conversations, the host's own answer box, light and
// dark, languages. What is said to the widget is each host's own.

import { CONVERSATIONS, NETWORKS } from './conversations.js';

const LANGUAGES = { en: 'English', es: 'Español', de: 'Deutsch', ja: '日本語', ar: 'العربية' };

/** The most lines of the protocol that are kept. */
const MOST_LINES = 200;

/**
 * Draws the desk into the page.
 *
 * @param {object} host
 * @param {string} host.name what the host's protocol is called
 * @param {string} host.hint one sentence on what can be tried here
 * @param {{theme?: string, language?: string}} [host.silent] why the host tells the widget no theme or no language
 * @param {(desk: object) => void} host.onConversation another conversation is on top, or none
 * @param {(desk: object) => void} [host.onTheme]
 * @param {(desk: object) => void} [host.onLanguage]
 */
export async function makeDesk(host) {
  const { widget } = await (await fetch('/settings.json')).json();
  const place = make('div', { className: 'place' });
  const answer = make('textarea', { id: 'answer', rows: 3, placeholder: 'Write an answer' });
  const said = make('ol', { className: 'said', ariaLabel: 'Answers that were sent from this host' });
  const lines = make('ol', { className: 'lines', role: 'log', ariaLabel: 'Messages between host and widget', tabIndex: 0 });
  const notices = make('div', { className: 'notices', role: 'status' });
  const talk = make('main', { className: 'talk' });
  const desk = {
    widget,
    place,
    conversation: CONVERSATIONS[0],
    theme: matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
    language: navigator.language.split('-')[0] in LANGUAGES ? navigator.language.split('-')[0] : 'en',
    agent: new URLSearchParams(location.search).get('agent') ?? 'robin',

    /** Puts a text where the agent's cursor is in the host's own answer box. */
    insert(text) {
      answer.setRangeText(text, answer.selectionStart, answer.selectionEnd, 'end');
      answer.focus();
    },

    /** Shows a notice, until the next. */
    notify(title, body) {
      notices.replaceChildren(make('strong', {}, title), ` ${body}`);
    },

    /** Opens a link in a tab that knows nothing of this page. */
    open(url) {
      window.open(url, '_blank', 'noopener,noreferrer');
    },

    /** Shows what was said to the widget, or heard from it. */
    show(direction, message) {
      const text = typeof message === 'string' ? message : JSON.stringify(message);
      const arrow = direction === 'said' ? 'host → widget' : 'widget → host';
      lines.append(make('li', { className: direction }, make('span', {}, arrow), make('code', {}, text)));
      if (lines.childElementCount > MOST_LINES) lines.firstElementChild.remove();
      lines.scrollTop = lines.scrollHeight;
    },

    /** How many conversations have something new. */
    unread(count) {
      document.title = count > 0 ? `(${count}) ${host.name}` : host.name;
    },
  };

  const drawTalk = () => {
    const { conversation } = desk;
    if (!conversation) {
      talk.replaceChildren(make('p', { className: 'empty' }, 'No conversation is open.'));
      return;
    }
    const record = Object.entries({ Network: NETWORKS[conversation.network], ...conversation.record });
    talk.replaceChildren(
      make('h2', {}, conversation.name),
      make('p', { className: 'subject' }, conversation.subject),
      make('dl', {}, ...record.flatMap(([name, value]) => [make('dt', {}, name), make('dd', {}, value)])),
      said,
      answerForm(answer, said),
    );
  };

  const list = make('ul', {});
  const drawList = () => {
    const buttons = [...CONVERSATIONS, null].map((conversation) => listButton(conversation, desk.conversation));
    list.replaceChildren(...buttons.map((button) => make('li', {}, button)));
    for (const [index, button] of buttons.entries()) button.onclick = () => open(CONVERSATIONS[index] ?? null, index);
  };
  const open = (conversation, index) => {
    desk.conversation = conversation;
    said.replaceChildren();
    answer.value = '';
    drawList();
    drawTalk();
    list.children[index].firstElementChild.focus();
    host.onConversation(desk);
  };

  document.documentElement.dataset.theme = desk.theme;
  drawList();
  drawTalk();
  document.getElementById('desk').append(
    make(
      'header',
      {},
      make('h1', {}, make('span', { className: 'mark', ariaHidden: 'true' }), host.name),
      languageSelect(desk, host),
      themeSwitch(desk, host),
      make('span', { className: 'agent' }, `Signed in as ${desk.agent}`),
    ),
    make('nav', { ariaLabel: 'Conversations' }, make('h2', {}, 'My conversations'), list),
    talk,
    make('section', { className: 'widget', ariaLabel: 'Widget' }, place),
    make(
      'footer',
      {},
      make('p', { className: 'hint' }, host.hint),
      notices,
      make('details', {}, make('summary', {}, 'What host and widget say to each other'), lines),
    ),
  );
  return desk;
}

/** An element with properties and children. */
export function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

function listButton(conversation, opened) {
  const button = make('button', { type: 'button' });
  if (conversation === opened) button.ariaCurrent = 'true';
  if (!conversation) {
    button.append(make('span', { className: 'subject' }, 'Close the conversation'));
    return button;
  }
  const initials = conversation.name.replace(/[^A-Z]/g, '').slice(0, 2);
  button.append(
    make('span', { className: 'avatar', ariaHidden: 'true' }, initials),
    make('span', { className: 'name' }, conversation.name),
    make('span', { className: 'since' }, conversation.since),
    make('span', { className: 'subject' }, `${NETWORKS[conversation.network]} · ${conversation.subject}`),
  );
  return button;
}

function answerForm(answer, said) {
  const form = make('form', {});
  form.append(
    make('label', { htmlFor: answer.id }, "The host's own answer box"),
    answer,
    make('button', { className: 'primary' }, 'Send from the host'),
  );
  form.onsubmit = (event) => {
    event.preventDefault();
    if (answer.value.trim()) said.append(make('li', {}, answer.value));
    answer.value = '';
  };
  return form;
}

function languageSelect(desk, host) {
  const select = make('select', { id: 'language', disabled: !host.onLanguage });
  for (const [tag, name] of Object.entries(LANGUAGES)) select.append(make('option', { value: tag, lang: tag }, name));
  select.value = desk.language;
  select.onchange = () => {
    desk.language = select.value;
    host.onLanguage(desk);
  };
  if (host.silent?.language) select.title = host.silent.language;
  return make('label', { htmlFor: select.id }, 'Language ', select);
}

function themeSwitch(desk, host) {
  const button = make('button', { type: 'button' }, 'Dark');
  button.ariaPressed = String(desk.theme === 'dark');
  if (host.silent?.theme) button.title = host.silent.theme;
  button.onclick = () => {
    desk.theme = desk.theme === 'dark' ? 'light' : 'dark';
    document.documentElement.dataset.theme = desk.theme;
    button.ariaPressed = String(desk.theme === 'dark');
    host.onTheme?.(desk);
  };
  return button;
}
