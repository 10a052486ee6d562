import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { rowsOf } from "../testing/engine-fixture.ts";
import { type StoredJob, openDay } from "./job.ts";
import type { JobStore } from "./job-store.ts";
import { createMemoryStore } from "../testing/memory-store.ts";
import { migrate } from "./sqlite/migrate.ts";
import { openSqliteStore } from "./sqlite/sqlite-store.ts";

/** A store to test, and where its bytes are, if anywhere. */
interface StoreUnderTest extends Disposable {
  store: JobStore;
  folder: string | undefined;
}

const makers: [string, () => StoreUnderTest][] = [
  [
    "in memory",
    () => {
      const store = withInstances(createMemoryStore());
      return { store, folder: undefined, [Symbol.dispose]: () => {} };
    },
  ],
  [
    "in SQLite",
    () => {
      const folder = mkdtempSync(join(tmpdir(), "store-test-"));
      const store = withInstances(openSqliteStore(join(folder, "jobs.sqlite")));
      return {
        store,
        folder,
        [Symbol.dispose]() {
          store[Symbol.dispose]();
          rmSync(folder, { recursive: true });
        },
      };
    },
  ],
];

/** Two servers that live. */
function withInstances(store: JobStore): JobStore {
  store.register("7.1", 1000);
  store.register("8.2", 1000);
  return store;
}

const ours = (id: string) => ({ id, instance: "7.1" });

const jobOf = (id: string, differing: Partial<StoredJob["facts"]> = {}): StoredJob => ({
  facts: {
    id,
    owner: "owner-a",
    uploadId: "upload-1",
    fileName: "十一月.xlsx",
    target: "jobcan",
    mode: "fill",
    requestKey: `key-${id}`,
    instance: "7.1",
    ...differing,
  },
  phase: { state: "waiting", queuedAt: 1000 },
  account: undefined,
  days: rowsOf(3).map(openDay),
  log: [],
  lastSeq: 0,
  droppedLogEntries: 0,
});

const line = (seq: number) => ({
  seq,
  at: 2000 + seq,
  level: "info" as const,
  message: { code: "job_queued" as const, facts: { position: seq } },
});

test.each(makers)("the sheet a job %s was read from comes back", (_where, make) => {
  using under = make();
  const job = jobOf("a", { sheet: { name: "11月", headerRow: 3 } });
  under.store.insert(job);

  expect(under.store.load("a")).toEqual(job);
});

test.each(makers)(
  "an owner's jobs %s are listed, the newest first and no more than asked",
  (_where, make) => {
    using under = make();
    const { store } = under;
    for (const id of ["c", "a", "d"]) store.insert(jobOf(id));
    store.insert(jobOf("b", { owner: "owner-b" }));

    expect(store.newestOf("owner-a", 50)).toEqual(["d", "a", "c"]);
    expect(store.newestOf("owner-a", 2)).toEqual(["d", "a"]);
    expect(store.newestOf("nobody", 50)).toEqual([]);
  },
);

test.each(makers)("a job %s comes back as it was put in", (_where, make) => {
  using under = make();
  const { store } = under;
  const job = jobOf("a");

  store.insert(job);

  expect(store.load("a")).toEqual(job);
  expect(store.load("b")).toBeUndefined();
});

test.each(makers)(
  "what happens to a job %s is kept, days in the order of the sheet",
  (_where, make) => {
    using under = make();
    const { store } = under;
    const job = jobOf("a");
    store.insert(job);
    const [first, second] = job.days;
    if (first === undefined || second === undefined) throw new Error("a job of three days");

    store.save(ours("a"), {
      progress: {
        phase: { state: "running", queuedAt: 1000, startedAt: 1500, stopping: "after_day" },
        account: "山田 太郎",
        lastSeq: 7,
      },
      days: [{ ...second, outcome: "rejected", facts: { siteText: "締め済み" } }],
      lines: [],
    });
    store.saveDurably(ours("a"), { days: [], lines: [line(1)] });

    expect(store.load("a")).toEqual({
      ...job,
      phase: { state: "running", queuedAt: 1000, startedAt: 1500, stopping: "after_day" },
      account: "山田 太郎",
      lastSeq: 7,
      days: [
        first,
        { ...second, outcome: "rejected", facts: { siteText: "締め済み" } },
        job.days[2],
      ],
      log: [line(1)],
    });
  },
);

