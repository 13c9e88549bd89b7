// What every feature needs: the connection, the service, what the client can do, and the names of its documents.
import type { Connection } from 'vscode-languageserver';
import type { InitializationOptions } from '../protocol';
import type { DossierService } from '../service';
import type { ClientFeatures } from './client-features';

export interface Session {
  readonly connection: Connection;
  readonly service: DossierService;
  readonly features: ClientFeatures;
  readonly options: InitializationOptions;
  /** The URI to send for a key: as the client writes it where the document is open, else in canonical form. */
  readonly uriOf: (key: string) => string;
  readonly log: (message: string) => void;
}
