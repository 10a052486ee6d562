/** Memory and browsers, live. */
export function TelemetryScreen() {
  return <p>telemetry</p>;
}