test.each(makers)("a log %s forgets what it is reported to drop and counts it", (_where, make) => {
  using under = make();
  const { store } = under;
  store.insert(jobOf("a"));
  store.save(ours("a"), { days: [], lines: [line(1), line(2)] });
  store.save(ours("a"), { days: [], lines: [line(3)], dropped: { upToSeq: 1, count: 1 } });

  const job = store.load("a");
  expect(job?.log.map(({ seq }) => seq)).toEqual([2, 3]);
  expect(job?.droppedLogEntries).toBe(1);
});

test.each(makers)("a request key %s finds the job of its owner only", (_where, make) => {
  using under = make();
  const { store } = under;
  store.insert(jobOf("a", { requestKey: "pressed" }));
  store.insert(jobOf("b", { requestKey: "pressed", owner: "owner-b" }));

  expect(store.findByRequest("owner-a", "pressed")).toBe("a");
  expect(store.findByRequest("owner-b", "pressed")).toBe("b");
  expect(store.findByRequest("owner-c", "pressed")).toBeUndefined();
});

test.each(makers)(
  "finished and unfinished jobs %s are reported apart, and removed ones are gone",
  (_where, make) => {
    using under = make();
    const { store } = under;
    store.insert(jobOf("a"));
    store.insert(jobOf("b", { uploadId: "upload-2", instance: "8.2" }));
    store.save(ours("a"), { days: [], lines: [line(1)] });
    const dropped = { upToSeq: 1, count: 1 };
    const ended = { queuedAt: 1000, finishedAt: 9000, outcome: "succeeded" } as const;
    const phase = { state: "finished", ...ended } as const;
    const progress = { phase, account: undefined, lastSeq: 2 };
    store.save(ours("a"), { progress, days: [], lines: [line(2)], dropped });

    expect(store.finished()).toEqual([
      { id: "a", uploadId: "upload-1", finishedAt: 9000, ok: true, logCount: 2 },
    ]);
    expect(store.unfinished()).toEqual([{ id: "b", instance: "8.2" }]);
    store.remove(["a"]);
    expect(store.load("a")).toBeUndefined();
    expect(store.finished()).toEqual([]);
  },
);

test.each(makers)(
  "an instance %s is there from its first sign of life to its end",
  (_where, make) => {
    using under = make();
    const { store } = under;
    store.register("9.3", 5000);
    store.retire("8.2");

    const renewed = [store.renew("9.3", 6000), store.renew("8.2", 6000)];

    expect(renewed).toEqual([true, false]);
    expect(store.instances()).toEqual([
      { id: "7.1", beatAt: 1000 },
      { id: "9.3", beatAt: 6000 },
    ]);
  },
);

test.each(makers)(
  "a sign of life %s is seen also where the clock stands or goes back",
  (_where, make) => {
    using under = make();
    const { store } = under;
    const beats = [1000, 1000, 400].map((nowMs) => {
      store.renew("7.1", nowMs);
      return store.instances().find(({ id }) => id === "7.1")?.beatAt;
    });

    expect(new Set([1000, ...beats]).size).toBe(4);
  },
);

test.each(makers)(
  "with a row taken over %s the unfinished jobs change hands, and the finished ones stay as they are",
  (_where, make) => {
    using under = make();
    const { store } = under;
    store.insert(jobOf("a"));
    store.insert(jobOf("b"));
    const phase = { state: "finished", queuedAt: 1, finishedAt: 2, outcome: "failed" } as const;
    const ended = { progress: { phase, account: undefined, lastSeq: 1 }, days: [], lines: [] };
    store.save(ours("b"), ended);

    store.takeOver("7.1", "8.2");

    expect(store.instances().map(({ id }) => id)).toEqual(["8.2"]);
    expect(store.unfinished()).toEqual([{ id: "a", instance: "8.2" }]);
    expect(store.load("a")?.facts.instance).toBe("8.2");
    expect(store.finished().map(({ id }) => id)).toEqual(["b"]);
    store.save({ id: "a", instance: "8.2" }, { days: [], lines: [line(1)] });
    expect(store.load("a")?.log).toEqual([line(1)]);
  },
);

