import { type DayOutcome, dayOutcomes } from "@jobcan-automation/contract";
import { useLanguage } from "../../i18n/language.tsx";
import { Tag, type TagStyle } from "./tag.tsx";

/** How each outcome of a day is shown. */
export const outcomeStyles: Record<DayOutcome, TagStyle> = {
  verified: { tone: "ok", icon: "check" },
  awaiting_approval: { tone: "info", icon: "clock" },
  rejected: { tone: "bad", icon: "cross" },
  skipped: { tone: "quiet", icon: "dash" },
  failed: { tone: "bad", icon: "cross" },
  unknown: { tone: "warn", icon: "question" },
  not_reached: { tone: "warn", icon: "alert" },
};

/** How many days ended in which way. */
export function OutcomeTally({ counts }: { counts: Partial<Record<DayOutcome, number>> }) {
  const { sentences } = useLanguage();
  const occurred = dayOutcomes.filter((outcome) => (counts[outcome] ?? 0) > 0);
  if (occurred.length === 0) return null;
  return (
    <ul className="tally">
      {occurred.map((outcome) => (
        <li key={outcome}>
          <Tag {...outcomeStyles[outcome]}>
            {sentences.outcomes[outcome]} {counts[outcome]}
          </Tag>
        </li>
      ))}
    </ul>
  );
}
