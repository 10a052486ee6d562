import { Hono } from "hono";
import { bookPage, parseBookQuery } from "../pages/book/book-page.ts";
import { topPage } from "../pages/top-page.ts";
import type { SandboxEnv } from "./context.ts";
import { endEmployeeSession, frameOf, requireEmployee } from "./employee-session.ts";
import { pushPunch } from "./push-punch.ts";

/** The employee's pages: top, PUSH, 出勤簿, sign-out (docs/jobcan.md §3, §4). */
export function employeeRoutes(): Hono<SandboxEnv> {
  return new Hono<SandboxEnv>()
    .use("/employee/*", requireEmployee)
    .get("/employee", (c) => c.html(topPage(c.get("state"), frameOf(c))))
    .get("/employee/index/noop", (c) => c.json({ result: 1 }))
    .get("/employee/index/load-top-informations", (c) => c.json({ result: 1, tpl: "" }))
    .post("/employee/index/adit", pushPunch)
    .post("/employee/mobile/switch", (c) => c.redirect("/m/index"))
    .get("/employee/attendance", (c) => {
      const state = c.get("state");
      return c.html(bookPage(state, frameOf(c), parseBookQuery(state, c.req.query())));
    })
    .get("/employee/logout", (c) => {
      endEmployeeSession(c);
      return c.redirect("/login/pc-employee-global");
    });
}
