/// <reference lib="dom" />
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { startSandbox } from "@jobcan-automation/sandbox";
import { linuxSystem } from "@jobcan-automation/proc";
import { expect, test } from "vitest";
import { findTestChromium } from "../../testing/find-test-chromium.ts";
import { openLivePicture, type LivePicture } from "./live-picture.ts";

const never = new AbortController().signal;
const patience = { timeout: 40_000 };

test("who types in the picture signs in, with pictures and style sheets", patience, async () => {
  await using site = await startSandbox();
  await using picture = await open(site);
  const { session } = picture;
  await session.run("open", never, (page) => page.goto(`${site.idUrl}/users/sign_in`));
  const frame = await picture.frame(never);
  expect([...frame.subarray(0, 2)]).toEqual([0xff, 0xd8]);

  await clickOn(picture, "#user_email");
  await picture.apply({ type: "text", text: "demo@example.jp" }, never);
  await picture.apply({ type: "key", key: "Tab", shift: false }, never);
  await clickOn(picture, "#user_password");
  await picture.apply({ type: "text", text: "practice-1234" }, never);
  await picture.apply({ type: "key", key: "Enter", shift: false }, never);
  await session.run("wait", never, (page) => page.waitForURL(/account|employee/));

  expect(picture.state.hosts).toEqual([]);
  expect(site.counts.signInPosts).toBe(1);
});

test(
  "a host that the page leads to is asked for, with its files, and closed where that is refused",
  patience,
  async () => {
    await using site = await startSandbox();
    await using picture = await open(site);
    const foreign = `idp.localhost:${site.port}`;
    picture.open(`http://${foreign}/users/sign_in`);
    await until(picture, () => picture.state.hosts.length > 0);
    expect(picture.state.hosts).toEqual([{ host: foreign, state: "asked" }]);
    expect(site.counts.foreignHostRequests).toBe(0);

    picture.answerHost(foreign, true);
    expect(await picture.next(never)).toBe("page");
    await until(picture, () => picture.state.host === foreign);
    expect(site.counts.foreignHostRequests).toBeGreaterThan(0);

    const other = `ads.localhost:${site.port}`;
    picture.open(`http://${other}/`);
    await until(picture, () => picture.state.hosts.length > 1);
    const before = site.counts.foreignHostRequests;
    await picture.session.run("refuse", never, async (page) => {
      const failed = page.waitForEvent("requestfailed");
      picture.answerHost(other, false);
      await failed;
    });

    expect(picture.state.hosts.at(-1)).toEqual({ host: other, state: "refused" });
    expect(site.counts.foreignHostRequests).toBe(before);
  },
);

test(
  "a page's own files may come from elsewhere, and those hosts are listed",
  patience,
  async () => {
    await using site = await startSandbox();
    await using picture = await open(site);
    const { session } = picture;
    await session.run("open", never, (page) => page.goto(`${site.idUrl}/users/sign_in`));

    const loaded = await session.run("load", never, (page) =>
      page.evaluate(loadFrame, `http://captcha.localhost:${site.port}/widget`),
    );

    expect(loaded).toBe(true);
    expect(picture.state.hosts).toEqual([
      { host: `captcha.localhost:${site.port}`, state: "file" },
    ]);
  },
);

test("a popup, a socket and an address of this machine reach nothing", patience, async () => {
  await using site = await startSandbox();
  await using picture = await open(site);
  const { session } = picture;
  const { port } = site;
  await session.run("open", never, (page) => page.goto(`${site.idUrl}/users/sign_in`));
  const before = site.requestLog().length;

  const got = await session.run("ask", never, (page) =>
    page.evaluate(
      askAll,
      [`http://127.0.0.1:${port}/`, `http://localhost:${port}/`, `http://[::1]:${port}/`].concat(
        `ws://127.0.0.1:${port}/`,
        `wss://127.0.0.1:${port}/`,
        "https://10.0.0.1/",
        `https://localhost:${port}/`,
      ),
    ),
  );
  await session.run("popup", never, (page) =>
    page.evaluate(untilClosed, `http://popup.localhost:${port}/`),
  );

  // To the first three the proxy itself answers that they are closed.
  expect(got.slice(3)).toEqual([false, false, false, false]);
  expect(site.requestLog()).toHaveLength(before);
  expect(site.counts.foreignHostRequests).toBe(0);
});

