// Every method, asked as the extension asks it. host.mjs checks each message against its schema.
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Host, check, conforms, methods, termsPage } from "./host.mjs";

const url = "https://www.unheard-of-shop.com/terms?utm_source=mail#top";

test("host.hello says who answers", async () => {
  const host = new Host();
  const hello = await host.result("host.hello", { protocol: 1 });
  assert.equal(hello.protocol, 1);
  assert.equal(hello.open_shadow, false);
  assert.ok(hello.catalogue.clause_types >= 25);
  assert.deepEqual(hello.store, { state: "ready", message: null });
  assert.deepEqual(await host.close(), { code: 0, signal: null });
});

test("open_shadow is true only when the environment asks for it with 1", async () => {
  for (const [value, expected] of [["1", true], ["0", false], ["yes", false]]) {
    const host = new Host({ env: { SMALLPRINT_OPEN_SHADOW: value } });
    assert.equal((await host.result("host.hello", { protocol: 1 })).open_shadow, expected);
    await host.close();
  }
});

test("another protocol is a mismatch that names both", async () => {
  const host = new Host();
  const { error } = await host.ask("host.hello", { protocol: 2 });
  assert.equal(error.code, -32007);
  assert.deepEqual(error.data, { code: "protocol_mismatch", extension_protocol: 2, host_protocol: 1 });
  await host.close();
});

test("a page is read, remembered, recognised, and its change told until it is seen", async () => {
  const host = new Host();
  const visit = (options) => host.result("page.analyze", { url, title: "Terms", language: "en", html: termsPage(options) });
  const first = await visit();
  assert.equal(first.document.status, "new");
  assert.equal(first.document.url, "https://www.unheard-of-shop.com/terms");
  assert.equal(first.stored, true);
  assert.ok(first.findings.length > 0);
  assert.ok(first.findings.some((finding) => finding.type === "feedback_trains_ai"));
  assert.equal((await visit()).document.status, "unchanged");

  const changed = await visit({ days: "three days" });
  assert.equal(changed.document.status, "changed");
  assert.equal(changed.document.versions, 2);
  assert.equal(changed.changes.substantive, true);
  assert.equal(changed.changes.since, first.document.first_seen);
  assert.equal(changed.unseen, 1);

  const list = await host.result("changes.list", {});
  assert.equal(list.items.length, 1);
  assert.equal(list.items[0].document_id, changed.document.id);
  assert.equal(list.unseen, 1);

  const summary = await host.result("site.summary", { url });
  assert.equal(summary.documents[0].versions, 2);
  assert.ok(summary.documents[0].top.length > 0);
  assert.equal(summary.changes_recent.length, 1);

  assert.deepEqual(await host.result("changes.mark_seen", { ids: [list.items[0].id] }), { unseen: 0 });
  assert.equal((await visit({ days: "three days" })).changes, null);
  assert.equal((await host.result("changes.list", { unseen_only: true })).items.length, 0);
  const documents = await host.result("document.list", {});
  assert.deepEqual(documents.items.map((document) => document.id), [first.document.id]);
  await host.close();
});

test("what a host has stored, the next one knows", async () => {
  const host = new Host();
  await host.result("page.analyze", { url, html: termsPage() });
  const other = new Host({ home: host.home });
  assert.equal((await other.result("page.analyze", { url, html: termsPage() })).document.status, "unchanged");
  await other.close();
  await host.close();
});

test("words are found in every version, and gone once they are forgotten", async () => {
  const host = new Host();
  const visit = (options) => host.result("page.analyze", { url, title: "Terms", language: "en", html: termsPage(options) });
  const { document } = await visit();
  await visit({ days: "seventeen days" });
  const found = await host.result("history.search", { query: '"seventeen days"' });
  assert.equal(found.items.length, 1);
  assert.equal(found.items[0].document.id, document.id);
  assert.equal(found.items[0].since_version, 2);
  assert.equal(found.items[0].in_force, true);
  assert.equal(found.items[0].snippet.filter((part) => part.hit).map((part) => part.text).join(" ").toLowerCase(), "seventeen days");
  const first = await host.result("history.search", { query: "days", limit: 1 });
  assert.notEqual(first.next_cursor, null);
  const next = await host.result("history.search", { query: "days", limit: 1, cursor: first.next_cursor });
  assert.notDeepEqual(next.items, first.items);
  assert.equal((await host.ask("history.search", { query: "-days" })).error.code, -32602);

  assert.equal((await host.ask("history.forget", {})).error.code, -32602);
  assert.equal((await host.ask("history.forget", { document: "SP-D-AAAAAAAAAA" })).error.code, -32003);
  assert.deepEqual(await host.result("history.forget", { document: document.id }), { forgotten: 1, unseen: 0 });
  assert.equal((await host.result("history.search", { query: "days" })).items.length, 0);
  const files = readdirSync(host.home).map((name) => readFileSync(join(host.home, name)).toString("latin1"));
  assert.ok(files.length > 0);
  assert.ok(files.every((bytes) => !bytes.includes("seventeen") && !bytes.includes("unheard-of-shop")));
  await host.close();
});

