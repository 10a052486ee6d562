import { Hono } from "hono";
import {
  holidayDeletePage,
  holidayInfoPage,
  holidayListPage,
  type LeavePeriod,
} from "../pages/leave/holiday-pages.ts";
import { messagePage } from "../pages/message-page.ts";
import { dayOfFields } from "../state/calendar.ts";
import { formFields, type SandboxContext, type SandboxEnv } from "./context.ts";
import { frameOf } from "./employee-session.ts";

/** Leave requests: list, one request, its withdrawal (docs/jobcan.md §6). Behind `requireEmployee`. */
export function holidayRoutes(): Hono<SandboxEnv> {
  return new Hono<SandboxEnv>()
    .get("/employee/holiday", (c) =>
      c.html(holidayListPage(c.get("state"), frameOf(c), periodOf(c))),
    )
    .get("/employee/holiday/info", (c) => showRequest(c, holidayInfoPage))
    .get("/employee/holiday/delete", (c) => showRequest(c, holidayDeletePage))
    .post("/employee/holiday/delete", (c) => withdraw(c));
}

function showRequest(
  c: SandboxContext,
  pageOf: typeof holidayInfoPage,
): Response | Promise<Response> {
  const page = pageOf(c.get("state"), frameOf(c), Number(c.req.query("applied_id")));
  return page === null ? c.html(notFound, 404) : c.html(page);
}

async function withdraw(c: SandboxContext): Promise<Response> {
  const fields = await formFields(c);
  const appliedId = Number(fields.get("applied_id"));
  if (fields.get("token") !== c.get("employee").token) {
    return c.html(messagePage("エラー", "画面の有効期限が切れました。"), 403);
  }
  if (holidayDeletePage(c.get("state"), frameOf(c), appliedId) === null) {
    return c.html(notFound, 404);
  }
  c.get("state").withdrawnLeave.add(appliedId);
  return c.redirect("/employee/holiday");
}

const notFound = messagePage("エラー", "申請が見つかりません。");

function periodOf(c: SandboxContext): LeavePeriod | null {
  const query = c.req.query();
  const from = dayOfFields(query, "from");
  const to = dayOfFields(query, "to");
  if (query["search_type"] !== "term" || from === null || to === null) return null;
  return { from, to };
}
