// Lengths, sizes and endings at their very limits: nothing is allocated for what was only announced, no reply is longer
// than a browser takes, and every way to end the host leaves a history that holds.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Host, binary, frame, header, termsPage } from "./host.mjs";

const MiB = 1024 * 1024;

const linux = process.platform === "linux" ? false : "memory is read from /proc";

/** The most memory the host has had so far, in MiB. */
const peak = (host) => Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${host.pid}/status`, "utf8"))[1]) / 1024;

test("a stream that ends before its first frame is no error", async () => {
  const host = new Host();
  assert.equal((await host.close()).code, 0);
  assert.equal(host.stdoutBytes, 0);
  assert.equal(host.stderr, "");
});

test("what is only announced takes no memory", { skip: linux }, async () => {
  const host = new Host();
  await host.result("host.hello", { protocol: 1 });
  const before = peak(host);
  host.write(Buffer.concat([header(64 * MiB), Buffer.from('{"jsonrpc')]));
  await new Promise((resolve) => setTimeout(resolve, 300));
  assert.ok(peak(host) - before < 8, `${before} MiB, then ${peak(host)} MiB`);
  assert.equal((await host.close()).code, 1);
});

test("a frame of exactly 64 MiB is read, and its page is too large", async () => {
  const host = new Host();
  const begin = '{"jsonrpc":"2.0","id":7,"method":"page.analyze","params":{"url":"https://unheard-of-shop.com/terms","html":"';
  const body = Buffer.alloc(64 * MiB, "a");
  body.write(begin, 0);
  body.write('"}}', body.length - 3);
  const reply = await host.send(body);
  assert.equal(reply.id, 7);
  assert.equal(reply.result.reason, "too_large");
  assert.ok((await host.result("host.hello", { protocol: 1 })).host_version);
  assert.equal((await host.close()).code, 0);
});

test("half a body, and then nothing, is no request", async () => {
  const host = new Host();
  const whole = frame('{"jsonrpc":"2.0","id":1,"method":"host.hello","params":{"protocol":1}}');
  host.write(whole.subarray(0, whole.length / 2));
  assert.equal((await host.close()).code, 1);
  assert.equal(host.stdoutBytes, 0);
});

test("a page with thousands of findings, and its history, are answered within what a browser takes", async () => {
  const host = new Host();
  const url = "https://unheard-of-shop.com/terms";
  const sentence = (i) => `<p>In case ${i} we may use your feedback, your chats and your files of kind ${i} to train our models, sell
your data to partner ${i}, change clause ${i} without notice, and you agree to binding arbitration in place ${i}. ${"And so on. ".repeat(30)}</p>`;
  const page = (word) => termsPage({ footer: Array.from({ length: 1_500 }, (_, i) => sentence(i).replace("case", word)).join("\n") });
  // Every reply is held against 1,048,576 bytes where it comes in (host.mjs).
  const first = await host.result("page.analyze", { url, html: page("case") });
  assert.ok(first.findings.length > 5);
  const second = await host.result("page.analyze", { url, html: page("event") });
  assert.equal(second.document.status, "changed");
  const document = second.document.id;
  await host.result("document.get", { document, version: 1 });
  await host.result("document.diff", { document, from: 1, to: 2 });
  await host.result("changes.list", {});
  await host.result("site.summary", { url });
  assert.equal((await host.close()).code, 0);
});

test("a history that was deleted under the host is begun anew, and what is called stored is stored", async () => {
  const host = new Host();
  const url = "https://unheard-of-shop.com/terms";
  assert.equal((await host.result("page.analyze", { url, html: termsPage() })).document.status, "new");
  rmSync(host.home, { recursive: true });
  assert.deepEqual((await host.result("document.list", {})).items, []);
  const again = await host.result("page.analyze", { url, html: termsPage({ days: "nine days" }) });
  assert.deepEqual([again.stored, again.document.status], [true, "new"]);
  assert.ok(again.findings.length > 3);
  assert.equal((await host.result("document.list", {})).items.length, 1);
  assert.equal(existsSync(join(host.home, "history.db")), true);
  // Where it cannot be made anew, that is said, and the warnings are shown all the same.
  rmSync(host.home, { recursive: true });
  writeFileSync(host.home, "in the way");
  const refused = await host.result("page.analyze", { url, html: termsPage({ days: "ten days" }) });
  assert.deepEqual([refused.stored, refused.stored_reason], [false, "store_unavailable"]);
  assert.ok(refused.findings.length > 3);
  await host.close();
});

test("a signal ends the host, and what was acknowledged is there", async () => {
  for (const signal of ["SIGTERM", "SIGINT", "SIGKILL"]) {
    const host = new Host();
    host.ownHome = false;
    const report = await host.result("page.analyze", { url: "https://unheard-of-shop.com/terms", html: termsPage() });
    assert.equal(report.stored, true);
    host.kill(signal);
    const end = await host.ended;
    assert.ok(end.signal === signal || end.code === 0, `${signal}: ${JSON.stringify(end)}`);
    const verified = spawnSync(binary, ["history", "verify"], {
      env: { ...process.env, SMALLPRINT_HOME: host.home },
      encoding: "utf8",
    });
    assert.equal(verified.status, 0, verified.stderr);
    assert.match(verified.stdout, /^Everything holds: 1 document, 1 version,/);
    host.ownHome = true;
    await host.close();
  }
});
