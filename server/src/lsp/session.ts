// What every feature needs: the connection, the service, what the client can do, and the names of its documents.
import type { Connection } from 'vscode-languageserver';
import type { Say } from '../core/say';
import type { InitializationOptions } from '../protocol';
import type { DossierService } from '../service';
import type { ClientFeatures } from './client-features';

/** The editor's settings that features ask for; configuration.ts keeps them up to date. */
interface Settings {
  codeLens: boolean;
  inlayHints: boolean;
}

export interface Session {
  readonly connection: Connection;
  readonly service: DossierService;
  readonly features: ClientFeatures;
  readonly options: InitializationOptions;
  readonly settings: Settings;
  /** In the client's language. */
  readonly say: Say;
  /** The URI to send for a key: as the client writes it where the document is open, else in canonical form. */
  readonly uriOf: (key: string) => string;
  readonly log: (message: string) => void;
}
