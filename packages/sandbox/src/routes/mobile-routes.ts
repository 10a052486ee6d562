import { Hono } from "hono";
import {
  digitsOf,
  mobileDayPage,
  mobileEditPage,
  mobileMessagePage,
  mobileTopPage,
} from "../pages/mobile-pages.ts";
import { type Day, existingDay, isoDate, pad2, todayInJapan } from "../state/calendar.ts";
import { checkPunch, type PunchForm } from "../state/check-punch.ts";
import { dayPunches } from "../state/read-punches.ts";
import { type NewPunch, storePunch } from "../state/store-punch.ts";
import { formFields, type SandboxContext, type SandboxEnv } from "./context.ts";
import { requireMobileEmployee } from "./employee-session.ts";

/** The mobile site: its first page, a day's punches, the correction of 出勤 and 退勤 (docs/jobcan.md §2.5, §6, §13 p). */
export function mobileRoutes(): Hono<SandboxEnv> {
  return new Hono<SandboxEnv>()
    .use("/m/*", requireMobileEmployee)
    .get("/m/index", (c) => c.html(mobileTopPage()))
    .get("/m/work/accessrecord", showDay)
    .post("/m/work/accessrecord", (c) => takePunches(c));
}

function showDay(c: SandboxContext): Response | Promise<Response> {
  const state = c.get("state");
  const { account, token } = c.get("employee");
  const day = dayOfDigits(c, c.req.query("recordDay"));
  if (day === null) return c.html(mobileMessagePage("日付が正しくありません。"));
  if (c.req.query("_m") !== "edit") {
    return c.html(mobileDayPage(day, dayPunches(state, account.employeeId, isoDate(day))));
  }
  const probe = checkPunch(state, account, formOf(c, day, { time: "0000", notice: "-" }));
  const isBarred = !state.tenant.rules.correctionAllowed || (!probe.ok && "date" in probe.errors);
  return c.html(
    isBarred ? mobileMessagePage(notCorrectable) : mobileEditPage(day, { token, message: "" }),
  );
}

/** Takes both punches or none. */
async function takePunches(c: SandboxContext): Promise<Response> {
  const state = c.get("state");
  const { account, token } = c.get("employee");
  const fields = await formFields(c);
  const day = dayOfDigits(c, fields.get("recordDay"));
  if (day === null) return c.html(mobileMessagePage("日付が正しくありません。"));
  if (!state.tenant.rules.correctionAllowed) return c.html(mobileMessagePage(notCorrectable));
  const refused = (message: string) => c.html(mobileEditPage(day, { token, message }));
  if (fields.get("token") !== token) return refused("画面の有効期限が切れました。");
  const notice = fields.get("notice") ?? "";
  const punches: NewPunch[] = [];
  for (const [name, aditItem] of [
    ["time1", "work_start"],
    ["time2", "work_end"],
  ] as const) {
    const time = fields.get(name) ?? "";
    if (time === "") continue;
    const checked = checkPunch(state, account, formOf(c, day, { time, notice, aditItem }));
    if (!checked.ok)
      return refused("date" in checked.errors ? notCorrectable : "入力に誤りがあります。");
    punches.push(checked.punch);
  }
  if (punches.length === 0) return refused("時刻を入力してください。");
  for (const punch of punches) storePunch(state, punch);
  return c.redirect(`/m/work/accessrecord?recordDay=${digitsOf(day)}`);
}

const notCorrectable = "この日付は打刻修正できません。";

function formOf(
  c: SandboxContext,
  day: Day,
  typed: Pick<PunchForm, "time" | "notice"> & Partial<PunchForm>,
): PunchForm {
  const { groups } = c.get("state").tenant.rules;
  return {
    employeeId: String(c.get("employee").account.employeeId),
    year: String(day.year),
    month: pad2(day.month),
    day: pad2(day.day),
    aditItem: "work_start",
    groupId: String(groups[0]?.id ?? ""),
    ...typed,
  };
}

function dayOfDigits(c: SandboxContext, digits: string | undefined): Day | null {
  if (digits === undefined) return todayInJapan(c.get("state").now());
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(digits) ?? [];
  return existingDay(Number(year), Number(month), Number(day));
}
