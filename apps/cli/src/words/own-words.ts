/** What is said where the service runs inside the program itself, and by `start` and `practice`. */
export interface OwnWords {
  /** No browser is there: which one is fetched now. */
  fetchingBrowser: string;
  /** Another of these programs is at work on the same data folder. */
  busy(dataDir: string): string;
  /** The folder of records and uploads cannot be made or written to; the system's code. */
  noDataFolder(dataDir: string, code: string): string;
  portTaken(port: number): string;
  /** The system gives this port to the administrator alone. */
  portRefused(port: number): string;
  /** A setting of the environment, with what is wrong with it. */
  badSetting(reason: string): string;
  /** QUEUE_URL is set, and the libraries that speak to Redis are not installed. */
  queueLibraries: string;
  /** QUEUE_URL is set, and Redis there cannot be used: why, in the service's own words. */
  queueUnusable(reason: string): string;
  /** The page's address, the practice site's control page, and where data is stored. */
  started(urls: { page: string; practice: string; data: string }): readonly string[];
  practiceStarted(urls: { signIn: string; attendance: string; control: string }): readonly string[];
  /** Of the practice site's account. */
  practiceAccount(login: string, password: string): string;
  stopWith: string;
  stopping: string;
  superseded: string;
  tenants: string;
  faults: string;
}
