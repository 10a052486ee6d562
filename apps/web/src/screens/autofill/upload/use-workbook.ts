import type { ReadChoice } from "@jobcan-automation/contract";
import { useMutation } from "@tanstack/react-query";
import { useSession, withSheet } from "../../../state/session.tsx";
import { useClient } from "../../../state/service.tsx";
import { draftOf } from "../../../state/draft.ts";
import { readFile, readSheet } from "./read-file.ts";
import type { ColumnChoice } from "../columns/chosen-columns.ts";
import { rememberColumns } from "../columns/remembered-columns.ts";

/** Reads files into the session: uploads them, or reads them again with another sheet or other columns. */
export function useWorkbook() {
  const client = useClient();
  const { session, setSession } = useSession();

  const upload = useMutation({
    mutationFn: (file: File) => readFile(client.workbooks, file, localStorage),
    onSuccess: (preview, file) =>
      setSession((before) => withSheet(before, { draft: draftOf(preview), file })),
  });

  const reread = useMutation({
    mutationFn: ({ sheet, ...columns }: ReadChoice & { sheet: string }) => {
      const uploadId = session.draft?.preview.uploadId ?? "";
      return columns.mapping === undefined
        ? readSheet(client.workbooks, { uploadId, sheet }, localStorage)
        : client.workbooks.read(uploadId, { sheet, ...columns });
    },
    // Other rows than those that were sent: the job of before is not theirs.
    onSuccess: (preview) =>
      setSession((before) => withSheet(before, { ...before, draft: draftOf(preview) })),
  });

  const chooseColumns = ({ sheet, headerRow, headers, mapping }: ColumnChoice) => {
    rememberColumns(localStorage, headers, mapping);
    reread.mutate({ sheet, headerRow, mapping });
  };

  return { upload, reread, chooseColumns };
}
