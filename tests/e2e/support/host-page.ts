import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

/** The courier of LivePerson's workspace, as it is published. */
const courier = fileURLToPath(import.meta.resolve('chronosjs/dist/PostMessageCourier.js'));

/** A site of its own, at a port of its own, whose pages frame the widget. */
export class HostSite {
  private readonly scripts = new Map<string, string>();

  private constructor(
    private readonly server: Server,
    /** Its origin. */
    readonly origin: string,
  ) {}

  static async start(): Promise<HostSite> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const site = new HostSite(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.on('request', (request, response) => {
      const path = request.url ?? '/';
      if (path === '/courier.js') {
        response.setHeader('content-type', 'text/javascript');
        readFile(courier).then((file) => response.end(file), () => response.destroy());
        return;
      }
      response.setHeader('content-type', 'text/html');
      response.end(site.scripts.get(path) ?? '');
    });
    return site;
  }

  /** A page with the widget in a frame named `widget`, and this in its scripts; `frame` is the frame's element. */
  page(name: string, widget: string, script: string, sandbox?: string): string {
    const attribute = sandbox === undefined ? '' : ` sandbox="${sandbox}"`;
    // The script comes first: it hears the frame's first word.
    this.scripts.set(
      `/${name}`,
      `<!doctype html><title>A desk</title><textarea aria-label="The desk's text"></textarea>
      <iframe name="widget" title="Social Messaging" width="1000" height="700"${attribute}></iframe>
      <script src="/courier.js"></script>
      <script>const frame = document.querySelector('iframe'); const box = document.querySelector('textarea');
      ${script}
      frame.src = ${JSON.stringify(widget)};</script>`,
    );
    return `${this.origin}/${name}`;
  }

  /** A page that embeds the widget by its own script: the module has `mount` and the element `place`. */
  embedding(name: string, widget: string, script: string): string {
    this.scripts.set(
      `/${name}`,
      `<!doctype html><title>A desk</title><textarea aria-label="The desk's text"></textarea><main></main>
      <script type="module">
      import { mount } from ${JSON.stringify(`${widget}/embed.js`)};
      const place = document.querySelector('main');
      const box = document.querySelector('textarea');
      place.style.height = '700px';
      ${script}</script>`,
    );
    return `${this.origin}/${name}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
