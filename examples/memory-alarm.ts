// node memory-alarm.ts: watches a service's memory. Ends with 1 once it takes more than ALARM_MB (default: the service's
// own warning), and where the service cannot be reached.
import { createAutofillClient } from "jobcan-autofill";

const url = process.env["JOBCAN_AUTOFILL_SERVER"] ?? "http://127.0.0.1:3000";
const alarmMb = Number(process.env["ALARM_MB"] ?? Number.POSITIVE_INFINITY);
const client = createAutofillClient({ url });
// Fails where there is no service; following would wait for it.
await client.telemetry.now();
for await (const event of client.telemetry.follow()) {
  if (event.type !== "sample") continue;
  const { containerMb, limitMb, level } = event.reading;
  const line = `${Math.round(containerMb)} of ${Math.round(limitMb)} MB, ${level}`;
  if (level === "ok" && containerMb <= alarmMb) {
    console.log(line);
    continue;
  }
  console.error(`ALARM: memory: ${line}`);
  process.exitCode = 1;
  break;
}
