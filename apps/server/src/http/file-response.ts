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
  return new Response(bytes, {
    headers: {
      "Content-Type": type?.[1] ?? "application/octet-stream",
      "Content-Disposition": disposition(fileName),
      "Cache-Control": "no-store",
    },
  });
}

/** The name as it is (RFC 8187), and before it one in ASCII for programs that read no other (RFC 6266). */
function disposition(fileName: string): string {
  const encoded = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  const plain = fileName.replace(/[^ -~]+|["%\\]/g, "_");
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
