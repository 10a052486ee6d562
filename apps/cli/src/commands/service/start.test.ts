import { expect, test } from "vitest";
import type { CliPorts } from "../../cli-ports.ts";
import { UsageError } from "../../parser/usage-error.ts";
import { portTaken } from "../../service/port-taken.ts";
import { cli, terminal } from "../../testing/terminal.ts";

/** Runs `start` up to where it would listen; resolves to the ports that it asked for, and what was said. */
async function listensAt(args: readonly string[], env: CliPorts["env"]) {
  const { ports, recorded } = terminal();
  const asked: number[] = [];
  const openOwn: CliPorts["openOwn"] = async (port) => {
    asked.push(port);
    return await Promise.reject(new UsageError(() => "no further"));
  };
  const exit = await cli({ ...ports, env, openOwn }, ["start", ...args]);
  return { asked, exit, err: recorded.err };
}

test.each([
  [[], {}, 0],
  [[], { PORT: "" }, 0],
  [[], { PORT: "4567" }, 4567],
  [["--port", "4568"], { PORT: "4567" }, 4568],
  [["--port", "0"], { PORT: "4567" }, 0],
  [["--port", "4568"], { PORT: "any" }, 4568],
])("start %j with %o listens at %i", async (args, env, port) => {
  expect((await listensAt(args, env)).asked).toEqual([port]);
});

test("a PORT that is none is said as the option is, and nothing is started", async () => {
  const { asked, exit, err } = await listensAt([], { PORT: "http" });

  expect({ asked, exit }).toEqual({ asked: [], exit: 64 });
  expect(err).toMatch(/PORT.*http/);
});

test.each(["EADDRINUSE", "EACCES"])(
  "a port that cannot be had (%s) is named, with what to do",
  async (code) => {
    const { ports, recorded } = terminal();
    const refusal = Object.assign(new Error(code), { code });
    const openOwn = async () => await Promise.reject(refusal).catch(portTaken(80));

    expect(await cli({ ...ports, openOwn }, ["start", "--port", "80"])).toBe(6);

    expect(recorded.err).toMatch(/80.*--port/);
  },
);
