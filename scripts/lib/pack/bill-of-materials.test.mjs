import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { noticeOf, writeBillOfMaterials } from "./bill-of-materials.mjs";

test("the notice has every version of every package, in order, with the text of its licence", () => {
  const listed = {
    MIT: [
      {
        name: "b",
        versions: ["2.0.0", "1.0.0"],
        paths: ["/b2", "/b1"],
        homepage: "https://b.example",
      },
    ],
    ISC: [{ name: "a", versions: ["1.0.0"], paths: [] }],
  };

  const notice = noticeOf(listed, (folder) => `text of ${folder}`);

  expect(notice.split(/\n\n-{80}\n\n/).slice(1)).toEqual([
    "a 1.0.0 (ISC)",
    "b 1.0.0 (MIT)\n\nhttps://b.example\n\ntext of /b1",
    "b 2.0.0 (MIT)\n\nhttps://b.example\n\ntext of /b2",
  ]);
});

const web = "@jobcan-automation/web...";

test.each([
  ["the service", ["@jobcan-automation/server...", web]],
  ["the command line", ["@jobcan-automation/cli...", web]],
])(
  "with %s what is packed is listed in CycloneDX and in the notice, the same packages in both",
  { timeout: 60_000 },
  async (_program, programs) => {
    const folder = mkdtempSync(join(tmpdir(), "bill-test-"));
    try {
      await writeBillOfMaterials(folder, programs);
      const bill = JSON.parse(readFileSync(join(folder, "sbom.cdx.json"), "utf8"));
      const notice = readFileSync(join(folder, "NOTICE"), "utf8");
      const named = (name, version) => notice.includes(`\n${name} ${version} (`);
      const others = bill.components.filter(({ group }) => group !== "@jobcan-automation");

      expect(bill.bomFormat).toBe("CycloneDX");
      expect(bill.metadata.component.name).toBe("jobcan-autofill");
      const names = others.map(({ group, name }) => (group ? `${group}/${name}` : name));
      expect(names).toEqual(
        expect.arrayContaining(["playwright-core", "hono", "zod", "react", "exceljs"]),
      );
      expect(names).not.toContain("vitest");
      const missing = others.filter(
        ({ group, name, version }) => !named(group ? `${group}/${name}` : name, version),
      );
      expect(missing.map(({ name }) => name)).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);
