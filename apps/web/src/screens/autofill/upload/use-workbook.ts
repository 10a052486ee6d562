import type { ColumnMapping, ReadChoice } from "@jobcan-automation/contract";
import { useMutation } from "@tanstack/react-query";
import { useDesk } from "../../../state/session.tsx";
import { useClient } from "../../../state/service.tsx";
import { draftOf } from "../../../state/draft.ts";
import { readFile, readSheet } from "./read-file.ts";
import { rememberColumns } from "../columns/remembered-columns.ts";

interface ColumnChoice {
  sheet: string;
  headerRow: number;
  headers: { column: number; text: string }[];
  mapping: ColumnMapping;
}

/** Puts files on the desk: by upload, or read again with another sheet or other columns. */
export function useWorkbook() {
  const client = useClient();
  const { desk, setDesk } = useDesk();

  const upload = useMutation({
    mutationFn: (file: File) => readFile(client.workbooks, file, localStorage),
    onSuccess: (preview, file) =>
      setDesk((before) => ({
        ...before,
        file,
        draft: draftOf(preview),
        sentAs: undefined,
        ledTo: undefined,
        restOf: undefined,
      })),
  });

  const reread = useMutation({
    mutationFn: ({ sheet, ...columns }: ReadChoice & { sheet: string }) => {
      const uploadId = desk.draft?.preview.uploadId ?? "";
      return columns.mapping === undefined
        ? readSheet(client.workbooks, { uploadId, sheet }, localStorage)
        : client.workbooks.read(uploadId, { sheet, ...columns });
    },
    onSuccess: (preview) => setDesk((before) => ({ ...before, draft: draftOf(preview) })),
  });

  const chooseColumns = ({ sheet, headerRow, headers, mapping }: ColumnChoice) => {
    rememberColumns(localStorage, headers, mapping);
    reread.mutate({ sheet, headerRow, mapping });
  };

  return { upload, reread, chooseColumns };
}
