// Frames, envelopes and callers that are not as they should be; order, speed and the end.
import assert from "node:assert/strict";
import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { Host, frame, header, ids, origin, termsPage } from "./host.mjs";

const hello = (id) => JSON.stringify({ jsonrpc: "2.0", id, method: "host.hello", params: { protocol: 1 } });

test("what is not JSON is -32700 with id null, and the host goes on", async () => {
  const host = new Host();
  const messages = ["", "{", "nonsense", "{'a':1}", Buffer.from([0x22, 0xff, 0x22]), "[".repeat(100_000),
    `{"jsonrpc":"2.0","id":1,"method":"host.hello","params":${"[".repeat(100_000)}${"]".repeat(100_000)}}`];
  for (const message of messages) {
    const reply = await host.send(message);
    assert.equal(reply.error.code, -32700);
    assert.equal(reply.id, null);
  }
  assert.ok((await host.result("host.hello", { protocol: 1 })).host_version);
  await host.close();
});

test("JSON that is no request is -32600", async () => {
  const host = new Host();
  for (const message of ["[]", "1", "null", "{}", `[${hello(1)}]`, '{"jsonrpc":"2.0","id":null,"method":1}']) {
    assert.equal((await host.send(message)).error.code, -32600, message);
  }
  await host.close();
});

test("unknown methods are -32601, wrong parameters -32602", async () => {
  const host = new Host();
  assert.equal((await host.ask("no.such", {}, { wrong: true })).error.code, -32601);
  assert.equal((await host.ask("host.hello", [1], { wrong: true })).error.code, -32602);
  assert.equal((await host.ask("host.hello", {}, { wrong: true })).error.code, -32602);
  assert.equal((await host.ask("page.analyze", { url: 1, html: "" }, { wrong: true })).error.code, -32602);
  assert.equal((await host.ask("page.analyze", { url: "data:,x", html: "" })).error.code, -32602);
  await host.close();
});

test("ids come back as they were", async () => {
  const host = new Host();
  for (const id of ["text", "", 0, -1, 1.5, "✓", null]) {
    const reply = await host.send(hello(id));
    assert.equal(reply.id, id);
    assert.ok(reply.result);
  }
  await host.close();
});

test("a notification gets no reply", async () => {
  const host = new Host();
  host.write(frame('{"jsonrpc":"2.0","method":"host.hello","params":{"protocol":1}}'));
  host.write(frame('{"jsonrpc":"2.0","method":"no.such"}'));
  host.write(frame('{"jsonrpc":"2.0","method":"changes.list","params":[1]}'));
  assert.equal((await host.send(hello("after"))).id, "after");
  await host.close();
});

test("frames may come in pieces or together", async () => {
  const host = new Host();
  for (const byte of frame(hello("slow"))) {
    host.write(Buffer.from([byte]));
    await new Promise((resolve) => setImmediate(resolve));
  }
  assert.equal((await host.next()).id, "slow");
  host.write(Buffer.concat([frame(hello("a")), frame(hello("b"))]));
  assert.deepEqual(new Set([(await host.next()).id, (await host.next()).id]), new Set(["a", "b"]));
  await host.close();
});

test("a thousand requests in one write are all answered", async () => {
  const host = new Host();
  host.write(Buffer.concat(Array.from({ length: 1000 }, (_, i) => frame(hello(`n${i}`)))));
  const answered = new Set();
  for (let i = 0; i < 1000; i++) answered.add((await host.next()).id);
  assert.equal(answered.size, 1000);
  await host.close();
});

test("a length above 64 MiB ends the host at once", async () => {
  for (const length of [0xffffffff, 64 * 1024 * 1024 + 1]) {
    const host = new Host();
    host.write(header(length));
    const { code } = await host.ended;
    assert.equal(code, 1);
    assert.equal(host.stdoutBytes, 0);
    assert.equal(host.stderr.trim().split("\n").length, 1);
    await host.close();
  }
});

