/**
 * Social Messaging in a page of yours: `mount` for scripts, `<social-messaging>` for markup. It depends on nothing, and
 * embed.d.ts has its types. What goes to and fro is written down in docs/PROTOCOL.md.
 */

/** The protocol's version, in every message. */
const VERSION = 1;

/** What the widget needs of its frame. Without `allow-same-origin` it keeps drafts in memory only. */
const SANDBOX = 'allow-scripts allow-forms allow-same-origin allow-popups allow-downloads';

/** How long `close` waits for the drafts to be saved, in milliseconds. */
const CLOSE_PATIENCE = 10_000;

/** The most requests of the widget that may wait for the host. */
const MOST_REQUESTS = 100;

/** The tallest that the widget may make its frame, in CSS pixels. */
const TALLEST = 100_000;

/** Puts the widget into an element and keeps it connected until it is closed or destroyed. */
export function mount(element, options) {
  const { url, view, conversation, theme, locale, sandbox = SANDBOX } = options;
  const { getToken, onInsert, onNotify, onOpen, onOpened, onReady, onSignedOut, onUnread } = options;
  const address = webAddress(url);
  if (view) address.searchParams.set('view', view);

  // Such a frame's origin is "null" to everybody: there the frame itself is all that can be pinned.
  const opaque = sandbox !== null && !sandbox.split(/\s+/).includes('allow-same-origin');
  const origin = opaque ? 'null' : address.origin;

  const frame = document.createElement('iframe');
  frame.title = 'Social Messaging';
  frame.allow = 'clipboard-write';
  // Your page's address may name a customer or a ticket, and the widget reads your origin off your messages.
  frame.referrerPolicy = 'no-referrer';
  if (sandbox !== null) frame.sandbox = sandbox;
  // One property at a time, which a content security policy without inline styles lets pass.
  Object.assign(frame.style, { display: 'block', width: '100%', height: '100%', minHeight: '100%', border: '0' });
  frame.src = address.href;

  /** What the widget was told last, for a frame that connects later or anew. */
  const told = new Map();
  /** Ports on their way: whichever the frame takes says so itself. */
  const offered = [];
  /** The port that the frame took. */
  let current;
  let waiting = 0;
  let closed;
  let saved = () => {};

  const tell = (name, body) => {
    told.set(name, body);
    current?.postMessage({ v: VERSION, kind: 'event', name, body });
  };

  // Tables without a prototype: the widget's page names the entry.
  const requests = {
    __proto__: null,
    token: getToken && (async () => ({ token: filled(await getToken()) })),
    insert: onInsert && (async ({ text }) => void (await onInsert(string(text)))),
    notify: onNotify && (async ({ title, body }) => void (await onNotify({ title: string(title), body: string(body) }))),
    open: onOpen && (async ({ url }) => void (await onOpen(webAddress(url).href))),
  };
  const events = {
    __proto__: null,
    ready: ({ version, capabilities }) => onReady?.({ version, capabilities }),
    resize({ height }) {
      if (height > 0 && height < TALLEST) frame.style.height = `${Math.ceil(height)}px`;
    },
    opened({ conversation }) {
      if (conversation === null || typeof conversation === 'string') onOpened?.(conversation);
    },
    unread({ count }) {
      if (Number.isInteger(count)) onUnread?.(count);
    },
    'signed-out'({ reason }) {
      if (typeof reason === 'string') onSignedOut?.(reason);
    },
  };
  const capabilities = ['context', 'theme', 'language', 'focus', 'resize'];
  capabilities.push(...Object.keys(requests).filter((name) => requests[name]));

  const answer = async (port, { id, name, body }) => {
    const reply = (rest) => port.postMessage({ v: VERSION, kind: 'response', id, ...rest });
    const refuse = (code, message) => reply({ error: { code, message } });
    if (!requests[name]) return refuse('unsupported', 'This host does not do that.');
    if (waiting >= MOST_REQUESTS) return refuse('busy', 'Too many requests wait for this host.');
    waiting += 1;
    try {
      reply({ body: (await requests[name](body ?? {})) ?? {} });
    } catch (error) {
      // The reason is your page's own, so it stays there.
      console.error(`Social Messaging: "${name}" failed`, error);
      refuse('failed', 'The host could not do that.');
    } finally {
      waiting -= 1;
    }
  };

  const take = (port) => {
    // What was offered later is on its way yet, and the frame may turn to it.
    const older = offered.splice(0, offered.indexOf(port) + 1);
    for (const other of [...older, current]) if (other !== port) other?.close();
    current = port;
    for (const [name, body] of told) tell(name, body);
  };

  const receive = (port, message) => {
    if (message?.v !== VERSION) return;
    const { kind, id, name, body, error } = message;
    if (kind === 'event' && name === 'ready') take(port);
    if (port !== current) return;
    if (kind === 'event') events[name]?.(body ?? {});
    if (kind === 'request' && typeof id === 'string') answer(port, message);
    if (kind === 'response' && id === 'closing') saved(!error);
  };

  const hear = ({ source, origin: sender, data }) => {
    if (!source || source !== frame.contentWindow || sender !== origin) return;
    if (data?.social_messaging !== VERSION || data.kind !== 'hello') return;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = (event) => receive(port1, event.data);
    offered.push(port1);
    // Of a frame that only ever greets, no more than two ports are kept.
    if (offered.length > 2) offered.shift().close();
    const connect = { social_messaging: VERSION, kind: 'connect', capabilities };
    source.postMessage(connect, opaque ? '*' : origin, [port2]);
  };

  const destroy = () => {
    removeEventListener('message', hear);
    current?.postMessage({ v: VERSION, kind: 'event', name: 'closing', body: {} });
    for (const port of [...offered.splice(0), current]) port?.close();
    current = undefined;
    frame.remove();
    saved(false);
  };

  const close = () => {
    closed ??= new Promise((resolve) => {
      if (!current) return resolve(false);
      saved = resolve;
      setTimeout(resolve, CLOSE_PATIENCE, false);
      current.postMessage({ v: VERSION, kind: 'request', id: 'closing', name: 'closing', body: {} });
    }).then((answered) => (destroy(), answered));
    return closed;
  };

  const mounted = {
    setConversation: (conversation) => tell('context', { conversation: hint(conversation) }),
    setTheme: (theme) => tell('theme', { theme: string(theme) }),
    setLocale: (locale) => tell('language', { language: string(locale) }),
    setFocused: (focused) => tell('focus', { focused: !!focused }),
    close,
    destroy,
  };
  mounted.setConversation(conversation);
  if (theme) mounted.setTheme(theme);
  if (locale) mounted.setLocale(locale);
  addEventListener('message', hear);
  element.append(frame);
  return mounted;
}

