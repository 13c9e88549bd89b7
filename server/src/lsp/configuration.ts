// The editor's settings that concern the server.
import { DidChangeConfigurationNotification } from 'vscode-languageserver';
import { limitsIn } from '../limits';
import { refreshCodeLens } from './code-lens';
import { react } from './handle';
import { refreshInlayHints } from './inlay-hints';
import type { Session } from './session';

const SECTION = 'corroborate';

/** `corroborate.sources`: globs that make a workspace folder without a corroborate.yaml a dossier. */
function sourcesIn(settings: unknown): readonly string[] {
  const sources: unknown = isRecord(settings) ? settings['sources'] : undefined;
  return Array.isArray(sources) ? sources.filter((glob): glob is string => typeof glob === 'string' && glob !== '') : [];
}

/** Clients that cannot be asked may send their settings with the notification. */
export function registerConfiguration(session: Session): void {
  session.connection.onDidChangeConfiguration(react(session.log, 'configuration', async ({ settings }: { settings: unknown }) => {
    if (session.features.configuration) await readConfiguration(session);
    else if (isRecord(settings) && SECTION in settings) take(session, settings[SECTION]);
  }));
}

/** Once the client is ready to be asked. */
export async function readConfiguration(session: Session): Promise<void> {
  if (session.features.configuration) take(session, await session.connection.workspace.getConfiguration(SECTION));
}

function take(session: Session, settings: unknown): void {
  session.service.configure(sourcesIn(settings), limitsIn(isRecord(settings) ? settings['limits'] : undefined));
  switchTo(session, 'codeLens', settings, refreshCodeLens);
  switchTo(session, 'inlayHints', settings, refreshInlayHints);
}

function switchTo(session: Session, name: 'codeLens' | 'inlayHints', settings: unknown, refresh: (session: Session) => void): void {
  const on = isRecord(settings) && settings[name] === true;
  if (on === session.settings[name]) return;
  session.settings[name] = on;
  refresh(session);
}

export async function watchConfiguration(session: Session): Promise<void> {
  if (session.features.configurationChanges) await session.connection.client.register(DidChangeConfigurationNotification.type, { section: SECTION });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
