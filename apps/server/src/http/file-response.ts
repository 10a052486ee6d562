import type { MadeFile } from "../services.ts";

export const fileTypes = {
  xlsm: "application/vnd.ms-excel.sheet.macroEnabled.12",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8",
  json: "application/json; charset=utf-8",
} as const;

/** A file to save; its type goes by its name. */
export function fileResponse({ bytes, fileName }: MadeFile): Response {
  const type = Object.entries(fileTypes).find(([ending]) => fileName.endsWith(`.${ending}`));
  const name = encodeURIComponent(fileName).replaceAll("'", "%27");
  return new Response(bytes, {
    headers: {
      "Content-Type": type?.[1] ?? "application/octet-stream",
      "Content-Disposition": `attachment; filename*=UTF-8''${name}`,
      "Cache-Control": "no-store",
    },
  });
}
