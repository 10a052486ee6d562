/** Whether a canonical path is one of /api. */
export function isApiPath(path: string): boolean {
  return path === "/api" || path.startsWith("/api/");
}
