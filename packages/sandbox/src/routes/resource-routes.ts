import { Hono } from "hono";
import { practiceStyle } from "../pages/practice-style.ts";
import { messagePage } from "../pages/message-page.ts";
import type { SandboxEnv } from "./context.ts";

/** The pages' resources: stylesheet, and the endless requests of `endless-analytics`. */
export function resourceRoutes(): Hono<SandboxEnv> {
  return new Hono<SandboxEnv>()
    .get("/st/css/employee.css", (c) => css(c.body(practiceStyle)))
    .get("/assets/application.css", (c) => css(c.body(practiceStyle)))
    .get("/favicon.ico", (c) => c.body(null, 204))
    .get("/st/analytics/ping", (c) => c.body(null, 204))
    .get("/st/analytics/endless", () => new Response(endlessBytes()))
    .get("/st/popup", (c) => c.html(messagePage("お知らせ", "別ウィンドウのお知らせです。")));
}

function css(response: Response): Response {
  response.headers.set("content-type", "text/css; charset=utf-8");
  return response;
}

/** Sends one byte and never ends. */
function endlessBytes(): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (controller) => controller.enqueue(new Uint8Array([32])),
  });
}