/** An address that a frame or a link may have: neither a script nor with a password in it. */
function webAddress(text) {
  const address = new URL(filled(text), document.baseURI);
  if (!/^https?:$/.test(address.protocol) || address.username || address.password) {
    throw new TypeError('Social Messaging: only an address of http or https, without a password');
  }
  return address;
}

/** What of a conversation is passed on, whatever else stands in the object. */
function hint(conversation) {
  if (conversation == null) return null;
  const { id, network, consumer, account } = conversation;
  if (id) return { id: string(id) };
  if (network !== 'facebook' && network !== 'x') {
    throw new TypeError('Social Messaging: a conversation is {id} or {network, consumer, account?}');
  }
  return { network, consumer: filled(consumer), ...(account && { account: string(account) }) };
}

function string(value) {
  if (typeof value !== 'string') throw new TypeError('Social Messaging: not a string');
  return value;
}

function filled(value) {
  if (!string(value)) throw new TypeError('Social Messaging: an empty string');
  return value;
}

// Where there are no elements, as on a server that renders pages, there is only `mount`.
if (globalThis.customElements && !customElements.get('social-messaging')) {
  class SocialMessaging extends HTMLElement {
    static observedAttributes = ['url', 'view', 'sandbox', 'accepts', 'conversation', 'theme', 'locale'];

    #mounted;
    #remounts = false;
    #getToken;
    #conversation = null;

    get getToken() {
      return this.#getToken;
    }

    set getToken(getToken) {
      // One function in another's place is asked next time; the first is also announced to the widget.
      if (!this.#getToken !== !getToken) this.#remount();
      this.#getToken = getToken;
    }

    get conversation() {
      return this.#conversation;
    }

    set conversation(conversation) {
      this.#conversation = hint(conversation);
      this.#mounted?.setConversation(conversation);
    }

    setFocused(focused) {
      this.#mounted?.setFocused(focused);
    }

    async close() {
      return (await this.#mounted?.close()) ?? false;
    }

    connectedCallback() {
      // What a script had set before the element was defined hides the properties above.
      for (const name of ['getToken', 'conversation']) {
        if (!Object.hasOwn(this, name)) continue;
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
      if (getComputedStyle(this).display === 'inline') this.style.display = 'block';
      this.#remount();
    }

    disconnectedCallback() {
      this.#remount();
    }

    attributeChangedCallback(name, before, value) {
      if (before === value) return;
      if (name === 'conversation') this.conversation = value ? { id: value } : null;
      else if (name === 'theme') this.#mounted?.setTheme(value ?? 'system');
      else if (name === 'locale') this.#mounted?.setLocale(value ?? navigator.language);
      else this.#remount();
    }

    /** Once for all that a script changes in one go. */
    #remount() {
      if (this.#remounts) return;
      this.#remounts = true;
      queueMicrotask(() => {
        this.#remounts = false;
        this.#mounted?.destroy();
        this.#mounted = undefined;
        if (this.isConnected && this.hasAttribute('url')) this.#mounted = mount(this, this.#options());
      });
    }

    #options() {
      const attribute = (name) => this.getAttribute(name) ?? undefined;
      const emit = (name) => (detail) => void this.dispatchEvent(new CustomEvent(name, { detail }));
      const accepts = (attribute('accepts') ?? '').split(/\s+/);
      const accepted = (name) => (accepts.includes(name) ? emit(name) : undefined);
      return {
        url: attribute('url'),
        view: attribute('view'),
        sandbox: attribute('sandbox'),
        theme: attribute('theme'),
        locale: attribute('locale'),
        conversation: this.#conversation,
        getToken: this.#getToken && (() => this.#getToken()),
        onReady: emit('ready'),
        onOpened: emit('opened'),
        onUnread: emit('unread'),
        onSignedOut: emit('signed-out'),
        onInsert: accepted('insert'),
        onNotify: accepted('notify'),
        onOpen: accepted('open'),
      };
    }
  }
  customElements.define('social-messaging', SocialMessaging);
}
