import { type ProbeReport, type ProbeVerdict, probeSubjects } from "@jobcan-automation/contract";

/** Pure: the verdict of what was found. A subject that was not answered at all counts as not understood. */
export function probeVerdict({ findings, unread }: Omit<ProbeReport, "verdict">): ProbeVerdict {
  const answers = probeSubjects.map((subject) => findings[subject]?.state ?? "not_understood");
  if (unread.length > 0 || answers.includes("not_understood")) return "not_understood";
  const { correction } = findings;
  const isAllowed = correction?.state === "found" && correction.allowed;
  return isAllowed ? "understood" : "no_correction";
}
