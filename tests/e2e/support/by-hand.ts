import type { Page } from '@playwright/test';

/**
 * Loads a page that has nothing between it and the DOM: what the widget is measured against. It has a window of messages,
 * older ones on scrolling, a text box and what the stream brings, and nothing else.
 */
export async function loadByHand(page: Page, baseUrl: string): Promise<void> {
  const address = `${baseUrl}/by-hand`;
  await page.route(address, (route) => route.fulfill({ contentType: 'text/html', body: source }));
  await page.goto(address);
}

/** Draws one conversation on it. */
export async function drawByHand(page: Page, token: string, conversation: string): Promise<void> {
  await page.evaluate(draw, { token, conversation });
}

const source = `<!doctype html><html lang="en"><title>By hand</title><style>
  body { display: flex; flex-direction: column; block-size: 100vh; margin: 0; font: 15px/1.5 sans-serif; }
  #scroll { display: flex; flex: 1; flex-direction: column-reverse; min-block-size: 0; overflow-y: auto; overflow-anchor: none; contain: strict; }
  article { padding: 8px 16px; }
  article p { inline-size: fit-content; margin: 0; padding: 8px 12px; border: 1px solid #ccc; border-radius: 12px; background: #fff; }
  article footer { color: #666; font-size: 12px; }
  textarea { block-size: 4rem; margin: 8px; }
</style><div id="scroll"><div role="feed" aria-label="Transcript"></div></div>
<button>Go to the newest message</button><textarea aria-label="Message"></textarea></html>`;

interface Told {
  id: string;
  text: string;
  sent_at: string;
  author: { name: string | null };
}

/** Runs in the page. */
async function draw({ token, conversation }: { token: string; conversation: string }): Promise<void> {
  const [page, shown] = [40, 72];
  const headers = { authorization: `Bearer ${token}` };
  const scroll = document.getElementById('scroll') as HTMLElement;
  const feed = scroll.firstElementChild as HTMLElement;
  const button = document.querySelector('button') as HTMLButtonElement;
  const time = new Intl.DateTimeFormat('en', { timeStyle: 'short' });
  const row = (message: Told): HTMLElement => {
    const article = document.createElement('article');
    article.dataset.id = message.id;
    article.tabIndex = -1;
    article.ariaLabel = message.text;
    const text = article.appendChild(document.createElement('p'));
    text.textContent = message.text;
    const line = article.appendChild(document.createElement('footer'));
    line.textContent = ['Facebook', 'Direct', message.author.name ?? 'Name not shared', time.format(new Date(message.sent_at))].join(' · ');
    return article;
  };
  const messages = async (place: string): Promise<HTMLElement[]> => {
    const answer = await fetch(`/api/v1/conversations/${conversation}/messages?limit=${page}${place}`, { headers });
    return ((await answer.json()) as { messages: Told[] }).messages.map(row);
  };
  let asked = false;
  const newest = async (): Promise<void> => {
    feed.replaceChildren(...(await messages('')));
    scroll.scrollTop = 0;
    button.hidden = true;
  };
  const scrolled = async (): Promise<void> => {
    button.hidden = scroll.scrollTop > -48;
    const above = scroll.scrollHeight - scroll.clientHeight + scroll.scrollTop;
    const first = (feed.firstElementChild as HTMLElement | null)?.dataset.id;
    if (asked || above > 900 || first === undefined) return;
    asked = true;
    const older = await messages(`&before=${first}`);
    feed.prepend(...older);
    let gone = 0;
    for (const row of [...feed.children].slice(shown)) gone += (row as HTMLElement).offsetHeight;
    [...feed.children].slice(shown).forEach((row) => row.remove());
    scroll.scrollTop += gone;
    asked = false;
  };
  scroll.addEventListener('scroll', () => void scrolled());
  button.addEventListener('click', () => void newest());
  await newest();
  const stream = await fetch('/api/v1/events', { headers });
  const reader = (stream.body as unknown as ReadableStream<BufferSource>).pipeThrough(new TextDecoderStream()).getReader();
  const listen = async (): Promise<void> => {
    let text = '';
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const frames = (text + value).split('\n\n');
      text = frames.pop() ?? '';
      for (const frame of frames.filter((frame) => frame.includes('event: message\n'))) {
        const { message } = JSON.parse(frame.split('data: ')[1] ?? '') as { message: Told & { conversation: string } };
        if (message.conversation === conversation) feed.append(row(message));
      }
    }
  };
  void listen();
}
