import type { PageSnapshot } from "../jobcan/visit/page-snapshot.ts";

/** A page with nothing on it but what is given. */
export function snapshotOf(shown: Partial<PageSnapshot>): PageSnapshot {
  const texts = { title: "", text: "", person: "", employeeId: "", companyId: "", flash: "" };
  const marks = {
    employeeMarker: false,
    passwordField: false,
    oneTimeCode: false,
    otherSignIn: false,
    signIn: undefined,
  };
  const leads = { bareText: undefined, refreshUrl: "", namesLimit: false };
  return { url: "https://id.jobcan.jp/users/sign_in", ...texts, ...marks, ...leads, ...shown };
}
