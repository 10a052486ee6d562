import type { RedisServer } from "@jobcan-automation/queue/testing";

/** How many commands a Redis has been sent so far, those of scripts among them. */
export async function commandsOf({ client }: Pick<RedisServer, "client">): Promise<number> {
  const info = await client.info("stats");
  return Number(/^total_commands_processed:(\d+)/m.exec(info)?.[1]);
}