test.each(makers)(
  "nothing that is written %s by an instance that was taken over gets in",
  (_where, make) => {
    using under = make();
    const { store } = under;
    store.insert(jobOf("a"));
    store.takeOver("7.1", "8.2");
    const before = store.load("a");
    const change = { days: [], lines: [line(1)] };

    const writes = [
      () => store.insert(jobOf("b")),
      () => store.save(ours("a"), change),
      () => store.saveDurably(ours("a"), change),
      // It may know by now whose the job is.
      () => store.takeOver("8.2", "7.1"),
    ];

    for (const write of writes) {
      expect(write).toThrow(
        expect.objectContaining({ code: "INTERRUPTED", facts: { cause: "taken_over" } }),
      );
    }
    expect(store.load("a")).toEqual(before);
    expect(store.load("b")).toBeUndefined();
    expect(store.instances().map(({ id }) => id)).toEqual(["8.2"]);
  },
);

test.each(makers)("of two that take over the same %s one gets the jobs", (_where, make) => {
  using under = make();
  const { store } = under;
  store.register("9.3", 1000);
  store.insert(jobOf("a"));

  store.takeOver("7.1", "8.2");
  store.takeOver("7.1", "9.3");

  expect(store.unfinished()).toEqual([{ id: "a", instance: "8.2" }]);
});

test("a SQLite store is there again after it was closed, and what is removed is not in its files", () => {
  using under = makers[1]?.[1]() ?? fail();
  const folder = under.folder ?? fail();
  const path = join(folder, "again.sqlite");
  const first = withInstances(openSqliteStore(path));
  first.insert(jobOf("a", { fileName: "canary-name.xlsx" }));
  expect(readdirSync(folder)).toContain("again.sqlite-wal");
  first[Symbol.dispose]();

  const second = openSqliteStore(path);
  expect(second.load("a")?.facts.fileName).toBe("canary-name.xlsx");
  second.remove(["a"]);
  second[Symbol.dispose]();

  const bytes = readdirSync(folder).map((name) => readFileSync(join(folder, name), "latin1"));
  expect(bytes.join("")).not.toContain("canary-name");
});

test("a record that somebody has changed into what none can be is not believed", () => {
  using under = makers[1]?.[1]() ?? fail();
  const { store } = under;
  store.insert(jobOf("a"));
  store.insert(jobOf("b"));
  const other = new DatabaseSync(join(under.folder ?? fail(), "jobs.sqlite"));
  other.exec(`UPDATE day SET record = replace(record, '"sent"', '"paid"') WHERE job_id = 'a'`);
  other.close();

  expect(() => store.load("a")).toThrow("NO_SPACE");
  expect(store.load("b")).toEqual(jobOf("b"));
});

test("a change in SQLite is stored whole or not at all", () => {
  using under = makers[1]?.[1]() ?? fail();
  const { store } = under;
  const job = jobOf("a");
  store.insert(job);
  const [first] = job.days;
  store.save(ours("a"), { days: [], lines: [line(1)] });

  // The second line has the number of one that is there.
  const change = {
    days: first ? [{ ...first, outcome: "verified" as const }] : [],
    lines: [line(1)],
  };
  expect(() => store.saveDurably(ours("a"), change)).toThrow("NO_SPACE");

  expect(store.load("a")).toEqual({ ...job, log: [line(1)], lastSeq: 1 });
});

test("a file that another process has locked is NO_SPACE with its word, and works again afterwards", () => {
  using under = makers[1]?.[1]() ?? fail();
  const { store } = under;
  store.insert(jobOf("a"));
  const other = new DatabaseSync(join(under.folder ?? fail(), "jobs.sqlite"));
  other.exec("BEGIN IMMEDIATE");

  const change = { days: [], lines: [line(1)] };
  expect(() => store.saveDurably(ours("a"), change)).toThrow(
    expect.objectContaining({ code: "NO_SPACE", facts: { cause: "locked" } }),
  );

  other.exec("ROLLBACK");
  other.close();
  store.saveDurably(ours("a"), change);
  expect(store.load("a")?.log).toEqual([line(1)]);
});

test("a file opens while another process writes to it", () => {
  using under = makers[1]?.[1]() ?? fail();
  under.store.insert(jobOf("a"));
  const path = join(under.folder ?? fail(), "jobs.sqlite");
  const other = new DatabaseSync(path);
  other.exec("BEGIN IMMEDIATE");

  using store = openSqliteStore(path);

  expect(store.load("a")).toEqual(jobOf("a"));
  other.close();
});

