import { expect, test } from "vitest";
import { PictureHosts } from "./picture-hosts.ts";

const never = new AbortController().signal;
const jobcan = ["https://id.jobcan.jp", "https://ssl.jobcan.jp"];

function createHosts(origins: readonly string[] = jobcan) {
  const seen: string[][] = [];
  const onChange = (list: readonly { host: string; state: string }[]) =>
    void seen.push(list.map(({ host, state }) => `${host} ${state}`));
  return { hosts: new PictureHosts({ origins, onChange }), seen };
}

test("Jobcan itself is never asked for", async () => {
  const { hosts, seen } = createHosts();

  expect(await hosts.mayLead("https://ssl.jobcan.jp/employee", never)).toBe(true);
  expect(await hosts.permits("id.jobcan.jp", never)).toBe(true);
  expect(seen).toEqual([]);
});

test("a host that the main frame is led to is asked for once, and then stays as answered", async () => {
  const { hosts, seen } = createHosts();
  const first = hosts.mayLead("https://idp.example/login", never);
  const second = hosts.mayLead("https://idp.example/other", never);
  expect(seen).toEqual([["idp.example asked"]]);

  hosts.answer("idp.example", true);

  expect([await first, await second]).toEqual([true, true]);
  expect(await hosts.mayLead("https://idp.example/again", never)).toBe(true);
  expect(await hosts.permits("idp.example", never)).toBe(true);
  expect(seen).toEqual([["idp.example asked"], ["idp.example allowed"]]);
});

test("a refused host stays closed, to its files too, and cannot be opened later", async () => {
  const { hosts } = createHosts();
  const leading = hosts.mayLead("https://ads.example/", never);
  hosts.answer("ads.example", false);
  hosts.answer("ads.example", true);
  hosts.announce("https://ads.example/x.js");

  expect(await leading).toBe(false);
  expect(await hosts.permits("ads.example", never)).toBe(false);
  expect(await hosts.mayLead("https://ads.example/", never)).toBe(false);
});

test("a host of a page's files is listed and open, and asked for all the same when it is to be the page", async () => {
  const { hosts } = createHosts();
  hosts.announce("https://cdn.example/x.css");
  expect(hosts.list).toEqual([{ host: "cdn.example", state: "file" }]);
  expect(await hosts.permits("cdn.example", never)).toBe(true);

  const leading = hosts.mayLead("https://cdn.example/", never);

  expect(hosts.list).toEqual([{ host: "cdn.example", state: "asked" }]);
  hosts.answer("cdn.example", false);
  expect(await leading).toBe(false);
});

test("a connection may come before the page has announced its host", async () => {
  const { hosts } = createHosts();

  const permitted = hosts.permits("cdn.example", never);
  hosts.announce("https://cdn.example/x.css");

  expect(await permitted).toBe(true);
});

test("nobody answers: the way stays closed when the picture ends", async () => {
  const { hosts } = createHosts();
  const ending = new AbortController();
  const leading = hosts.mayLead("https://idp.example/", ending.signal);

  ending.abort();

  expect(await leading).toBe(false);
  expect(await hosts.permits("other.example", ending.signal)).toBe(false);
});

test.each([
  "http://id.jobcan.jp/",
  "ws://ssl.jobcan.jp/",
  "http://idp.example/",
  "http://idp.localhost:4001/",
  "ftp://idp.example/",
  "file:///etc/passwd",
  "javascript:alert(1)",
])("%s is closed without a question", async (url) => {
  const { hosts, seen } = createHosts();

  expect(await hosts.mayLead(url, never)).toBe(false);
  hosts.announce(url);
  expect(seen).toEqual([]);
});

test("beside a practice site its own kind of names is a host like others, on its port only", async () => {
  const { hosts } = createHosts(["http://id.localhost:4001", "http://ssl.localhost:4001"]);
  const leading = hosts.mayLead("http://idp.localhost:4001/", never);
  hosts.answer("idp.localhost:4001", true);

  expect(await leading).toBe(true);
  expect(hosts.isOwn("idp.localhost:4001")).toBe(true);
  expect(hosts.isOwn("idp.localhost:4002")).toBe(false);
  expect(hosts.isOwn("127.0.0.1:4001")).toBe(false);
  expect(await hosts.mayLead("http://idp.localhost:4002/", never)).toBe(false);
});

test("a page that asks for hundreds of hosts is not answered any more", async () => {
  const { hosts } = createHosts();
  for (let n = 0; n < 300; n += 1) hosts.announce(`https://h${n}.example/`);

  expect(hosts.list).toHaveLength(200);
  expect(await hosts.mayLead("https://one-more.example/", never)).toBe(false);
  expect(hosts.list).toHaveLength(200);
});

test("a name that is longer than names are is closed without a question", async () => {
  const { hosts, seen } = createHosts();
  const url = `https://${"a.".repeat(140)}example/`;

  expect(await hosts.mayLead(url, never)).toBe(false);
  hosts.announce(url);
  expect(seen).toEqual([]);
});

test("who is led elsewhere meanwhile is not asked for the first host any more", async () => {
  const { hosts } = createHosts();
  hosts.announce("https://cdn.example/x.css");
  const first = hosts.mayLead("https://idp.example/", never);
  const second = hosts.mayLead("https://cdn.example/", never);
  expect(await first).toBe(false);
  expect(hosts.list).toEqual([{ host: "cdn.example", state: "asked" }]);

  expect(await hosts.mayLead("https://id.jobcan.jp/", never)).toBe(true);
  hosts.answer("cdn.example", false);

  expect(await second).toBe(false);
  expect(hosts.list).toEqual([{ host: "cdn.example", state: "file" }]);
});
