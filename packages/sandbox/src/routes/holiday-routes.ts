import { Hono } from "hono";
import {
  holidayInfoPage,
  holidayListPage,
  type LeavePeriod,
} from "../pages/leave/holiday-pages.ts";
import { messagePage } from "../pages/message-page.ts";
import { dayOfFields } from "../state/calendar.ts";
import type { SandboxContext, SandboxEnv } from "./context.ts";
import { frameOf } from "./employee-session.ts";

/** Leave requests, read only (docs/jobcan.md §6). Behind `requireEmployee`. */
export function holidayRoutes(): Hono<SandboxEnv> {
  return new Hono<SandboxEnv>()
    .get("/employee/holiday", (c) =>
      c.html(holidayListPage(c.get("state"), frameOf(c), periodOf(c))),
    )
    .get("/employee/holiday/info", showInfo);
}

function showInfo(c: SandboxContext): Response | Promise<Response> {
  const appliedId = Number(c.req.query("applied_id"));
  const page = holidayInfoPage(c.get("state"), frameOf(c), appliedId);
  if (page === null) return c.html(messagePage("エラー", "申請が見つかりません。"), 404);
  return c.html(page);
}

function periodOf(c: SandboxContext): LeavePeriod | null {
  const query = c.req.query();
  const from = dayOfFields(query, "from");
  const to = dayOfFields(query, "to");
  if (query["search_type"] !== "term" || from === null || to === null) return null;
  return { from, to };
}
