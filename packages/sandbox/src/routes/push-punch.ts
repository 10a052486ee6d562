import { currentStatusOf, workState } from "../pages/top-page.ts";
import { isoDate, minutesInJapan, todayInJapan } from "../state/calendar.ts";
import { punchKindOf } from "../state/insert-punch.ts";
import { formFields, type SandboxContext } from "./context.ts";

/** PUSH on the top page: stamps the present minute; twice in a minute is `aditCount: duplicate` (jobcan-facts §3). */
export async function pushPunch(c: SandboxContext): Promise<Response> {
  const state = c.get("state");
  const { account, token } = c.get("employee");
  const fields = await formFields(c);
  if (fields.get("token") !== token) return c.json({ result: 0, errors: { token: "invalid" } });
  const date = isoDate(todayInJapan(state.now()));
  const minutes = minutesInJapan(state.now());
  const same = state.punches.some(
    (punch) =>
      punch.employeeId === account.employeeId && punch.date === date && punch.minutes === minutes,
  );
  if (same) return c.json({ result: 0, errors: { aditCount: "duplicate" } });
  state.punches.push({
    id: state.nextPunchId++,
    employeeId: account.employeeId,
    date,
    minutes,
    chosenKind: punchKindOf(fields.get("adit_item") ?? ""),
    status: "approved",
    note: fields.get("notice") ?? "",
    groupId: Number(fields.get("adit_group_id")) || 0,
    method: "PCマイページ",
  });
  const now = workState(state, account.employeeId);
  return c.json({ result: 1, state: now === "left" ? 2 : 1, current_status: currentStatusOf[now] });
}
