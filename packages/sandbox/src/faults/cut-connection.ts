import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { SandboxContext } from "../routes/context.ts";

/** Cuts the socket without a byte. On a reused connection Chromium sends such a request again by itself. */
export function cutConnection(c: SandboxContext): Response {
  const socket = c.env?.incoming?.socket;
  if (socket === undefined) return brokenResponse();
  socket.destroy();
  return RESPONSE_ALREADY_SENT;
}

/** Cuts the socket in the middle of an answer, so that no client sends the request again by itself. */
export function cutAnswer(c: SandboxContext): Response {
  const outgoing = c.env?.outgoing;
  if (outgoing === undefined) return brokenResponse();
  outgoing.writeHead(200, { "content-type": "application/json", "content-length": "4096" });
  outgoing.write('{"result":', () => outgoing.destroy());
  return RESPONSE_ALREADY_SENT;
}

/** Without a socket (app.request) the body breaks off when it is read. */
function brokenResponse(): Response {
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.error(new Error("the practice Jobcan cut the connection")),
  });
  return new Response(body);
}
