import { once } from "node:events";
import { createConnection, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { createHttpServer, httpLimits, type HttpLimits } from "../http/http-server.ts";
import type { AppFixture } from "./app-fixture.ts";

/** The HTTP side at a real port of the loopback. */
export interface Listening extends AsyncDisposable {
  port: number;
  url: string;
  /** Sends these bytes on a connection of its own, from an address of the loopback, and leaves it open. */
  begin(bytes: string, from?: string): Socket;
  /** All that such a connection is answered until it is closed. */
  answer(bytes: string, from?: string): Promise<string>;
}

export async function listen(
  app: Pick<AppFixture["app"], "fetch">,
  differing: Partial<HttpLimits> = {},
): Promise<Listening> {
  const server = createHttpServer(app, { ...httpLimits, ...differing });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const begin: Listening["begin"] = (bytes, from = "127.0.0.1") => {
    const socket = createConnection({ port, host: "127.0.0.1", localAddress: from });
    // Cut off by the server: the test sees it by what was answered.
    socket.on("error", () => {});
    if (bytes !== "") socket.write(bytes);
    return socket;
  };
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    begin,
    async answer(bytes, from) {
      return await text(begin(bytes, from)).catch(() => "reset");
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
