import { Hono } from "hono";
import { bookDay } from "../pages/book/book-day.ts";
import { dayPage } from "../pages/day/day-page.ts";
import { logTable } from "../pages/day/log-table.ts";
import { messagePage } from "../pages/message-page.ts";
import { timeTable } from "../pages/day/time-table.ts";
import { type Day, existingDay, isoDate, todayInJapan } from "../state/calendar.ts";
import { checkPunch, type PunchForm } from "../state/check-punch.ts";
import { type NewPunch, removePunch, storePunch } from "../state/store-punch.ts";
import { decideKinds } from "../state/decide-kinds.ts";
import type { StoredPunch } from "../state/punch.ts";
import { dayPunches } from "../state/read-punches.ts";
import { formFields, type SandboxContext, type SandboxEnv } from "./context.ts";
import { frameOf } from "./employee-session.ts";

/** 打刻修正: page, insert, delete, summary (docs/jobcan.md §5). Behind `requireEmployee`. */
export function aditRoutes(): Hono<SandboxEnv> {
  return new Hono<SandboxEnv>()
    .get("/employee/adit", showDay)
    .get("/employee/adit/modify", showDay)
    .get("/employee/adit/get-summary", (c) => showSummary(c))
    .post("/employee/adit/insert", (c) => takeInsert(c))
    .post("/employee/adit/delete", (c) => takeDelete(c));
}

function showDay(c: SandboxContext): Response | Promise<Response> {
  const state = c.get("state");
  if (!state.tenant.rules.correctionAllowed) {
    return c.html(messagePage("エラー", "この機能は利用できません。"), 403);
  }
  const day = dayOfQuery(c);
  if (day === null) return c.html(messagePage("エラー", "日付が正しくありません。"));
  return c.html(dayPage(state, frameOf(c), day));
}

function dayOfQuery(c: SandboxContext): Day | null {
  const { year, month, day } = c.req.query();
  if (year === undefined || month === undefined || day === undefined) {
    return todayInJapan(c.get("state").now());
  }
  return existingDay(Number(year), Number(month), Number(day));
}

async function showSummary(c: SandboxContext): Promise<Response> {
  const state = c.get("state");
  const { language, employee } = frameOf(c);
  const day = dayOfQuery(c);
  if (day === null) return c.json({ time_table: "", late_apply_link: "" });
  const punches = dayPunches(state, employee.account.employeeId, isoDate(day));
  const { shift } = state.tenant.rules;
  const isShiftDay = bookDay(state, employee.account, day).shift !== null;
  const markup = await timeTable({ language, punches, shift, isShiftDay });
  return c.json({ time_table: String(markup), late_apply_link: "" });
}

async function takeInsert(c: SandboxContext): Promise<Response> {
  const state = c.get("state");
  const { account, token } = c.get("employee");
  const fields = await formFields(c);
  if (!state.tenant.rules.correctionAllowed) return refuse(c, { employee_id: "invalid" });
  if (fields.get("token") !== token) return refuse(c, { token: "invalid" });
  const checked = checkPunch(state, account, punchForm(fields));
  if (!checked.ok) return refuse(c, checked.errors);
  const replaced = fields.get("delete_minutes") ?? "";
  const notStored = c.get("faults").get("accepted-not-stored");
  if (notStored === undefined) {
    if (replaced !== "") removePunch(state, { ...checked.punch, minutes: Number(replaced) });
    storePunch(state, { ...checked.punch, ...changedParts(c, checked.punch) });
  }
  const listed = notStored?.spec.value === 1 ? [{ ...checked.punch, id: 0 }] : [];
  return acceptedReply(c, checked.day, listed);
}

/** The punch after the faults that change its time, 備考 and 打刻場所 before it is stored. */
function changedParts(c: SandboxContext, punch: NewPunch): Partial<NewPunch> {
  const { groupId, minutes } = punch;
  const faults = c.get("faults");
  const other = c.get("state").tenant.rules.groups.find(({ id }) => id !== groupId);
  const moved = faults.get("stored-moved");
  return {
    ...(moved === undefined ? {} : { minutes: minutes + (moved.spec.value ?? 5) }),
    ...(faults.has("note-dropped") ? { note: "" } : {}),
    ...(faults.has("other-place") ? { groupId: other?.id ?? 0 } : {}),
  };
}

async function takeDelete(c: SandboxContext): Promise<Response> {
  const state = c.get("state");
  const { account, token } = c.get("employee");
  const fields = await formFields(c);
  if (fields.get("token") !== token) return refuse(c, { token: "invalid" });
  const form = punchForm(fields);
  const day = existingDay(Number(form.year), Number(form.month), Number(form.day));
  if (day === null) return refuse(c, { date: "format" });
  const minutes = Number(fields.get("delete_minutes"));
  removePunch(state, { employeeId: account.employeeId, date: isoDate(day), minutes });
  return acceptedReply(c, day);
}

function refuse(c: SandboxContext, errors: Readonly<Record<string, string>>): Response {
  return c.json({ result: 0, errors });
}

async function acceptedReply(
  c: SandboxContext,
  day: Day,
  alsoListed: readonly StoredPunch[] = [],
): Promise<Response> {
  const state = c.get("state");
  const { language, employee } = frameOf(c);
  const { rules } = state.tenant;
  const { groups, listShowsParts: showsParts, emptyList } = rules;
  const stored = dayPunches(state, employee.account.employeeId, isoDate(day));
  const punches = decideKinds([...stored, ...alsoListed]);
  const markup = await logTable({ language, punches, groups, showsParts, emptyList });
  const refresh = rules.refreshOnPunch ? 1 : 0;
  return c.json({ result: rules.insertResult, log_table: String(markup), refresh });
}

function punchForm(fields: Map<string, string>): PunchForm {
  const field = (name: string): string => fields.get(name) ?? "";
  return {
    employeeId: field("employee_id"),
    year: field("year"),
    month: field("month"),
    day: field("day"),
    time: field("time"),
    aditItem: field("adit_item"),
    groupId: field("group_id"),
    notice: field("notice"),
  };
}
