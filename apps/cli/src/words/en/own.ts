import type { OwnWords } from "../own-words.ts";

export const ownEn: OwnWords = {
  fetchingBrowser:
    "No browser is here yet: fetching Playwright's headless Chromium (about 110 MB, once, into Playwright's own folder)…",
  busy: (dataDir) =>
    `Another jobcan-autofill is at work on ${dataDir}. Wait for it, or name the service that runs with --server URL.`,
  noDataFolder: (dataDir, code) =>
    `The data folder ${dataDir} cannot be used (${code}). Name another with DATA_DIR.`,
  portTaken: (port) =>
    `Port ${port} is taken. Choose another with --port; --port 0 takes any free one.`,
  portRefused: (port) =>
    `The system does not let you use port ${port}. Choose another with --port, above 1023.`,
  badSetting: (reason) => `A setting cannot be used: ${reason}`,
  queueLibraries:
    "QUEUE_URL needs bullmq and ioredis. Run npm install bullmq ioredis in the same folder.",
  queueUnusable: (reason) => `Redis at QUEUE_URL cannot be used: ${reason}`,
  started: ({ page, practice, data }) => [
    `Jobcan AutoFill  ${page}`,
    `Practice Jobcan  ${practice}`,
    `Data             ${data}`,
  ],
  practiceStarted: ({ signIn, attendance, control }) => [
    `Sign-in     ${signIn}`,
    `Attendance  ${attendance}`,
    `Control     ${control}`,
  ],
  practiceAccount: (login, password) => `Account     ${login} / ${password}`,
  stopWith: "Ctrl-C ends it.",
  stopping: "Ending; a day in hand is settled first. A second Ctrl-C does not wait.",
  superseded: "Another service has taken this one's jobs over, so it ends.",
  tenants: "Tenants (--tenant NAME; titles are in Japanese, as the pages are)",
  faults:
    "Faults (--faults NAME[:on=PLACE][:after=N][:times=N][:value=N],…; titles are in Japanese)",
};
