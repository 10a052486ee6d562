/** What a column of a sheet holds. */
export const columnRoles = ["date", "start", "end", "note", "breakStart", "breakEnd"] as const;
export type ColumnRole = (typeof columnRoles)[number];
