/** Whether a canonical path is one of the operator's own, where a bearer is their token and nobody is an owner. */
export function isOperatorPath(path: string): boolean {
  return path === "/api/operator" || path.startsWith("/api/operator/");
}
