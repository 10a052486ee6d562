// npm start: sets up what is missing, starts the service with the practice Jobcan beside it, prints one URL and how to
// stop.
import { createServer } from "node:net";
import { once } from "node:events";
import { startPractice, startService } from "./lib/service.mjs";
import { setUpOrExit } from "./setup.mjs";

const { chromiumPath } = await setUpOrExit();
const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
const starting = new AbortController();
// One listener from the first moment to the last: a signal that comes while listeners change is lost.
let stop = () => starting.abort();
for (const name of signals) process.on(name, () => stop());
const { practice, service } = await startBoth(starting.signal);
// Asked twice the service goes at once, whatever it has in hand.
const stopAll = async () => {
  await service.stop();
  await practice.stop();
};
stop = () => void stopAll();
process.stdout.write(`\n  Jobcan AutoFill  ${service.url}/autofill\n  Stop with Ctrl-C.\n\n`);
// A terminal that was closed reads nothing any more, and an npm that is killed ends without a word to this process.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
const parent = process.ppid;
const watch = setInterval(() => {
  if (process.ppid === parent) return;
  clearInterval(watch);
  void stopAll();
}, 1_000);
watch.unref();
const [code] = await once(service.child, "exit");
await practice.stop();
process.exitCode = code ?? 0;

/**
 * In groups of their own: Ctrl-C reaches this process alone, which lets the service settle the day in hand before the
 * practice site goes.
 */
async function startBoth(signal) {
  let site;
  try {
    site = await startPractice({ ownGroup: true, signal });
    const started = await startService({
      ownGroup: true,
      signal,
      env: {
        CHROMIUM_PATH: chromiumPath,
        PORT: String(await freePort(Number(process.env.PORT ?? 3000))),
        PRACTICE_ID_URL: site.idUrl,
        PRACTICE_SSL_URL: site.sslUrl,
      },
      onLine: (line) => process.stderr.write(`${line}\n`),
    });
    return { practice: site, service: started };
  } catch (error) {
    await site?.stop();
    // Its own lines are there already.
    if (!signal.aborted) process.stderr.write(`npm start: ${error.message.split("\n", 1)[0]}\n`);
    process.exit(signal.aborted ? 130 : 1);
  }
}

/** The wanted port if it is free, else one the system picks. */
async function freePort(wanted) {
  for (const port of [wanted, 0]) {
    const server = createServer();
    const listening = once(server, "listening").then(() => server.address().port);
    const refused = once(server, "error").then(() => undefined);
    server.listen(port, "127.0.0.1");
    const got = await Promise.race([listening, refused]);
    if (got === undefined) continue;
    server.close();
    return got;
  }
  throw new Error("no free port");
}