test(
  "frames come five a second at most, and the last one shows what is there",
  patience,
  async () => {
    await using site = await startSandbox();
    await using picture = await open(site);
    const { session } = picture;
    await session.run("open", never, (page) => page.setContent("<h1>0</h1>"));
    const startedAt = performance.now();
    const ending = new AbortController();
    let frames = 0;
    let last = new Uint8Array();
    const watching = (async () => {
      for (;;) {
        last = new Uint8Array(await picture.frame(ending.signal));
        frames += 1;
      }
    })();

    await session.run("move", never, (page) => page.evaluate(moveForASecond));
    const tookMs = performance.now() - startedAt;
    const seen = frames;
    await session.run("settle", never, (page) => page.waitForTimeout(600));
    ending.abort();
    await watching.catch(() => {});

    expect(seen).toBeGreaterThanOrEqual(2);
    expect(seen).toBeLessThanOrEqual(Math.ceil((tookMs / 1_000) * 5) + 1);
    const now = await session.run("shot", never, (page) =>
      page.screenshot({ type: "jpeg", quality: 50 }),
    );
    expect(await difference(picture, last, now)).toBeLessThan(60);
  },
);

test("requests are sent on connections of their own in the picture too", patience, async () => {
  await using site = await startSandbox();
  site.setFault({ name: "connection-cut", on: "any", times: "forever" });
  await using picture = await open(site);

  picture.open(`${site.idUrl}/users/sign_in`);
  await picture.session.run("wait", never, async (page) => {
    await page.waitForEvent("requestfailed");
  });

  expect(site.requestLog().filter(({ path }) => path === "/users/sign_in")).toHaveLength(1);
});

test("a page in an endless loop keeps neither the picture nor its browser", patience, async () => {
  await using site = await startSandbox();
  const picture = await open(site);
  const { pid } = picture.session;
  await picture.session.run("loop", never, async (page) => {
    await page.goto(`${site.idUrl}/users/sign_in`);
    const begun = page.waitForEvent("console");
    void page.evaluate("console.log('begun'); for (;;) {}").catch(ignore);
    await begun;
  });

  await picture[Symbol.asyncDispose]();

  expect(() => process.kill(pid ?? 0, 0)).toThrow("ESRCH");
});

test("no page sends a packet past the proxy", patience, async () => {
  await using site = await startSandbox();
  await using picture = await open(site);
  using listener = await listenToPackets();

  const gathered = await picture.session.run("ask", never, async (page) => {
    await page.goto(`${site.idUrl}/users/sign_in`);
    return await page.evaluate(askStun, `stun:127.0.0.1:${listener.port}`);
  });

  expect(gathered).toBe("complete");
  expect(listener.packets).toBe(0);
});

test("what a page asks in a message is told to nobody", patience, async () => {
  await using site = await startSandbox();
  const dialogs: string[] = [];
  await using picture = await open(site, (text) => void dialogs.push(text));

  const said = await picture.session.run("ask", never, (page) =>
    page.evaluate("confirm('practice-1234')"),
  );

  expect(said).toBe(false);
  expect(dialogs).toEqual([""]);
});

test("cookies of other hosts stay in the picture", patience, async () => {
  await using site = await startSandbox();
  await using picture = await open(site);
  const foreign = { name: "idp", value: "secret", url: `http://idp.localhost:${site.port}` };
  const own = { name: "own", value: "1", url: `${site.sslUrl}/employee` };
  await picture.session.run("set", never, (page) => page.context().addCookies([foreign, own]));

  const kept = await picture.session.cookies();

  expect(kept.map(({ name }) => name)).toEqual(["own"]);
});

async function open(
  site: { idUrl: string; sslUrl: string },
  onDialog: (text: string) => void = ignore,
): Promise<LivePicture> {
  return await openLivePicture(
    {
      browser: {
        system: linuxSystem,
        launch: {
          ...findTestChromium(process.env),
          env: { PATH: process.env["PATH"] ?? "", HOME: "/tmp" },
        },
        origins: [site.idUrl, site.sslUrl],
        cookies: [],
        stepTimeoutMs: 15_000,
        closeTimeoutMs: 5_000,
        events: {
          opened: ignore,
          closed: ignore,
          cleanup: ignore,
          dialog: onDialog,
          blocked: ignore,
        },
      },
      onState: ignore,
    },
    never,
  );
}

