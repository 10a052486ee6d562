/** The steps of a visit: the places at which a fault can be simulated. */
export type Step = (typeof steps)[number];

export const steps = [
  "sign-in-page",
  "sign-in-post",
  "profile",
  "bridge",
  "staff-login",
  "top",
  "book",
  "day-page",
  "insert",
  "delete",
  "summary",
  "push",
  "leave",
  "other",
] as const;

/** The step of a request; `staff-login` and everything below it live on the attendance product's host. */
export function stepOf(method: string, path: string): Step {
  const plain = path.length > 1 ? path.replace(/\/$/, "") : path;
  if (plain === "/users/sign_in") return method === "POST" ? "sign-in-post" : "sign-in-page";
  if (plain.startsWith("/login/")) return "staff-login";
  return exactSteps.get(plain) ?? "other";
}

const exactSteps: ReadonlyMap<string, Step> = new Map([
  ["/account/profile", "profile"],
  ["/oauth/authorize", "bridge"],
  ["/jbcoauth/login", "bridge"],
  ["/jbcoauth/callback", "bridge"],
  ["/employee", "top"],
  ["/employee/attendance", "book"],
  ["/employee/adit", "day-page"],
  ["/employee/adit/modify", "day-page"],
  ["/employee/adit/insert", "insert"],
  ["/employee/adit/delete", "delete"],
  ["/employee/adit/get-summary", "summary"],
  ["/employee/index/adit", "push"],
  ["/employee/holiday", "leave"],
  ["/employee/holiday/info", "leave"],
]);
