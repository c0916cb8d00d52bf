/** A conversation by its identifier at Social Messaging. */
export interface ConversationById {
  id: string;
  network?: never;
  consumer?: never;
  account?: never;
}

/** A conversation by whom it is with. The widget asks its backend for it, under the agent's own rights. */
export interface ConversationByConsumer {
  network: 'facebook' | 'x';
  /** The network's identifier of the person: on Facebook the page-scoped id, on X the user id. */
  consumer: string;
  /** The network's identifier of the brand's Page or X account, where the person writes to several. */
  account?: string | undefined;
  id?: never;
}

export type Conversation = ConversationById | ConversationByConsumer;

/** `system` follows the agent's own setting. */
export type Theme = 'light' | 'dark' | 'system';

/** What is shown: everything, the transcript with its composer, or the consumer's profile with the post. */
export type View = 'workspace' | 'transcript' | 'panel';

/**
 * Why the agent is signed out: the session ended and no launch token renewed it, the backend refused the launch token,
 * or the agent signed out.
 */
export type SignedOutReason = 'expired' | 'refused' | 'left';

/** What the widget says of itself once it is connected. */
export interface Ready {
  /** The protocol's version, 1. */
  version: number;
  /** What it can be told: `context`, `theme`, `language`, `focus`, `closing`. */
  capabilities: string[];
}

/** Something that happened while the agent looked elsewhere. */
export interface Notification {
  title: string;
  body: string;
}

export interface MountOptions {
  /** Where the widget is served: http or https, without a user and a password. */
  url: string;
  /**
   * Gets a fresh launch token from a server of yours, called at the start and before each session ends. Every token is
   * taken once. Without it the agent signs in inside the frame.
   */
  getToken?: (() => string | Promise<string>) | undefined;
  /** The conversation to open at first. */
  conversation?: Conversation | null | undefined;
  theme?: Theme | undefined;
  /** A BCP 47 tag, as `de` or `pt-BR`; without it the widget speaks the browser's language. */
  locale?: string | undefined;
  /** `workspace` unless given. */
  view?: View | undefined;
  /**
   * The flags of the frame's `sandbox`; `null` leaves the attribute off. Without `allow-same-origin` the frame's origin is
   * opaque: no draft outlives the page, and the frame is pinned by its window alone.
   */
  sandbox?: string | null | undefined;
  /** The agent opened another conversation, or none. */
  onOpened?: ((conversation: string | null) => void) | undefined;
  /** How many conversations have something new. */
  onUnread?: ((count: number) => void) | undefined;
  /** Puts a text into an input of yours. The widget offers it only where this is given. */
  onInsert?: ((text: string) => void | Promise<void>) | undefined;
  /** Shows a notification. The widget offers it only where this is given. */
  onNotify?: ((notification: Notification) => void | Promise<void>) | undefined;
  /** Opens a link, http or https; without it the widget opens a tab. */
  onOpen?: ((url: string) => void | Promise<void>) | undefined;
  onSignedOut?: ((reason: SignedOutReason) => void) | undefined;
  /** The widget is connected, at the start and after each reload of its frame. */
  onReady?: ((ready: Ready) => void) | undefined;
}

export interface Mounted {
  /** Opens another conversation, or none. A hint: the backend decides whether the agent may see it. */
  setConversation(conversation: Conversation | null): void;
  setTheme(theme: Theme): void;
  /** A BCP 47 tag. */
  setLocale(locale: string): void;
  /** Whether the widget's place in your page is on top. */
  setFocused(focused: boolean): void;
  /**
   * Has the drafts saved, then destroys; waits 10 seconds at most.
   * @returns whether the widget said that they are saved.
   */
  close(): Promise<boolean>;
  /** Takes the frame out at once. */
  destroy(): void;
}

/**
 * Puts the widget into an element and keeps it connected. The frame is as tall as the element, or, where that is taller,
 * as its content.
 * @throws TypeError when the address or the conversation is not one.
 */
export function mount(element: Element, options: MountOptions): Mounted;

/**
 * `<social-messaging url conversation theme locale view sandbox accepts>`: the attribute `conversation` is an identifier,
 * and `accepts` names the events that your page does something about: `insert`, `notify`, `open`.
 */
export interface SocialMessagingElement extends HTMLElement {
  getToken: (() => string | Promise<string>) | undefined;
  conversation: Conversation | null;
  setFocused(focused: boolean): void;
  close(): Promise<boolean>;
  addEventListener<Name extends keyof SocialMessagingEventMap>(
    type: Name,
    listener: (this: SocialMessagingElement, event: SocialMessagingEventMap[Name]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<Name extends keyof SocialMessagingEventMap>(
    type: Name,
    listener: (this: SocialMessagingElement, event: SocialMessagingEventMap[Name]) => void,
    options?: boolean | EventListenerOptions,
  ): void;
}

/** The events of the element; those of {@link MountOptions} under their own names. */
export interface SocialMessagingEventMap extends HTMLElementEventMap {
  ready: CustomEvent<Ready>;
  opened: CustomEvent<string | null>;
  unread: CustomEvent<number>;
  insert: CustomEvent<string>;
  notify: CustomEvent<Notification>;
  open: CustomEvent<string>;
  'signed-out': CustomEvent<SignedOutReason>;
}

declare global {
  interface HTMLElementTagNameMap {
    'social-messaging': SocialMessagingElement;
  }
}
