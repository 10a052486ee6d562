import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { rowsOf } from "../testing/engine-fixture.ts";
import { type StoredJob, openDay } from "./job.ts";
import type { JobStore } from "./job-store.ts";
import { createMemoryStore } from "../testing/memory-store.ts";
import { openSqliteStore } from "./sqlite-store.ts";

/** A store to test, and where its bytes are, if anywhere. */
interface StoreUnderTest extends Disposable {
  store: JobStore;
  folder: string | undefined;
}

const makers: [string, () => StoreUnderTest][] = [
  [
    "in memory",
    () => ({ store: createMemoryStore(), folder: undefined, [Symbol.dispose]: () => {} }),
  ],
  [
    "in SQLite",
    () => {
      const folder = mkdtempSync(join(tmpdir(), "store-test-"));
      const store = openSqliteStore(join(folder, "jobs.sqlite"));
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

    store.save("a", {
      progress: {
        phase: { state: "running", queuedAt: 1000, startedAt: 1500, stopping: "after_day" },
        account: "山田 太郎",
        lastSeq: 7,
      },
      days: [{ ...second, outcome: "rejected", facts: { siteText: "締め済み" } }],
      lines: [],
    });
    store.saveDurably("a", { days: [], lines: [line(1)] });

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

test.each(makers)("a log %s forgets what it is told to drop and counts it", (_where, make) => {
  using under = make();
  const { store } = under;
  store.insert(jobOf("a"));
  store.save("a", { days: [], lines: [line(1), line(2)] });
  store.save("a", { days: [], lines: [line(3)], dropped: { upToSeq: 1, count: 1 } });

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
  "finished and unfinished jobs %s are told apart, and removed ones are gone",
  (_where, make) => {
    using under = make();
    const { store } = under;
    store.insert(jobOf("a"));
    store.insert(jobOf("b", { uploadId: "upload-2", instance: "8.2" }));
    store.save("a", { days: [], lines: [line(1)] });
    const dropped = { upToSeq: 1, count: 1 };
    const ended = { queuedAt: 1000, finishedAt: 9000, outcome: "succeeded" } as const;
    const phase = { state: "finished", ...ended } as const;
    const progress = { phase, account: undefined, lastSeq: 2 };
    store.save("a", { progress, days: [], lines: [line(2)], dropped });

    expect(store.finished()).toEqual([
      { id: "a", uploadId: "upload-1", finishedAt: 9000, ok: true, logCount: 2 },
    ]);
    expect(store.unfinished()).toEqual([{ id: "b", instance: "8.2" }]);
    store.remove(["a"]);
    expect(store.load("a")).toBeUndefined();
    expect(store.finished()).toEqual([]);
  },
);

test("a SQLite store is there again after it was closed, and what is removed is not in its files", () => {
  using under = makers[1]?.[1]() ?? fail();
  const folder = under.folder ?? fail();
  const path = join(folder, "again.sqlite");
  const first = openSqliteStore(path);
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

test("a change in SQLite is stored whole or not at all", () => {
  using under = makers[1]?.[1]() ?? fail();
  const { store } = under;
  const job = jobOf("a");
  store.insert(job);
  const [first] = job.days;
  store.save("a", { days: [], lines: [line(1)] });

  // The second line has the number of one that is there.
  const change = {
    days: first ? [{ ...first, outcome: "verified" as const }] : [],
    lines: [line(1)],
  };
  expect(() => store.saveDurably("a", change)).toThrow("NO_SPACE");

  expect(store.load("a")).toEqual({ ...job, log: [line(1)], lastSeq: 1 });
});

test("a file that another process has locked is NO_SPACE with its word, and works again afterwards", () => {
  using under = makers[1]?.[1]() ?? fail();
  const { store } = under;
  store.insert(jobOf("a"));
  const other = new DatabaseSync(join(under.folder ?? fail(), "jobs.sqlite"));
  other.exec("BEGIN IMMEDIATE");

  const change = { days: [], lines: [line(1)] };
  expect(() => store.saveDurably("a", change)).toThrow(
    expect.objectContaining({ code: "NO_SPACE", facts: { cause: "locked" } }),
  );

  other.exec("ROLLBACK");
  other.close();
  store.saveDurably("a", change);
  expect(store.load("a")?.log).toEqual([line(1)]);
});

test("a folder that cannot be written is NO_SPACE", () => {
  expect(() => openSqliteStore("/proc/no-such-folder/jobs.sqlite")).toThrow("NO_SPACE");
});

function fail(): never {
  throw new Error("no such store");
}
