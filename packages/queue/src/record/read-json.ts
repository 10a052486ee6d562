/** What a text of Redis says; undefined where it is none that we have written. Its shape is taken on trust. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- instead of the any of JSON.parse
export function readJson<T>(text: string): T | undefined {
  try {
    return JSON.parse(text) ?? undefined;
  } catch {
    return undefined;
  }
}