test("a stream that ends inside a frame ends the host", async () => {
  for (const bytes of [header(5).subarray(0, 1), header(5).subarray(0, 3), header(5), Buffer.concat([header(5), Buffer.from("ab")])]) {
    const host = new Host();
    host.write(bytes);
    assert.equal((await host.close()).code, 1);
    assert.equal(host.stdoutBytes, 0);
  }
});

test("quick methods are answered while a page of five megabytes is analysed", async () => {
  const host = new Host();
  await host.result("page.analyze", { url: "https://unheard-of-shop.com/terms", html: termsPage() });
  const paragraph = "<p>We may change these terms at any time, and you agree to binding arbitration of all disputes.</p>";
  let html = "<html lang=en><main><h1>Terms of Service</h1>";
  for (let i = 0; html.length < 5_000_000; i++) html += paragraph.replace("at any time", `at any time, in way ${i},`);
  const order = [];
  const page = host.result("page.analyze", { url: "https://large-shop.com/terms", html }).then((report) => {
    order.push("page");
    return report;
  });
  const quick = [];
  for (let i = 0; i < 5; i++) {
    quick.push(host.result("host.hello", { protocol: 1 }).then(() => order.push("hello")));
    quick.push(host.result("site.summary", { url: "https://unheard-of-shop.com/" }).then(() => order.push("summary")));
  }
  await Promise.all(quick);
  assert.equal(order.includes("page"), false);
  assert.ok((await page).document);
  await host.close();
});

test("the end of the stream ends the host within a second, even while it works", async () => {
  const host = new Host();
  await host.result("host.hello", { protocol: 1 });
  const hostile = `<html lang=en><main><h1>Terms of Service</h1>${"<p>You agree to arbitration.</p>".repeat(150_000)}`;
  for (let i = 0; i < 6; i++) {
    host.ask("page.analyze", { url: `https://large-shop.com/${i}`, html: hostile + i }).catch(() => {});
  }
  await new Promise((resolve) => setTimeout(resolve, 300));
  const before = Date.now();
  const { code } = await host.close();
  assert.equal(code, 0);
  assert.ok(Date.now() - before < 1500, `it took ${Date.now() - before} ms`);
});

test("what was asked before the end of the stream is still answered", async () => {
  const host = new Host();
  const reply = host.ask("page.analyze", { url: "https://unheard-of-shop.com/terms", html: termsPage() });
  const end = host.close();
  assert.equal((await reply).result.stored, true);
  assert.equal((await end).code, 0);
});

test("a browser that stops reading ends the host", async () => {
  const host = new Host();
  await host.result("host.hello", { protocol: 1 });
  host.closeStdout();
  for (let i = 0; i < 50; i++) host.write(frame(hello(i)));
  assert.equal((await host.ended).code, 0);
  await host.close();
});

test("a caller that is not our extension is refused before the store is opened", async () => {
  const callers = [
    ["chrome-extension://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/"],
    ["chrome-extension://"],
    [`chrome-extension://${ids.development.chromium}.evil/`],
    ["/tmp/org.smallprint.host.json", "evil@example.org"],
    ["/tmp/org.smallprint.host.json", ids.development.chromium],
  ];
  for (const args of callers) {
    const home = join(mkdtempSync(join(tmpdir(), "smallprint-refused-")), "home");
    const host = new Host({ args, home });
    host.write(frame(hello(1)));
    const { code } = await host.ended;
    assert.notEqual(code, 0, args.join(" "));
    assert.equal(host.stdoutBytes, 0);
    assert.equal(host.stderr.trim().split("\n").length, 1);
    assert.equal(existsSync(home), false);
  }
});

test("both browsers' ways of starting the host are accepted", async () => {
  for (const args of [[origin], [origin, "--parent-window=0"], ["/tmp/org.smallprint.host.json", ids.development.firefox]]) {
    const host = new Host({ args });
    assert.ok(await host.result("host.hello", { protocol: 1 }));
    assert.equal((await host.close()).code, 0);
  }
});
