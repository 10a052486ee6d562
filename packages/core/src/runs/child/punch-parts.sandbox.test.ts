import {
  demoAccount,
  type SimulatedFault,
  startSandbox,
  tenants,
} from "@jobcan-automation/sandbox";
import { expect, test } from "vitest";
import { type RunAccount, rowsFor, runAgainst } from "../../testing/run-against.ts";
import { logCodes, outcomes } from "../../testing/run-facts.ts";

const patience = { timeout: 60_000 };
const twoDays = ["2026-11-04", "2026-11-05"];
const osaka = { options: { groupName: "大阪支社" } };

test("note and place are read back, and a second run finds them", patience, async () => {
  await using site = await startSandbox({ tenant: "many-groups" });
  const rows = rowsFor(twoDays.slice(0, 1), { note: "客先\n直行" });

  const run = await runAgainst(site, { rows, spec: osaka });
  const again = await runAgainst(site, { rows, spec: osaka });

  expect(outcomes(run)).toEqual(["2026-11-04 verified"]);
  expect(run.days.get("2026-11-04")?.now).toMatchObject([
    { timeMin: 540, note: "客先 直行", place: "大阪支社" },
    { timeMin: 1080, note: "客先 直行", place: "大阪支社" },
  ]);
  expect(outcomes(again)).toEqual(["2026-11-04 skipped already_recorded"]);
});

test.each<[SimulatedFault["name"], "ja" | "en", string, object]>([
  ["note-dropped", "ja", "note_differs", { askedNote: "直行", shownNote: "" }],
  ["note-dropped", "en", "note_differs", { askedNote: "直行", shownNote: "" }],
  ["other-place", "ja", "place_differs", { askedPlace: "大阪支社", shownPlace: "本社" }],
  ["other-place", "en", "place_differs", { askedPlace: "大阪支社", shownPlace: "本社" }],
])(
  "%s: the times alone are no verified day (%s)",
  patience,
  async (...[name, language, reason, facts]) => {
    await using site = await startSandbox({ tenant: spoken(language) });
    site.setFault({ name, times: 2 });

    const run = await runAgainst(site, { rows: rowsFor(twoDays, { note: "直行" }), spec: osaka });

    expect(outcomes(run)).toEqual([`2026-11-04 failed ${reason}`, "2026-11-05 verified"]);
    expect(run.days.get("2026-11-04")?.facts).toEqual(facts);
    expect(site.counts.inserts).toBe(4);
  },
);

test(
  "punches that await approval with another note are no day that awaits approval",
  patience,
  async () => {
    await using site = await startSandbox({ tenant: "manual-approval" });
    site.setFault({ name: "note-dropped", times: 2 });

    const run = await runAgainst(site, { rows: rowsFor(twoDays, { note: "直行" }) });

    expect(outcomes(run)).toEqual([
      "2026-11-04 failed note_differs",
      "2026-11-05 awaiting_approval",
    ]);
  },
);

test.each<["plan" | "fill", string]>([
  ["plan", "2026-11-04 open note_differs"],
  ["fill", "2026-11-04 skipped note_differs"],
])(
  "a day found there with another note is left as it is (%s)",
  patience,
  async (mode, reported) => {
    await using site = await startSandbox({ tenant: "half-filled" });

    const run = await runAgainst(site, {
      rows: rowsFor(["2026-11-04"], { note: "直行" }),
      spec: { mode },
    });
    const silent = await runAgainst(site, {
      rows: rowsFor(["2026-11-04"]),
      spec: { mode, options: { defaultNote: "打刻漏れ" } },
    });

    expect(outcomes(run)).toEqual([reported]);
    expect([...silent.days.values()].map(({ plan }) => plan)).toEqual(["already_recorded"]);
    expect(site.counts.writes).toBe(0);
  },
);

test("of a half filled day only the own punch is looked at", patience, async () => {
  await using site = await startSandbox({ tenant: "half-filled" });
  const rows = rowsFor(["2026-11-02"], { note: "直行" });

  const run = await runAgainst(site, { rows });
  const again = await runAgainst(site, { rows });

  expect(outcomes(run)).toEqual(["2026-11-02 verified"]);
  expect(outcomes(again)).toEqual(["2026-11-02 skipped already_recorded"]);
});

test("a note that the form has no field for is reported before the press", patience, async () => {
  await using site = await startSandbox({ tenant: "no-note-field" });
  const rows = [...rowsFor(twoDays.slice(0, 1), { note: "直行" }), ...rowsFor(twoDays.slice(1))];

  const run = await runAgainst(site, { rows, spec: { options: { defaultNote: "打刻漏れ" } } });

  expect(outcomes(run)).toEqual(["2026-11-04 failed note_not_taken", "2026-11-05 verified"]);
  expect(partCodes(run).slice(0, 2)).toEqual(["note_not_taken", "punch_sending"]);
});

test(
  "a place that the form does not offer at all is reported before the press",
  patience,
  async () => {
    await using site = await startSandbox({ tenant: "no-group" });

    const run = await runAgainst(site, { rows: rowsFor(twoDays.slice(0, 1)), spec: osaka });

    expect(outcomes(run)).toEqual(["2026-11-04 failed place_not_taken"]);
    expect(partCodes(run).slice(0, 2)).toEqual(["place_not_taken", "punch_sending"]);
  },
);

test(
  "where the list shows neither, the times decide, and its page is asked once",
  patience,
  async () => {
    await using site = await startSandbox({ tenant: "short-punch-list" });

    const run = await runAgainst(site, { rows: rowsFor(twoDays, { note: "直行" }), spec: osaka });

    expect(outcomes(run)).toEqual(["2026-11-04 verified", "2026-11-05 verified"]);
    const pages = site.requestLog().filter(({ path }) => path === "/employee/adit/modify");
    expect(pages).toHaveLength(3);
  },
);

function spoken(language: "ja" | "en") {
  const { rules, ...company } = tenants["many-groups"];
  return {
    ...company,
    accounts: [{ ...demoAccount, language }],
    rules: { ...rules, languageBy: "account" } as const,
  };
}

function partCodes(run: RunAccount): string[] {
  const wanted = new Set(["note_not_taken", "place_not_taken", "punch_sending"]);
  return logCodes(run).filter((code) => wanted.has(code));
}
