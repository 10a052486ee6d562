import type { JobView } from "@jobcan-automation/contract";
import { useLanguage } from "../../i18n/language.tsx";
import { Tag } from "./tag.tsx";

/** Where a job enters, and whether it enters, plans or only reads. */
export function OrderTags({ target, mode }: Pick<JobView, "target" | "mode">) {
  const { sentences } = useLanguage();
  return (
    <>
      <Tag tone="quiet" icon={target === "practice" ? "info" : "lock"}>
        {sentences.targets[target]}
      </Tag>
      <Tag tone="quiet" icon={mode === "fill" ? "edit" : "eye"}>
        {sentences.jobModes[mode]}
      </Tag>
    </>
  );
}
