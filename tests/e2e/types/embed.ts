// What the declaration of embed.js accepts and refuses. Only the compiler reads this: an expected error that does not come
// is one itself.
import { mount, type Mounted, type MountOptions, type SocialMessagingElement } from '../../../embed/embed.js';

type Same<One, Other> = (<T>() => T extends One ? 1 : 2) extends <T>() => T extends Other ? 1 : 2 ? true : false;

/** Compiles for `true` alone, which no type that is not exactly the expected one gives. */
function exactly<_Holds extends true>(): void {}

declare const element: HTMLElement;
declare const anything: string;

export function takesAllThatIsDocumented(): Mounted {
  mount(element, { url: 'https://widget.example' });
  mount(element, { url: 'https://widget.example', getToken: () => 'token', conversation: null, sandbox: null });
  mount(element, { url: 'https://widget.example', conversation: { id: 'c-1' }, theme: 'system', view: 'panel' });
  return mount(element, {
    url: 'https://widget.example',
    getToken: async () => 'token',
    conversation: { network: 'x', consumer: '15', account: undefined },
    theme: 'dark',
    locale: 'pt-BR',
    view: 'transcript',
    sandbox: 'allow-scripts',
    onInsert: async (text) => exactly<Same<typeof text, string>>(),
    onNotify: ({ title, body }) => exactly<Same<[typeof title, typeof body], [string, string]>>(),
    onOpen: (url) => exactly<Same<typeof url, string>>(),
    onOpened: (conversation) => exactly<Same<typeof conversation, string | null>>(),
    onReady: ({ version, capabilities }) => exactly<Same<[typeof version, typeof capabilities], [number, string[]]>>(),
    onSignedOut: (reason) => exactly<Same<typeof reason, 'expired' | 'refused' | 'left'>>(),
    onUnread: (count) => exactly<Same<typeof count, number>>(),
  });
}

export function refusesWhatIsNot(mounted: Mounted): void {
  // @ts-expect-error the address is needed
  mount(element, {});
  // @ts-expect-error an option that does not exist
  mount(element, { url: anything, token: 'token' });
  // @ts-expect-error no place to put it
  mount(null, { url: anything });
  // @ts-expect-error a token is a string
  mount(element, { url: anything, getToken: () => 1 });
  // @ts-expect-error no such theme
  mount(element, { url: anything, theme: 'sepia' });
  // @ts-expect-error no such view
  mount(element, { url: anything, view: 'inbox' });
  // @ts-expect-error no such network
  mounted.setConversation({ network: 'twitter', consumer: '15' });
  // @ts-expect-error a network without a person
  mounted.setConversation({ network: 'x' });
  // @ts-expect-error either the identifier or the person
  mounted.setConversation({ id: 'c-1', network: 'x', consumer: '15' });
  // @ts-expect-error no conversation is null, so that it is not forgotten
  mounted.setConversation();
  // @ts-expect-error any word is no theme
  mounted.setTheme(anything);
  // @ts-expect-error focus is yes or no
  mounted.setFocused('yes');
  // @ts-expect-error whether the drafts are saved is known later
  exactly<Same<ReturnType<Mounted['close']>, boolean>>();
  // @ts-expect-error what was mounted has no other parts
  mounted.frame;
}

exactly<Same<ReturnType<Mounted['close']>, Promise<boolean>>>();
exactly<
  Same<keyof Mounted, 'setConversation' | 'setTheme' | 'setLocale' | 'setFocused' | 'close' | 'destroy'>
>();
exactly<Same<MountOptions['view'], 'workspace' | 'transcript' | 'panel' | undefined>>();

export function theElementIsKnown(): void {
  const made = document.createElement('social-messaging');
  exactly<Same<typeof made, SocialMessagingElement>>();
  made.addEventListener('unread', (event) => exactly<Same<typeof event.detail, number>>());
  made.addEventListener('signed-out', ({ detail }) => exactly<Same<typeof detail, 'expired' | 'refused' | 'left'>>());
  made.addEventListener('click', (event) => exactly<Same<typeof event.button, number>>());
  made.conversation = { network: 'facebook', consumer: '24' };
  // @ts-expect-error the property takes no bare identifier; the attribute does
  made.conversation = 'c-1';
  // @ts-expect-error no such event
  made.addEventListener('unreed', () => {});
}
