import type { AutofillClient } from "../autofill-client.ts";
import type { Language, Sentences } from "../sentences/index.ts";

/** What the commands need of the outside; fakes in tests. */
export interface CliPorts {
  client: AutofillClient;
  sentences: Sentences;
  lang: Language;
  json: boolean;
  out(text: string): void;
  err(text: string): void;
  readFile(path: string): Promise<Blob>;
  writeFile(path: string, bytes: Uint8Array): Promise<void>;
  readStdin(): Promise<string>;
  env: Readonly<Record<string, string | undefined>>;
  /** Aborted by Ctrl-C. */
  interrupted: AbortSignal;
  newRequestKey(): string;
  /** Keeps the key that jobs belong to for a later `stop`. */
  keepOwner(): Promise<void>;
  fetchTemplate(month: string): Promise<Uint8Array>;
}
