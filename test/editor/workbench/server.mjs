// Runs the VS Code server out of npm's code-server on 127.0.0.1 and ends it together with all its children.
import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { quietSettings } from './quiet-settings.mjs';

const { resolve: find } = createRequire(import.meta.url);
const startMs = 60_000; // a cold start takes 2 s here; a loaded machine needs many times that
const graceMs = 5_000;

const entry = () => join(dirname(find('code-server/package.json')), 'lib', 'vscode', 'out', 'server-main.js');

/** The server calls module.registerHooks, which Node has since 22.15; an older one is passed over for the Node that npm brought. */
function nodeBinary() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 15)) return process.execPath;
  try {
    return join(dirname(find(`node-${process.platform}-${process.arch}/package.json`)), 'bin', 'node');
  } catch (error) {
    throw new Error(`The VS Code server needs Node 22.15 or later; this is ${process.version}.`, { cause: error });
  }
}

/** An outer VS Code's variables would steer the inner one. An empty gallery keeps it from looking for a marketplace. */
function environment(given) {
  const kept = Object.entries(given).filter(([name]) => !/^(VSCODE_|ELECTRON_RUN_AS_NODE$|NODE_OPTIONS$|XDG_RUNTIME_DIR$)/.test(name));
  return { ...Object.fromEntries(kept), EXTENSIONS_GALLERY: '{"serviceUrl":""}' };
}

const launch = (args, env, detached) =>
  spawn(nodeBinary(), [entry(), '--accept-server-license-terms', ...args], { env: environment(env), stdio: ['ignore', 'pipe', 'pipe'], detached });

/** Runs the server's own command line once, such as --install-extension. Throws with all of its output if it fails. */
export async function runServerCommand(args) {
  const child = launch(args, process.env, false);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => { output += data; });
  const code = await new Promise((done, fail) => child.on('error', fail).on('close', done));
  if (code !== 0) throw new Error(`the VS Code server ended with ${code} on ${args.join(' ')}:\n${output}`);
  return output;
}

function writeSettings(userDataFolder, settings) {
  const file = join(userDataFolder, 'User', 'settings.json');
  mkdirSync(dirname(file), { recursive: true });
  const given = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  writeFileSync(file, JSON.stringify({ ...quietSettings, ...settings, ...given }, null, 2));
}

/**
 * Starts a server whose whole state lies in `profile`.
 * `driver` lets the page's address name an extension under development and its tests; modal dialogs are then refused.
 * Without `trusted` folders are opened as the settings say: with security.workspace.trust.enabled in restricted mode.
 * `attached` ends the server by itself some minutes after its last page has gone: whoever started it may have been killed.
 */
export async function startServer({
  profile, userDataFolder = join(profile, 'user'), extensionsFolder = join(profile, 'extensions'), settings = {}, env = process.env,
  driver = false, attached = false, trusted = true,
}) {
  writeSettings(userDataFolder, settings);
  const sockets = join(profile, 't'); // a short name: the path of a socket may have little more than a hundred characters
  mkdirSync(sockets, { recursive: true });
  const child = launch([
    '--host', '127.0.0.1', '--port', '0', '--without-connection-token', '--telemetry-level', 'off', ...(trusted ? ['--disable-workspace-trust'] : []),
    '--server-data-dir', profile, '--user-data-dir', userDataFolder, '--extensions-dir', extensionsFolder,
    ...(driver ? ['--enable-smoke-test-driver'] : []),
    ...(attached ? ['--reconnection-grace-time', '1', '--enable-remote-auto-shutdown'] : []),
  ], { ...env, TMPDIR: sockets }, true);
  const log = createWriteStream(join(profile, 'server.log'), { flags: 'a' });
  let output = '';
  const port = await new Promise((started, fail) => {
    const timer = setTimeout(() => fail(new Error(`the VS Code server did not start in ${startMs / 1000} s:\n${output}`)), startMs);
    const listen = (data) => {
      log.write(data);
      output += data;
      const listening = /Extension host agent listening on (\d+)/.exec(output);
      if (listening) started(Number(listening[1]));
      if (listening) clearTimeout(timer);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('error', fail);
    child.on('exit', (code, signal) => {
      clearTimeout(timer);
      fail(new Error(`the VS Code server ended early (${code ?? signal}):\n${output}`));
    });
  }).catch((error) => {
    endGroup(child, 'SIGKILL');
    throw error;
  });
  const authority = `127.0.0.1:${port}`;
  return {
    child,
    authority,
    get output() { return output; },
    /** The address under which the workbench knows a local path. */
    remote: (path) => `vscode-remote://${authority}${pathToFileURL(resolve(path)).pathname}`,
    /** The page that opens a folder, by its path or its URI, or a .code-workspace file; `payload` is the workbench's own list of pairs. */
    page({ folder, workspace, payload = [] }) {
      const opened = folder?.includes(':/') ? folder : folder && resolve(folder);
      const query = new URLSearchParams(workspace ? { workspace: resolve(workspace) } : opened ? { folder: opened } : { ew: 'true' });
      if (payload.length > 0) query.set('payload', JSON.stringify(payload));
      return `http://${authority}/?${query}`;
    },
    async stop() {
      const timer = setTimeout(() => endGroup(child, 'SIGKILL'), graceMs);
      if (child.exitCode === null && child.signalCode === null) {
        const ended = new Promise((done) => child.once('exit', done));
        endGroup(child, 'SIGTERM');
        await ended;
      }
      clearTimeout(timer);
      endGroup(child, 'SIGKILL'); // extension hosts and language servers that outlived it
      await new Promise((done) => log.end(done));
    },
  };
}

/** The server leads a process group of its own; a group that has gone already is no error. */
function endGroup(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}
