import { expect, test } from "vitest";
import { resolveThresholds } from "./memory-thresholds.ts";

test("nothing asked for is WARNING 400 below LIMIT 450, by default", () => {
  expect(resolveThresholds({ hardLimitMb: 512, ramMb: 24_000 })).toEqual({
    warningMb: 400,
    limitMb: 450,
    from: { warning: "default", limit: "default" },
    corrections: [],
  });
});

test("what the operator asks for is taken and named as theirs", () => {
  expect(resolveThresholds({ warning: "700", limit: 900, hardLimitMb: 1024 })).toMatchObject({
    warningMb: 700,
    limitMb: 900,
    from: { warning: "env", limit: "env" },
    corrections: [],
  });
});

test("a warning at or over the limit becomes 90 % of the limit", () => {
  for (const warning of ["450", "512"]) {
    expect(resolveThresholds({ warning, limit: "450" })).toMatchObject({
      warningMb: 405,
      limitMb: 450,
      from: { warning: "corrected", limit: "env" },
    });
  }
});

test.each(["NaN", "0", "-1", "Infinity", "1e3", "lots", "0.5", "0x1F4", "0.5GB", "4,50"])(
  "a limit of %j is not taken, and said so",
  (limit) => {
    const thresholds = resolveThresholds({ limit });
    expect(thresholds).toMatchObject({ limitMb: 450, from: { limit: "corrected" } });
    expect(thresholds.corrections).toEqual([
      { kind: "not_a_number_of_mb", name: "LIMIT", given: limit, usedMb: 450 },
    ]);
  },
);

test("a limit of 300MB means 300, and is still said to be wrong", () => {
  expect(resolveThresholds({ warning: "250", limit: "300MB" })).toMatchObject({
    limitMb: 300,
    from: { limit: "corrected" },
    corrections: [{ kind: "not_a_number_of_mb", name: "LIMIT", given: "300MB", usedMb: 300 }],
  });
});

test("a limit over the container's own is brought down to it", () => {
  expect(resolveThresholds({ limit: "600", hardLimitMb: 512, ramMb: 24_000 })).toMatchObject({
    warningMb: 400,
    limitMb: 512,
    from: { warning: "default", limit: "corrected" },
    corrections: [{ kind: "above_container", limitMb: 600, boundMb: 512 }],
  });
});

test("a limit over the machine's memory is brought down to it", () => {
  expect(resolveThresholds({ limit: "9000", ramMb: 2000.7 })).toMatchObject({
    limitMb: 2000,
    corrections: [{ kind: "above_ram", limitMb: 9000, boundMb: 2000 }],
  });
});

test("whatever is asked for, the warning stays below the limit and the limit within the machine", () => {
  const settings = [
    undefined,
    "",
    " ",
    "0",
    "1",
    "2",
    "7",
    "399.9",
    "400",
    "450",
    "1e9",
    "999999",
    "NaN",
    "450MB",
  ];
  const broken: unknown[] = [];
  const bounds = [undefined, 1, 64, 256, 512, 20_000];
  const combinations = settings.flatMap((warning) =>
    settings.flatMap((limit) => bounds.map((hardLimitMb) => ({ warning, limit, hardLimitMb }))),
  );
  for (const combination of combinations) {
    const found = resolveThresholds({ ...combination, ramMb: 24_000 });
    const corrected = Object.values(found.from).includes("corrected");
    const { warningMb, limitMb } = found;
    const holds = warningMb < limitMb && limitMb <= (combination.hardLimitMb ?? 24_000);
    if (!holds || found.corrections.length > 0 !== corrected) broken.push({ combination, found });
  }
  expect(broken).toEqual([]);
});
