import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A way to a Redis that a test cuts and holds. */
export interface CuttingProxy extends AsyncDisposable {
  url: string;
  /** Cuts all connections as soon as these words are on their way, once; `forward`: Redis still hears them. */
  cutAt(words: string, how: { forward: boolean }): void;
  /** Cuts all connections now. */
  cut(): void;
  /** Holds all answers back, until the returned is disposed of. */
  hold(): Disposable;
  /** How often these words have gone to Redis. */
  count(words: string): number;
}

export async function startCuttingProxy(port: number): Promise<CuttingProxy> {
  const pairs = new Set<[client: Socket, redis: Socket]>();
  let trap: { words: string; forward: boolean } | undefined;
  let isHolding = false;
  let seen = "";
  const cut = () => {
    for (const [client] of pairs) client.destroy();
    pairs.clear();
  };
  const server = createServer((client) => {
    const redis = connect(port, "127.0.0.1");
    pairs.add([client, redis]);
    if (isHolding) redis.pause();
    for (const socket of [client, redis]) socket.on("error", () => {});
    redis.on("data", (bytes) => void client.write(bytes));
    redis.on("close", () => client.destroy());
    client.on("close", () => redis.end());
    client.on("data", (bytes) => {
      const text = bytes.toString("latin1");
      seen += text;
      if (trap === undefined || !text.includes(trap.words)) return void redis.write(bytes);
      const { forward } = trap;
      trap = undefined;
      if (forward) redis.write(bytes);
      cut();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a server that listens on a port
  const { port: own } = server.address() as AddressInfo;
  return {
    url: `redis://127.0.0.1:${own}`,
    cutAt(words, { forward }) {
      trap = { words, forward };
    },
    cut,
    hold() {
      isHolding = true;
      for (const [, redis] of pairs) redis.pause();
      return {
        [Symbol.dispose]() {
          isHolding = false;
          for (const [, redis] of pairs) redis.resume();
        },
      };
    },
    count: (words) => seen.split(words).length - 1,
    async [Symbol.asyncDispose]() {
      for (const [client, redis] of pairs) {
        client.destroy();
        redis.destroy();
      }
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
