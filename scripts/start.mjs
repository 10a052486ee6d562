// npm start: sets up what is missing, starts the service with the practice Jobcan beside it, prints one URL and how to stop.
import { createServer } from "node:net";
import { once } from "node:events";
import { startPractice, startService } from "./lib/service.mjs";
import { setUpOrExit } from "./setup.mjs";

const { chromiumPath } = await setUpOrExit();
// Groups of their own: Ctrl-C reaches this process alone, which lets the service settle the day in hand before the practice site goes.
const practice = await startPractice({ ownGroup: true });
const service = await startService({
  ownGroup: true,
  env: {
    CHROMIUM_PATH: chromiumPath,
    PORT: String(await freePort(Number(process.env.PORT ?? 3000))),
    PRACTICE_ID_URL: practice.idUrl,
    PRACTICE_SSL_URL: practice.sslUrl,
  },
  onLine: (line) => process.stderr.write(`${line}\n`),
}).catch(async (error) => {
  await practice.stop();
  // Its own lines are there already.
  process.stderr.write(`the service ${error.message.split("\n", 1)[0]}\n`);
  process.exit(1);
});
process.stdout.write(`\n  Jobcan AutoFill  ${service.url}/autofill\n  Stop with Ctrl-C.\n\n`);

const stopAll = async () => {
  await service.stop();
  await practice.stop();
};
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => void stopAll());
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
