import {
  type AutofillNodeClient,
  createAutofillClient,
  createCookieJar,
} from "@jobcan-automation/client";
import type { CliPorts } from "../cli-ports.ts";
import { type Env, variable } from "../env.ts";
import { keyFilePath, readKey, writeKey } from "../key-file.ts";
import { ownerFilePath, readOwner, writeOwner } from "../owner-file.ts";
import type { ServiceKind } from "../parser/command.ts";
import { dataFolder } from "./data-folder.ts";
import { openOwnService } from "./own-service.ts";
import { startedUrl } from "./started-service.ts";

/** What a command works with; disposing ends what was begun for it. */
export interface ServiceConnection extends AsyncDisposable {
  client: AutofillNodeClient;
  isOwn: boolean;
  /** Stores the cookie that owns the jobs, for a later command. */
  storeOwner(): Promise<void>;
  /** The key that owns the jobs in place of the cookie. */
  key: string | undefined;
  /** Stores a key for later commands. */
  storeKey(key: string): Promise<void>;
}

export interface ConnectOptions {
  kind: ServiceKind;
  /** URL of this program's main module. */
  program: string;
  /** Whether the practice site is to be filled. */
  practice: boolean;
  /** Every line of a service's log that runs inside this process. */
  onLine: (line: string) => void;
}

type ConnectPorts = Pick<
  CliPorts,
  "server" | "accessToken" | "machine" | "words" | "err" | "env" | "interrupted" | "onLeave"
>;

/** Under which the keys to jobs of this process are stored; nothing listens there. */
const insideUrl = "http://localhost:0";
const usualUrl = "http://localhost:3000";

/** The service that was named; else the one inside this process, or where that is of no use one that runs here. */
export async function connectService(
  ports: ConnectPorts,
  { kind, program, practice, onLine }: ConnectOptions,
): Promise<ServiceConnection> {
  const isOwn = ports.server === undefined && (kind === "own" || kind === "own-run");
  if (!isOwn) {
    const data = dataFolder(ports.env, process.platform);
    return await clientOf(ports, { url: ports.server ?? (await startedUrl(data)) ?? usualUrl });
  }
  const runs = kind === "own-run";
  const service = await openOwnService(ports, {
    program,
    practice: runs && practice,
    runs,
    onLine,
  });
  return await clientOf(ports, { url: insideUrl, service });
}

interface Place {
  url: string;
  service?: { fetch(request: Request): Promise<Response> } & AsyncDisposable;
}

async function clientOf(
  { env, accessToken }: ConnectPorts,
  { url, service }: Place,
): Promise<ServiceConnection> {
  const ownerFile = ownerFilePath(env);
  const cookieJar = createCookieJar(await readOwner(ownerFile, url));
  const keyFile = keyFilePath(env, process.platform);
  // A service inside this process knows its jobs by the cookie.
  const key = service === undefined ? await keyFor(env, keyFile, url) : undefined;
  const own = {
    ...(service && { fetch: insideFetch(service) }),
    ...(key !== undefined && { key }),
    ...(accessToken !== undefined && { accessToken }),
  };
  return {
    client: createAutofillClient({ url, cookieJar, ...own }),
    key,
    storeKey: async (issued) => await writeKey(keyFile, url, issued),
    isOwn: service !== undefined,
    storeOwner: () => writeOwner(ownerFile, url, cookieJar.pairs()).catch(() => undefined),
    [Symbol.asyncDispose]: async () => await service?.[Symbol.asyncDispose](),
  };
}

/** The key that this user has for a service: JOBCAN_AUTOFILL_KEY, else the stored one. */
async function keyFor(
  env: Env,
  file: string | undefined,
  url: string,
): Promise<string | undefined> {
  return variable(env, "JOBCAN_AUTOFILL_KEY") ?? (await readKey(file, url));
}

function insideFetch(service: Pick<Required<Place>["service"], "fetch">): typeof fetch {
  return async (input, init) =>
    await service.fetch(
      input instanceof Request && init === undefined ? input : new Request(input, init),
    );
}
