/** What was given of the secrets. */
type Given = Readonly<Record<string, string | undefined>>;

/** What lets others in, or signs for the service: whoever has one of these is not yet who operates it. */
const others = ["ACCESS_TOKEN", "METRICS_TOKEN", "OWNER_KEY", "QUEUE_KEY"] as const;

/** A token that opens two doors, by its variable. */
export function wrongTokens(given: Given): Map<string, string> {
  const { OPERATOR_TOKEN: token } = given;
  const twin = others.find((name) => token !== undefined && given[name] === token);
  if (twin === undefined) return new Map();
  return new Map([["OPERATOR_TOKEN", `OPERATOR_TOKEN: must be another one than ${twin}`]]);
}
