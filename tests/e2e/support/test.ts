import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test as base, type Page } from '@playwright/test';
import { Backend } from './backend.ts';
import { outputDirectory } from './environment.ts';
import { HostSite } from './host-page.ts';
import { Sandbox, type Person } from './sandbox.ts';
import { WorkspacePage } from './workspace-page.ts';

/** The running product with its sandbox: one for each worker. */
export interface Installation {
  sandbox: Sandbox;
  backend: Backend;
}

interface WorkerFixtures {
  /** How long a public message can be taken back, in seconds. */
  undoSeconds: number;
  /** What the Facebook account may do. */
  facebookCapabilities: string[];
  /** What the X account may do. */
  xCapabilities: string[];
  /** Tests with the same word share installations: many conversations push those of others from a list's first page. */
  shared: string;
  /** A site that may frame the widget. */
  hostSite: HostSite;
  installation: Installation;
}

interface TestFixtures {
  sandbox: Sandbox;
  backend: Backend;
  /** A person whom no other test knows. */
  person: Person;
  /** The page of an agent whom no other test knows, signed in. */
  workspace: WorkspacePage;
  /** The page of another agent, in a browser profile of its own. */
  colleague: WorkspacePage;
  /** The page of an admin, in a browser profile of its own. */
  admin: WorkspacePage;
  /** The number of the last call before the test. */
  mark: number;
}

let people = 0;
let agents = 0;

export const test = base.extend<TestFixtures, WorkerFixtures>({
  undoSeconds: [0, { scope: 'worker', option: true }],

  // Neither private replies nor the human-agent tag, so that Direct has the plain 24 hours.
  facebookCapabilities: [['like', 'direct_link'], { scope: 'worker', option: true }],

  xCapabilities: [['like', 'direct_link'], { scope: 'worker', option: true }],

  shared: ['', { scope: 'worker', option: true }],

  hostSite: [
    async ({}, use) => {
      const site = await HostSite.start();
      await use(site);
      await site.stop();
    },
    { scope: 'worker' },
  ],

  installation: [
    async ({ undoSeconds, facebookCapabilities, xCapabilities, hostSite, shared: _ }, use, worker) => {
      const directory = join(outputDirectory, `worker-${worker.workerIndex}`);
      rmSync(directory, { recursive: true, force: true });
      mkdirSync(directory, { recursive: true });
      const sandbox = await Sandbox.start(join(directory, 'sandbox.log'));
      const backend = await Backend.start(directory, sandbox, {
        undoSeconds,
        hosts: [hostSite.origin],
        capabilities: { facebook: facebookCapabilities, x: xCapabilities },
      });
      await sandbox.settings({ backend: backend.url });
      await use({ sandbox, backend });
      await backend.stop();
      await sandbox.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],

  sandbox: async ({ installation }, use) => {
    await use(installation.sandbox);
    await installation.sandbox.clearFaults();
    await installation.sandbox.settings({ answers: false });
  },

  backend: async ({ installation }, use) => {
    await use(installation.backend);
  },

  person: async ({}, use, info) => {
    people += 1;
    const number = info.workerIndex * 10_000 + people;
    await use({ id: `${770_000_000 + number}`, name: `Nora Example ${number}`, username: `nora_${number}` });
  },

  workspace: async ({ page, backend }, use) => {
    const workspace = await signIn(page, backend);
    await use(workspace);
    expect(workspace.complaints, 'the page behaves').toEqual([]);
  },

  colleague: async ({ browser, backend }, use) => {
    const context = await browser.newContext();
    const colleague = await signIn(await context.newPage(), backend);
    await use(colleague);
    await context.close();
    expect(colleague.complaints, "the colleague's page behaves").toEqual([]);
  },

  admin: async ({ browser, backend }, use) => {
    const context = await browser.newContext();
    const admin = await signIn(await context.newPage(), backend, 'admin');
    await use(admin);
    await context.close();
    expect(admin.complaints, "the admin's page behaves").toEqual([]);
  },

  mark: async ({ sandbox }, use) => {
    await use(await sandbox.mark());
  },
});

export { expect } from '@playwright/test';

async function signIn(page: Page, backend: Backend, role = 'agent'): Promise<WorkspacePage> {
  agents += 1;
  const token = await backend.token(`agent-${process.pid}-${agents}`, `Robin ${agents}`, role);
  const workspace = new WorkspacePage(page, backend.url, token, watch(page, backend.url));
  await workspace.open();
  return workspace;
}

/** Notes what no page may ever do: ask another host, break its own content policy, or crash. */
function watch(page: Page, ownUrl: string): string[] {
  const complaints: string[] = [];
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${ownUrl}/`) && !/^(data|blob):/.test(url)) complaints.push(`asked ${url}`);
  });
  page.on('pageerror', (error) => complaints.push(`crashed: ${error.message}`));
  page.on('console', (message) => {
    if (/Content.Security.Policy|panicked/i.test(message.text())) complaints.push(message.text());
  });
  return complaints;
}
