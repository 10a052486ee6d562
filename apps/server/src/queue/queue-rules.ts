/** What was given of the settings of many machines. */
export type GivenSettings = Readonly<Record<string, string | undefined>>;

const mostMb = 10;

/** Settings that would not do what they say, by the variable that is wrong. */
export function wrongQueueSettings(given: GivenSettings): Map<string, string> {
  const wrong = new Map<string, string>();
  const { QUEUE_URL, QUEUE_KEY, ROLE, OWNER_KEY, MAX_FILE_SIZE_MB } = given;
  if (QUEUE_URL === undefined) {
    if (ROLE !== undefined && ROLE !== "all") {
      wrong.set("ROLE", "ROLE: one part of a service needs QUEUE_URL, the way to the others");
    }
    if (QUEUE_KEY !== undefined)
      wrong.set("QUEUE_KEY", "QUEUE_KEY: does nothing without QUEUE_URL");
    return wrong;
  }
  if (QUEUE_KEY === undefined) {
    wrong.set("QUEUE_KEY", "QUEUE_KEY: must be set where QUEUE_URL is, the same in every process");
  }
  if (OWNER_KEY === undefined && ROLE !== "worker") {
    wrong.set(
      "OWNER_KEY",
      "OWNER_KEY: must be set where QUEUE_URL is, the same in every web server, or each would know its own users only",
    );
  }
  if (Number(MAX_FILE_SIZE_MB ?? mostMb) > mostMb) {
    wrong.set("MAX_FILE_SIZE_MB", `MAX_FILE_SIZE_MB: ${mostMb} at most where QUEUE_URL is set`);
  }
  return wrong;
}
