// The methods of the history's views. host.mjs checks each message against its schema.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { Host, termsPage } from "./host.mjs";

const url = "https://www.unheard-of-shop.com/terms";

/** Asks until everything has been read; the host reads a bounded time for each reply. */
async function whole(host, method, params) {
  for (let turn = 0; turn < 100; turn += 1) {
    const result = await host.result(method, params);
    if (!result.pending) return result;
  }
  throw new Error(`${method} never finishes`);
}

test("services, matrix, versions, text and differences of what was read", async () => {
  const host = new Host();
  const visit = (options) => host.result("page.analyze", { url, title: "Terms", language: "en", html: termsPage(options) });
  const { document, label, findings } = await visit();
  await visit({ days: "three days" });

  const services = await whole(host, "services.list", {});
  assert.equal(services.total, 1);
  const [row] = services.items;
  assert.equal(row.service, document.service);
  assert.equal(row.versions, 2);
  assert.equal(row.activity.length, 24);
  assert.equal(row.activity.at(-1), 1);
  assert.equal(row.label.length, label.length);
  assert.equal((await whole(host, "services.list", { query: "UNHEARD" })).total, 1);
  assert.equal((await whole(host, "services.list", { query: "nobody" })).total, 0);

  const matrix = await whole(host, "services.matrix", { types: ["feedback_trains_ai", "data_sale"] });
  assert.deepEqual(Object.fromEntries(matrix.types.map(({ id, services: count }) => [id, count])), { feedback_trains_ai: 1, data_sale: 0 });
  const training = findings.find(({ type }) => type === "feedback_trains_ai");
  assert.equal(matrix.items[0].cells[0].record_id, training.record_id);
  assert.equal((await whole(host, "services.matrix", { types: ["data_sale"], only_with: true })).total, 0);

  const versions = await whole(host, "document.versions", { document: document.id, counts: true });
  assert.deepEqual(versions.items.map(({ number, kind }) => [number, kind]), [[2, "changed"], [1, "first"]]);
  assert.equal(versions.items[0].change.substantive, true);
  assert.equal(versions.items[1].change, null);
  assert.deepEqual(versions.items.map(({ previous }) => previous), [1, null]);
  assert.ok(versions.items[0].findings.high + versions.items[0].findings.medium > 0);
  const page = await host.result("document.versions", { document: document.id, limit: 1 });
  assert.equal(page.total, 2);
  assert.equal(page.items[0].previous, 1, "known at a page's end too");
  assert.equal((await host.result("document.versions", { document: document.id, limit: 1, cursor: page.next_cursor })).items[0].number, 1);

  const got = await host.result("document.get", { document: document.id });
  assert.equal(got.version.number, 2);
  assert.equal(got.previous_version, 1);
  assert.equal(got.check.ok, true);
  assert.equal(got.check.sha256, got.version.sha256);
  assert.deepEqual(got.findings.map(({ record_id }) => record_id).sort(), findings.map(({ record_id }) => record_id).sort());
  const text = await host.result("document.get", { document: document.id, version: 1, part: "text" });
  const canonical = text.blocks.map((block) => `${block.text}\n`).join("");
  assert.equal(createHash("sha256").update(canonical).digest("hex"), document.sha256);
  assert.ok(text.blocks.some((block) => block.findings.length > 0));

  const diff = await host.result("document.diff", { document: document.id, from: 1, to: 2 });
  assert.equal(diff.changed, 1);
  assert.equal(diff.items[0].kind, "edited");
  assert.match(diff.items[0].after, /three days/);
  assert.equal(diff.moved_total, 0);
  assert.ok(diff.unchanged > 3);
  assert.deepEqual([diff.older, diff.newer], [null, null]);
  const same = await host.result("document.diff", { document: document.id, from: 2, to: 2 });
  assert.equal(same.same_text, true);
  assert.deepEqual([same.older, same.newer], [{ from: 1, to: 2 }, null]);
  await host.close();
});

test("what is not there is said, not invented", async () => {
  const host = new Host();
  assert.deepEqual((await host.result("services.list", {})).items, []);
  assert.deepEqual((await host.result("services.matrix", {})).items, []);
  const missing = "SP-D-AAAAAAAAAA";
  for (const [method, params] of [
    ["document.versions", { document: missing }],
    ["document.get", { document: missing }],
    ["document.diff", { document: missing, from: 1, to: 2 }],
  ]) {
    assert.equal((await host.ask(method, params)).error.data.code, "not_found", method);
  }
  const { document } = await host.result("page.analyze", { url, title: "Terms", language: "en", html: termsPage() });
  assert.equal((await host.ask("document.get", { document: document.id, version: 2 })).error.data.code, "not_found");
  assert.equal((await host.ask("document.diff", { document: document.id, from: 1, to: 2 })).error.data.code, "not_found");
  assert.equal((await host.ask("document.get", { document: document.id, part: "text", cursor: "1" })).error.data.code, "usage");
  await host.close();
});

test("a paragraph of two megabytes comes in pieces that fit, and hashes to what was recorded", async () => {
  const host = new Host();
  const long = "We may use what you write, ünïcödé and all, for whatever we like. ".repeat(30_000);
  const { document } = await host.result("page.analyze", {
    url,
    title: "Terms",
    language: "en",
    html: termsPage().replace("</main>", `<p>${long}</p></main>`),
  });
  const blocks = [];
  let cursor;
  for (let page = 0; page < 50; page += 1) {
    const part = await host.result("document.get", { document: document.id, part: "text", ...(cursor && { cursor }) });
    blocks.push(...part.blocks);
    cursor = part.next_cursor;
    if (!cursor) break;
  }
  assert.ok(blocks.filter(({ continues }) => continues).length >= 8);
  const canonical = blocks.map((block, at) => (at > 0 && !block.continues ? "\n" : "") + block.text).join("") + "\n";
  assert.equal(createHash("sha256").update(canonical).digest("hex"), document.sha256);
  await host.close();
});
