import type { Account } from "./account.ts";
import type { Session } from "./session.tsx";

/** Only of the real site, only before entering, and until the service has accepted a sheet so announced. */
export function needsRecordingNotice(
  { recordingNoticeShown }: Pick<Session, "recordingNoticeShown">,
  { target, mode }: Pick<Account, "target" | "mode">,
): boolean {
  return target === "jobcan" && mode === "fill" && !recordingNoticeShown;
}
