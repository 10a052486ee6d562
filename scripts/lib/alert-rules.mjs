/** The alert rules that a document shows: its blocks of YAML that begin with `groups:`. */
export function alertRulesIn(markdown) {
  return [...markdown.matchAll(/^```yaml\n(groups:\n.*?)^```$/gms)].map(([, block]) => block);
}

/** Those of our metrics' names that rules ask for and a page of metrics does not have. */
export function unknownMetrics(rules, metrics) {
  const names = new Set(rules.match(/\bjobcan_\w+/g) ?? []);
  return [...names].filter((name) => !new RegExp(`^${name}[{ ]`, "m").test(metrics));
}