test("a folder that cannot be written is NO_SPACE", () => {
  expect(() => openSqliteStore("/proc/no-such-folder/jobs.sqlite")).toThrow("NO_SPACE");
});

test("records of a newer version are refused by a message of their own, and left as they are", () => {
  using under = makers[1]?.[1]() ?? fail();
  const path = join(under.folder ?? fail(), "later.sqlite");
  const later = new DatabaseSync(path);
  later.exec("CREATE TABLE job (id TEXT PRIMARY KEY, shape TEXT); PRAGMA user_version = 7");
  later.close();
  const before = readFileSync(path);

  expect(() => openSqliteStore(path)).toThrow("are of a newer version of this program (7)");
  expect(readFileSync(path)).toEqual(before);
});

test("records from before versions were written are those of version 1", () => {
  using under = makers[1]?.[1]() ?? fail();
  const path = join(under.folder ?? fail(), "jobs.sqlite");
  under.store.insert(jobOf("a"));
  const before = new DatabaseSync(path);
  before.exec("DROP TABLE instance; PRAGMA user_version = 0");
  before.close();

  using store = openSqliteStore(path, fail);

  expect([store.load("a"), store.instances()]).toEqual([jobOf("a"), []]);
});

test("an older file goes through the steps that it lacks, all or none", () => {
  using database = new DatabaseSync(":memory:");
  const version = () => database.prepare("PRAGMA user_version").get()?.["user_version"];
  const first = "CREATE TABLE a (x TEXT)";
  const second = "ALTER TABLE a ADD COLUMN y TEXT";

  migrate(database, [first]);
  database.exec("INSERT INTO a VALUES ('kept')");
  expect(() => migrate(database, [first, second, "no such word"])).toThrow("syntax error");
  expect(version()).toBe(1);
  migrate(database, [first, second]);

  expect(version()).toBe(2);
  expect(database.prepare("SELECT x, y FROM a").all()).toEqual([{ x: "kept", y: null }]);
});

test.each([
  [
    "no database at all",
    () => Buffer.from("this is no database, but it is long enough to be taken for one"),
  ],
  ["cut in the middle", (whole: Buffer) => whole.subarray(0, whole.length / 2)],
  ["overwritten in the middle", (whole: Buffer) => Buffer.from(whole).fill(0xff, 4096, 12_288)],
  ["of other tables", () => otherTables()],
] as const)(
  "a file that is %s is set aside by name, and an empty one is there",
  (_what, damage) => {
    using under = makers[1]?.[1]() ?? fail();
    const path = join(under.folder ?? fail(), "records.sqlite");
    const whole = withInstances(openSqliteStore(path));
    for (const id of ["a", "b", "c"]) whole.insert(jobOf(id));
    whole[Symbol.dispose]();
    const damaged = damage(readFileSync(path));
    writeFileSync(path, damaged);
    const found: string[] = [];

    const store = withInstances(openSqliteStore(path, ({ name }) => void found.push(name)));

    expect(store.finished()).toEqual([]);
    store.insert(jobOf("d"));
    store[Symbol.dispose]();
    expect(found).toEqual([expect.stringMatching(/^records\.sqlite\.damaged-/)]);
    expect(readFileSync(join(dirname(path), found[0] ?? ""))).toHaveLength(damaged.length);
  },
);

test("why a write failed is known until one works again", () => {
  using under = makers[1]?.[1]() ?? fail();
  const { store } = under;
  store.insert(jobOf("a"));
  const other = new DatabaseSync(join(under.folder ?? fail(), "jobs.sqlite"));
  other.exec("BEGIN IMMEDIATE");
  expect(() => store.renew("1.1", 1)).toThrow("NO_SPACE");
  expect(store.trouble()).toBe("locked");

  other.exec("ROLLBACK");
  other.close();
  store.renew("1.1", 2);
  expect(store.trouble()).toBeUndefined();
});

/** A database with the right version and tables of somebody else. */
function otherTables(): Buffer {
  const folder = mkdtempSync(join(tmpdir(), "store-test-"));
  const path = join(folder, "other.sqlite");
  const other = new DatabaseSync(path);
  other.exec("CREATE TABLE job (id TEXT); PRAGMA user_version = 1");
  other.close();
  const bytes = readFileSync(path);
  rmSync(folder, { recursive: true });
  return bytes;
}

function fail(): never {
  throw new Error("no such store");
}