test("nothing at all is written for a private window", async () => {
  const host = new Host({});
  const home = join(host.home, "not-made");
  const private_ = new Host({ home });
  const report = await private_.result("page.analyze", { url, html: termsPage(), record: false });
  assert.equal(report.stored, false);
  assert.equal(report.stored_reason, "not_recorded");
  assert.ok(report.findings.length > 0);
  await private_.result("site.summary", { url });
  await private_.close();
  assert.equal(existsSync(home), false);
  await host.close();
});

test("what is not terms has a reason", async () => {
  const host = new Host();
  const reason = async (html) => {
    const report = await host.result("page.analyze", { url, html });
    assert.equal(report.document, null);
    assert.equal(report.stored, false);
    return report.reason;
  };
  assert.equal(await reason(""), "empty");
  assert.equal(await reason("x".repeat(8 * 1024 * 1024 + 1)), "too_large");
  assert.ok(await reason("<h1>Apple pie</h1><p>Peel the apples, then add sugar and bake for an hour.</p>"));
  assert.equal((await host.result("document.list", {})).items.length, 0);
  await host.close();
});

test("a history that cannot be used costs the storing, not the warning", async () => {
  const host = new Host({ home: "/dev/null/nowhere" });
  const hello = await host.result("host.hello", { protocol: 1 });
  assert.equal(hello.store.state, "unavailable");
  const report = await host.result("page.analyze", { url, html: termsPage() });
  assert.equal(report.stored, false);
  assert.equal(report.stored_reason, "store_unavailable");
  assert.ok(report.findings.length > 0);
  assert.equal((await host.ask("changes.mark_seen", { ids: [1] })).error.code, -32004);
  await host.close();
});

test("hostile text comes back as text, in every field", async () => {
  const host = new Host();
  const evil = `<img src=x onerror=alert(1)>"'\\\u0000\u202e\ud83d\ude00`;
  const report = await host.result("page.analyze", {
    url: "https://unheard-of-shop.com/terms?id=<script>&lang=%22",
    title: evil,
    language: evil,
    html: termsPage({ days: evil.replace("\u0000", "") }),
  });
  assert.equal(report.document.url, "https://unheard-of-shop.com/terms");
  const { items } = await host.result("document.list", {});
  assert.equal(items[0].title.includes("<img"), true);
  await host.close();
});

test("the reply to a huge page stays under the browser's limit and says what it left out", async () => {
  const host = new Host();
  const clause = "We may sell your personal data to third parties. You agree to binding arbitration and waive any class action. ";
  const page = (word) =>
    `<html lang="en"><body><main><h1>Terms of Service</h1>${Array.from({ length: 6000 }, (_, i) => `<p>${i}. ${clause.repeat(4)} ${word}${i}</p>`).join("")}</main></body></html>`;
  const first = await host.result("page.analyze", { url, html: page("alpha") });
  assert.equal(first.document.status, "new");
  const second = await host.result("page.analyze", { url, html: page("beta") });
  assert.equal(second.document.status, "changed");
  await host.result("changes.list", { limit: 500 });
  await host.result("site.summary", { url });
  await host.close();
});

test("the schemas can tell right from wrong", () => {
  assert.equal(conforms("host.hello.request.json", { protocol: "1" }), false);
  assert.equal(conforms("host.hello.request.json", {}), false);
  assert.equal(conforms("page.analyze.response.json", {}), false);
  assert.equal(conforms("changes.mark_seen.request.json", { ids: [1], document: "SP-D-AAAAAAAAAA" }), false);
  assert.throws(() => check("error.json", { code: 1, message: "x", data: { code: "internal" } }));
});

test("every schema's method is in the host's table", async () => {
  const host = new Host();
  const viewerOnly = new Set(["history.export", "history.import", "history.verify", "job.cancel", "job.list", "job.read", "job.status"]);
  for (const method of methods) {
    const { error } = await host.ask(method, [], { wrong: true });
    assert.equal(error.code, viewerOnly.has(method) ? -32009 : -32602, method);
  }
  await host.close();
});
