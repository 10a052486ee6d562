import { expect, test } from "vitest";
import { fileResponse } from "./file-response.ts";

test.each([
  ["a.csv", `filename="a.csv"; filename*=UTF-8''a.csv`],
  ["勤怠.csv", `filename="_.csv"; filename*=UTF-8''%E5%8B%A4%E6%80%A0.csv`],
  [`it's (1)*.csv`, `filename="it's (1)*.csv"; filename*=UTF-8''it%27s%20%281%29%2A.csv`],
  [`a"b\\c%41.csv`, `filename="a_b_c_41.csv"; filename*=UTF-8''a%22b%5Cc%2541.csv`],
  ["a\r\nb.csv", `filename="a_b.csv"; filename*=UTF-8''a%0D%0Ab.csv`],
])("a file %j is named in full, and in ASCII for who reads no more", (fileName, names) => {
  const { headers } = fileResponse({ fileName, bytes: new Uint8Array() });

  expect(headers.get("content-disposition")).toBe(`attachment; ${names}`);
});
