import type { JobView } from "@jobcan-automation/contract";
import { useMutation } from "@tanstack/react-query";
import { useLocation } from "wouter";
import { useDesk } from "../../../state/session.tsx";
import { useClient } from "../../../state/service.tsx";
import { draftOf, onlyDays } from "../../../state/draft.ts";
import { restOf } from "../job-progress.ts";
import { restSheet } from "./rest-sheet.ts";

/**
 * Ways from an ended job back to the form. The rest keeps the sheet the user sent, edits included, where it is still on the desk;
 * in another tab it is made anew from the job's own record. The password is typed again either way.
 */
export function useRest(job: JobView) {
  const client = useClient();
  const { desk, setDesk } = useDesk();
  const [, goTo] = useLocation();

  const takeRest = useMutation({
    mutationFn: async () => {
      const days = restOf(job);
      const dates = new Set(days.map(({ date }) => date));
      if (desk.sentAs === job.id && desk.draft !== undefined && desk.file !== undefined) {
        return { draft: onlyDays(desk.draft, dates), file: desk.file };
      }
      const file = restSheet(days, job.fileName);
      return { draft: draftOf(await client.workbooks.upload(file, file.name)), file };
    },
    onSuccess: ({ draft, file }) => {
      setDesk((before) => ({
        ...before,
        draft,
        file,
        sentAs: undefined,
        ledTo: undefined,
        restOf: job.fileName,
        account: { ...before.account, target: job.target, mode: "fill", password: "" },
      }));
      goTo("/autofill");
    },
  });

  const takeNothing = () => {
    setDesk((before) => ({
      ...before,
      draft: undefined,
      file: undefined,
      sentAs: undefined,
      ledTo: undefined,
    }));
    goTo("/autofill");
  };

  return { takeRest, takeNothing };
}
