import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { executable, widgetDirectory } from './environment.ts';
import { ServerProcess } from './process.ts';
import type { BrandAccount, Network, Sandbox } from './sandbox.ts';

const run = promisify(execFile);

/** Settings of the backend that tests differ in. */
export interface BackendSettings {
  /** How long a public message can be taken back, in seconds. */
  undoSeconds: number;
  /** The origins that may frame the widget. */
  hosts: string[];
  /** What each network's account may do. */
  capabilities: Record<Network, string[]>;
}

/** The backend under test, on a database of its own. */
export class Backend {
  private constructor(
    private readonly directory: string,
    private readonly settings: BackendSettings,
    private process: ServerProcess,
  ) {}

  /** Configures it for the sandbox, adds the brand's accounts by its own command line, and starts it. */
  static async start(directory: string, sandbox: Sandbox, settings: BackendSettings): Promise<Backend> {
    await writeFile(configurationFile(directory), configuration(directory, sandbox, settings));
    for (const account of sandbox.accounts) {
      await command(directory, addArguments(account, settings.capabilities[account.network]));
    }
    return new Backend(directory, settings, await serve(directory, '127.0.0.1:0'));
  }

  /** As an admin, connects an account once more, as it was at first. */
  async connectAgain(account: BrandAccount): Promise<void> {
    await this.command(addArguments(account, this.settings.capabilities[account.network]));
  }

  get url(): string {
    return this.process.url;
  }

  /** A bearer token of somebody who has every account. */
  token(agent: string, name: string, role = 'agent'): Promise<string> {
    return this.command(['token', '--agent', agent, '--name', name, '--role', role, '--accounts', 'all']);
  }

  /** As an admin, lets files out in public on a network's account, or keeps them off. */
  async setFilesInPublic(network: Network, on: boolean): Promise<void> {
    const token = await this.token('root', 'Root', 'admin');
    const ask = async (method: string, path: string, body: unknown) => {
      const response = await fetch(`${this.url}/api/v1${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
      return (await response.json()) as { accounts: { id: string; network: Network }[] };
    };
    const { accounts } = await ask('POST', '/session', {});
    const account = accounts.find((candidate) => candidate.network === network);
    await ask('PATCH', `/accounts/${account?.id}/settings`, { files_in_public: on });
  }

  /** A launch token, as the server of a desk would sign it. */
  launchToken(agent: string, name: string): Promise<string> {
    return command(this.directory, ['launch-token', '--agent', agent, '--name', name]);
  }

  /** Runs the backend's command line on the same database. */
  command(args: string[]): Promise<string> {
    return command(this.directory, args);
  }

  /** Kills it and starts it again at the same address. */
  async crashAndRestart(): Promise<void> {
    const address = new URL(this.url).host;
    await this.process.kill();
    this.process = await serve(this.directory, address);
  }

  stop(): Promise<void> {
    return this.process.stop();
  }
}

async function command(directory: string, args: string[]): Promise<string> {
  const { stdout } = await run(executable('backend'), [...args, '--config', configurationFile(directory)]);
  return stdout.trim();
}

function serve(directory: string, listen: string): Promise<ServerProcess> {
  const args = ['serve', '--config', configurationFile(directory), '--listen', listen];
  return ServerProcess.start('backend', executable('backend'), args, join(directory, 'backend.log'));
}

function addArguments(account: BrandAccount, capabilities: string[]): string[] {
  const named = {
    network: account.network,
    id: account.id,
    name: account.name,
    username: account.username,
    token: account.token,
    secret: account.secret,
    public: 'on',
    ...(account.app_id ? { 'app-id': account.app_id } : {}),
  };
  const options = Object.entries(named).flatMap(([name, value]) => [`--${name}`, value]);
  const granted = capabilities.flatMap((capability) => ['--capability', capability]);
  return ['account', 'add', ...options, ...granted];
}

function configurationFile(directory: string): string {
  return join(directory, 'backend.toml');
}

function configuration(directory: string, sandbox: Sandbox, settings: BackendSettings): string {
  const facebook = sandbox.account('facebook');
  // A JSON string is a TOML string.
  const text = (value: string) => JSON.stringify(value);
  return `
listen = "127.0.0.1:0"
database = ${text(`sqlite://${join(directory, 'e2e.sqlite')}?mode=rwc`)}
widget_directory = ${text(widgetDirectory)}
undo_seconds = ${settings.undoSeconds}

[session]
secret = "a secret that only the end-to-end tests know"

[storage]
key = "ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8="

[facebook]
graph_url = ${text(`${sandbox.url}/graph`)}
verify_token = ${text(facebook.verify_token ?? '')}
app_id = ${text(facebook.app_id ?? '')}

[x]
api_url = ${text(`${sandbox.url}/x`)}

[embedding]
hosts = ${JSON.stringify(settings.hosts)}

[[launch.keys]]
kid = "desk"
algorithm = "HS256"
secret = "a secret of the desk that embeds the widget"

[media]
allow_loopback = true
`;
}
