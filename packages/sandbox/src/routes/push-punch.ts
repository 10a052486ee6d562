import { currentStatusOf, workState } from "../pages/top-page.ts";
import { isoDate, minutesInJapan, todayInJapan } from "../state/calendar.ts";
import { hasPunch, punchKindOf, storePunch } from "../state/store-punch.ts";
import { formFields, type SandboxContext } from "./context.ts";

/** PUSH on the top page: stamps the current minute; twice in a minute is `aditCount: duplicate` (docs/jobcan.md §3). */
export async function pushPunch(c: SandboxContext): Promise<Response> {
  const state = c.get("state");
  const { account, token } = c.get("employee");
  const fields = await formFields(c);
  if (fields.get("token") !== token) return c.json({ result: 0, errors: { token: "invalid" } });
  const date = isoDate(todayInJapan(state.now()));
  const minutes = minutesInJapan(state.now());
  if (hasPunch(state, { employeeId: account.employeeId, date, minutes }))
    return c.json({ result: 0, errors: { aditCount: "duplicate" } });
  storePunch(state, {
    employeeId: account.employeeId,
    date,
    minutes,
    chosenKind: punchKindOf(fields.get("adit_item") ?? ""),
    status: "approved",
    note: fields.get("notice") ?? "",
    groupId: Number(fields.get("adit_group_id")) || 0,
    method: "PCマイページ",
    deletionAsked: false,
  });
  const now = workState(state, account.employeeId);
  return c.json({ result: 1, state: now === "left" ? 2 : 1, current_status: currentStatusOf[now] });
}
