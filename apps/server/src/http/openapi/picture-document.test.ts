import { expect, test, vi } from "vitest";
import { createApiClient, problemIn } from "../../testing/api-client.ts";
import { createAppFixture } from "../../testing/app-fixture.ts";
import { createJudge } from "../../testing/openapi-judge.ts";
import { openApiSchema } from "../../testing/openapi.ts";
import { readScreen } from "../../testing/read-screen.ts";
import { showPicture } from "../../testing/show-picture.ts";

const [screenPath, inputPath] = ["/api/jobs/{id}/screen", "/api/jobs/{id}/input"] as const;
const octets = "application/octet-stream";

/** A job whose picture is open, with what the document says of looking at it and of acting in it. */
async function openPicture() {
  const fixture = createAppFixture();
  const client = await createApiClient(fixture.request);
  const id = await client.submit({ person: "present" });
  showPicture(fixture.runner.latest().pictureEnd);
  const document = openApiSchema.parse(await (await client.send("/api/openapi.json")).json());
  const { get: viewing } = document.paths[screenPath] ?? {};
  const { post: acting } = document.paths[inputPath] ?? {};
  const judge = createJudge(document);
  return {
    // The picture comes over a channel, so it is there a moment after it was shown.
    view: () =>
      vi.waitUntil(async () => {
        const answer = await client.send(`${screenPath.replace("{id}", id)}?width=390`);
        return answer.ok && answer;
      }),
    act: (input: object) => client.post(inputPath.replace("{id}", id), input),
    messageFault: (message: unknown) =>
      judge(viewing?.responses["200"]?.content?.[octets]?.schema ?? {}, message),
    inputFault: (input: unknown) =>
      judge(acting?.requestBody?.content["application/json"]?.schema ?? {}, input),
    statuses: Object.keys(acting?.responses ?? {}),
  };
}

test("the picture's messages and what is done in it are as the document says", async () => {
  const { view, act, messageFault, inputFault, statuses } = await openPicture();

  const answer = await view();
  const screen = readScreen(answer);
  const seen = [await screen.message(), await screen.message()];
  const viewing = seen.find((message) => message.type === "viewing")?.viewing;
  const input = { viewing, seq: 1, events: [{ type: "text", text: "a" }] };
  const acted = [await act(input), await act(input)];

  expect(answer.headers.get("content-type")).toBe(octets);
  expect(seen.map(({ type }) => type)).toEqual(["viewing", "state"]);
  expect(seen.map(messageFault)).toEqual(["", ""]);
  expect(inputFault(input)).toBe("");
  expect(acted.map(({ status }) => status)).toEqual([204, 400]);
  expect(statuses).toEqual(expect.arrayContaining(["204", "400"]));
});

test("what the document does not say is no message and no input", async () => {
  const { act, messageFault, inputFault } = await openPicture();
  const input = { viewing: "x", seq: 0, events: [] };

  expect(messageFault({ type: "viewing", viewing: "x" })).not.toBe("");
  expect(inputFault(input)).not.toBe("");
  const refused = await problemIn(await act(input));
  expect(refused).toMatchObject({ code: "INVALID_REQUEST", facts: { field: "seq" } });
});