async function clickOn(picture: LivePicture, selector: string): Promise<void> {
  const box = await picture.session.run("find", never, (page) =>
    page.locator(selector).first().boundingBox(),
  );
  const place = { x: (box?.x ?? 0) + 5, y: (box?.y ?? 0) + 5, button: "left", clicks: 1 } as const;
  await picture.apply({ type: "pointer", action: "down", ...place }, never);
  await picture.apply({ type: "pointer", action: "up", ...place }, never);
}

function ignore(): void {
  // Nothing of it is looked at.
}

async function until(picture: LivePicture, isSo: () => boolean): Promise<void> {
  await picture.session.run("until", never, async (page) => {
    while (!isSo()) await page.waitForTimeout(20);
  });
}

/** How far two pictures are apart: 0 for the same, 255 for black and white. */
async function difference(picture: LivePicture, ...jpegs: readonly Uint8Array[]): Promise<number> {
  const urls = jpegs.map(
    (jpeg) => `data:image/jpeg;base64,${Buffer.from(jpeg).toString("base64")}`,
  );
  return await picture.session.run("compare", never, (page) =>
    page.evaluate(largestDifference, urls),
  );
}

async function largestDifference(urls: readonly string[]): Promise<number> {
  const [first = [], second = []] = await Promise.all(
    urls.map(async (url) => {
      const image = new Image();
      image.src = url;
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = canvas.getContext("2d");
      context?.drawImage(image, 0, 0);
      return [...(context?.getImageData(0, 0, image.width, image.height).data ?? [])];
    }),
  );
  if (first.length !== second.length) return 255;
  return first.reduce((most, value, at) => Math.max(most, Math.abs(value - (second[at] ?? 0))), 0);
}

async function listenToPackets() {
  const socket = createSocket("udp4");
  const counted = { packets: 0 };
  socket.on("message", () => (counted.packets += 1));
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  return {
    port: socket.address().port,
    get packets() {
      return counted.packets;
    },
    [Symbol.dispose]: () => void socket.close(),
  };
}

/** Resolves when all ways are tried: with what the page then says of it. */
async function askStun(urls: string): Promise<string> {
  const peer = new RTCPeerConnection({ iceServers: [{ urls }] });
  peer.createDataChannel("");
  const tried = new Promise<void>((resolve) =>
    peer.addEventListener("icegatheringstatechange", () => {
      if (peer.iceGatheringState === "complete") resolve();
    }),
  );
  await peer.setLocalDescription(await peer.createOffer());
  await tried;
  return peer.iceGatheringState;
}

function loadFrame(src: string): Promise<boolean> {
  const frame = document.createElement("iframe");
  const loaded = new Promise<boolean>((resolve) =>
    frame.addEventListener("load", () => resolve(true)),
  );
  frame.src = src;
  document.body.append(frame);
  return loaded;
}

async function askAll(urls: readonly string[]): Promise<boolean[]> {
  return await Promise.all(
    urls.map((url) =>
      url.startsWith("ws")
        ? new Promise<boolean>((resolve) => {
            const socket = new WebSocket(url);
            socket.addEventListener("open", () => resolve(true));
            socket.addEventListener("error", () => resolve(false));
          })
        : fetch(url, { mode: "no-cors" }).then(
            () => true,
            () => false,
          ),
    ),
  );
}

/** Opens a window, and waits until it is gone; a page that is closed early enough is never told of as opened. */
async function untilClosed(url: string): Promise<void> {
  const popup = window.open(url);
  const isClosed = () => popup === null || popup.closed;
  while (!isClosed()) await new Promise((resolve) => setTimeout(resolve, 20));
}

async function moveForASecond(): Promise<void> {
  for (let n = 0; n < 60; n += 1) {
    document.querySelector("h1")?.replaceChildren("x".repeat(n));
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}
