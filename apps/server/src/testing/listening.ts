import { once } from "node:events";
import { createConnection, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { createHttpServer, httpLimits, type HttpLimits } from "../http/http-server.ts";
import type { AppFixture } from "./app-fixture.ts";

/** The HTTP side at a real port of the loopback. */
export interface Listening extends AsyncDisposable {
  port: number;
  url: string;
  /** Sends these bytes on a connection of its own, and leaves it open. */
  begin(bytes: string): Socket;
  /** All that such a connection is answered until it is closed. */
  answer(bytes: string): Promise<string>;
}

export async function listen(
  app: AppFixture["app"],
  differing: Partial<HttpLimits> = {},
): Promise<Listening> {
  const server = createHttpServer(app, { ...httpLimits, ...differing });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const begin = (bytes: string) => {
    const socket = createConnection(port, "127.0.0.1");
    // Cut off by the server: the test sees it by what was answered.
    socket.on("error", () => {});
    if (bytes !== "") socket.write(bytes);
    return socket;
  };
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    begin,
    answer: async (bytes) => await text(begin(bytes)),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
