// The feedback guard over real frames: what a click gives away, the register of it, and the proof.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import Ajv2020 from "ajv/dist/2020.js";
import { Host, binary, termsPage } from "./host.mjs";

const catalogue = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "shared", "catalogue");
const site = "https://chat.unheard-of-shop.com/c/1234?secret=1";
const terms = "https://www.unheard-of-shop.com/terms";

const assess = (host, more = {}) =>
  host.result("feedback.assess", { url: site, direction: "up", name: "Good response", small_print: "", ...more });
const record = (host, verdict, decision, more = {}) =>
  host.result("feedback.record", {
    url: site, direction: verdict.direction, decision, level: verdict.level,
    terms_version: verdict.terms_version, service: verdict.service.key, ...more });
const ledger = (host, ...args) =>
  execFileSync(binary, ["--data-dir", host.home, "ledger", ...args], { encoding: "utf8" });

function page(sentences) {
  return termsPage().replace(/When you rate an answer with a thumbs up or a thumbs down, we may use the whole conversation to\s+train our models\./, sentences);
}

test("unread terms are unknown, and say what could be read", async () => {
  const host = new Host();
  const verdict = await assess(host, {
    terms_links: [
      { url: "/legal/privacy", text: "Privacy" },
      { url: "/about", text: "About us" },
      { url: "https://www.unheard-of-shop.com/terms#top", text: "Terms" },
      { url: "javascript:alert(1)", text: "Terms" },
    ],
  });
  assert.equal(verdict.level, "unknown");
  assert.equal(verdict.why, "terms_unread");
  assert.equal(verdict.service.key, "unheard-of-shop.com");
  assert.equal(verdict.terms_version, "none");
  assert.deepEqual(verdict.terms_links.map((link) => [link.url, link.terms_type]), [
    ["https://www.unheard-of-shop.com/terms", "Terms of Service"],
    ["https://chat.unheard-of-shop.com/legal/privacy", "Privacy Policy"],
  ]);
  assert.equal((await assess(host, { url: "about:blank" })).why, "no_service");
  await host.close();
});

test("terms that train on the rated conversation hold, with the quote and its date", async () => {
  const host = new Host();
  const report = await host.result("page.analyze", { url: terms, html: termsPage() });
  const verdict = await assess(host);
  assert.equal(verdict.level, "hold");
  assert.equal(verdict.why, "trains");
  assert.match(verdict.headline, /your whole chat/);
  assert.match(verdict.quote.exact, /whole conversation to train/);
  assert.equal(verdict.quote.source, "history");
  assert.equal(verdict.quote.document.id, report.document.id);
  assert.equal(verdict.quote.document.sha256, report.document.sha256);
  assert.ok(verdict.lines.length > 0);
  assert.deepEqual(verdict.quiet, { quiet: false, reason: null, cancelled_before: false });
  assert.equal((await assess(host, { direction: "report" })).headline.startsWith("Report this answer"), true);
  await host.close();
});

test("a cancel makes nothing quiet, proceeding does, for that direction and those terms only", async () => {
  const host = new Host();
  await host.result("page.analyze", { url: terms, html: termsPage() });
  const verdict = await assess(host);
  const first = await record(host, verdict, "cancel");
  assert.equal(first.stored, true);
  assert.deepEqual(first.given, { total: 0, since: null });
  assert.deepEqual((await assess(host)).quiet, { quiet: false, reason: null, cancelled_before: true });
  const second = await record(host, verdict, "proceed");
  assert.equal(second.given.total, 1);
  assert.ok(second.entry > first.entry);
  assert.deepEqual((await assess(host)).quiet, { quiet: true, reason: "proceeded", cancelled_before: false });
  assert.equal((await assess(host, { direction: "down" })).quiet.quiet, false);

  await host.result("page.analyze", { url: terms, html: termsPage({ days: "three days" }) });
  const later = await assess(host);
  assert.notEqual(later.terms_version, verdict.terms_version);
  assert.equal(later.quiet.quiet, false);
  await record(host, later, "muted");
  assert.equal((await assess(host)).quiet.reason, "muted");
  await record(host, await assess(host), "quiet");

  const { given } = await host.result("site.summary", { url: site });
  assert.equal(given.total, 3);
  assert.deepEqual(given.by_decision, { proceed: 1, cancel: 1, quiet: 1, muted: 1, timeout: 0 });
  assert.match(given.line, /^3 ratings given to .+, which trains on the conversation, since \w+$/);
  await host.close();
});

test("what does not hold is told once", async () => {
  const host = new Host();
  const verdict = await assess(host);
  await record(host, verdict, "timeout");
  assert.equal((await assess(host)).quiet.quiet, false);
  await record(host, verdict, "proceed");
  assert.deepEqual((await assess(host)).quiet, { quiet: true, reason: "seen", cancelled_before: false });
  await host.close();
});

test("small print makes it more serious, or answers what was unknown, and never less serious", async () => {
  const host = new Host();
  const small_print = "Submitting this feedback sends the entire conversation to us, and we use it to train our models.";
  const verdict = await assess(host, { small_print });
  assert.equal(verdict.level, "hold");
  assert.equal(verdict.quote.source, "small_print");
  assert.ok(small_print.includes(verdict.quote.exact));
  assert.equal((await assess(host, { small_print: "Our assistant can make mistakes. Check what it says." })).level, "unknown");

  await host.result("page.analyze", { url: terms, html: termsPage() });
  const held = await assess(host, { small_print: "We do not use your feedback to train our models." });
  assert.equal(held.level, "hold");
  assert.equal(held.quote.source, "history");
  await host.close();
});

test("a promise about feedback is told, and so is a licence to it", async () => {
  for (const [sentences, why] of [
    ["We do not use your feedback to train our models.", "not_used"],
    ["If you give us feedback, we may use it without any obligation or payment to you.", "ownership"],
  ]) {
    const host = new Host();
    await host.result("page.analyze", { url: terms, html: page(sentences) });
    const verdict = await assess(host);
    assert.deepEqual([verdict.level, verdict.why], ["tell", why], sentences);
    await host.close();
  }
});

test("terms that say nothing of feedback are silent, and what is done with the chat anyway is told", async () => {
  const host = new Host();
  await host.result("page.analyze", { url: terms, html: page("We use your prompts to train our AI models unless you opt out in your settings.") });
  const verdict = await assess(host);
  assert.deepEqual([verdict.level, verdict.why], ["unknown", "terms_silent"]);
  assert.equal(verdict.terms_version, "none");
  assert.ok(verdict.lines.some((line) => /train its AI on what you write/.test(line)), verdict.lines.join("\n"));
  await host.close();
});

test("a service without provisions is known from its documents that were read beforehand", async () => {
  const host = new Host();
  // Nothing in shared/catalogue/provisions speaks of feedback at Microsoft Copilot.
  const verdict = await assess(host, { url: "https://copilot.microsoft.com/chats/1" });
  assert.equal(verdict.service.name, "Microsoft Copilot");
  assert.equal(verdict.level, "tell");
  assert.equal(verdict.why, "ownership");
  assert.equal(verdict.quote, null); // The catalogue keeps no words of anybody's terms.
  assert.notEqual(verdict.terms_version, "none");
  assert.match(verdict.lines.join(" "), /as of \d{4}-\d{2}-\d{2}/);
  await host.close();
});

test("what is known of other readers' terms holds nothing back, and terms for these readers come first", async () => {
  const host = new Host();
  await host.result("page.analyze", { url: terms, html: termsPage() });
  assert.equal((await assess(host)).level, "hold");
  const verdict = await assess(host, { url: "https://console.unheard-of-shop.com/" });
  assert.deepEqual([verdict.level, verdict.why], ["tell", "trains"]);
  assert.match(verdict.lines.join(" "), /only know the terms for private users/);
  // The consumer terms hold, the commercial ones do not.
  assert.equal((await assess(host, { url: "https://claude.ai/chat/1" })).level, "hold");
  const firm = await assess(host, { url: "https://console.anthropic.com/" });
  assert.deepEqual([firm.level, firm.why], ["tell", "ownership"]);
  await host.close();
});

test("the catalogue claims no more than the terms say", async () => {
  const host = new Host();
  for (const [url, level, headline] of [
    ["https://linear.app/", "tell", /can use your ideas and feedback/], // "Linear's assigns" are people.
    ["https://app.grammarly.com/", "tell", /can use your ideas and feedback/], // Only firms assign theirs.
    ["https://www.academia.edu/", "hold", /can use your feedback to train/], // Nothing is said of the chat.
    ["https://www.binance.com/", "tell", /some of your data/], // "This data" is what stands before.
    ["https://www.wix.com/", "unknown", /have not read/], // What others are bound to is no promise of theirs.
    ["https://www.honkaistarrail.com/", "unknown", /have not read/], // Only what is written after an opt-out.
  ]) {
    const verdict = await assess(host, { url });
    assert.equal(verdict.level, level, url);
    assert.match(verdict.headline, headline);
  }
  await host.close();
});

test("what the catalogue knows is used where the person has read nothing", async () => {
  const host = new Host();
  const verdict = await assess(host, { url: "https://chat.mistral.ai/chat/1" });
  assert.equal(verdict.service.name, "Le Chat");
  assert.equal(verdict.level, "hold");
  assert.notEqual(verdict.terms_version, "none");
  assert.ok(verdict.lines.some((line) => line.includes("You have not opened them yet")));
  assert.match(verdict.terms_links[0].url, /^https:\/\/[\w.]*mistral\.ai\//, "where the words stand, which we do not keep");
  await host.close();
});

test("nothing at all is written for a private window", async () => {
  const outer = new Host();
  const home = join(outer.home, "not-made");
  const host = new Host({ home });
  const verdict = await assess(host, { record: false });
  const result = await record(host, verdict, "proceed", { record: false });
  assert.deepEqual([result.stored, result.stored_reason, result.entry], [false, "not_recorded", null]);
  await host.result("ledger.list", {});
  await host.close();
  assert.equal(existsSync(home), false);
  await outer.close();
});

test("a history that cannot be used leaves an answer, and the act is not lost by an error", async () => {
  const home = mkdtempSync(join(tmpdir(), "smallprint-unusable-"));
  mkdirSync(join(home, "history.db")); // Where the database should be there is something that cannot be one.
  const host = new Host({ home });
  const verdict = await assess(host);
  assert.deepEqual([verdict.level, verdict.why], ["unknown", "store_unavailable"]);
  assert.equal((await record(host, verdict, "proceed")).stored_reason, "store_unavailable");
  assert.equal((await assess(host, { url: "https://chat.mistral.ai/" })).level, "hold"); // The catalogue still knows.
  await host.close();
  rmSync(home, { recursive: true });
});

test("hostile names, links and small print come to nothing", async () => {
  const host = new Host();
  const evil = `<img src=x onerror=alert(1)>{service}\u202e\u0000`.repeat(500);
  const verdict = await assess(host, {
    name: evil, small_print: evil,
    terms_links: Array.from({ length: 20 }, (_, i) => ({ url: `https://e.example/terms${i}`, text: evil })) });
  assert.equal(verdict.level, "unknown");
  assert.ok(verdict.terms_links.every((link) => link.text.length <= 120));
  for (const wrong of [{ direction: "left" }, { direction: 1 }, { small_print: null }, { url: [] }]) {
    const params = { url: site, direction: "up", name: "", small_print: "", ...wrong };
    assert.equal((await host.ask("feedback.assess", params, { wrong: true })).error.code, -32602);
  }
  await host.close();
});

test("the ledger is listed, verified and exported so that sha256sum can check it", async () => {
  const host = new Host();
  await host.result("page.analyze", { url: terms, html: termsPage() });
  const verdict = await assess(host);
  for (const decision of ["cancel", "proceed", "quiet"]) await record(host, verdict, decision);
  const page1 = await host.result("ledger.list", { limit: 2 });
  assert.deepEqual(page1.items.map((entry) => entry.feedback.decision), ["quiet", "proceed"]);
  assert.equal(page1.total, 3);
  const page2 = await host.result("ledger.list", { limit: 2, cursor: page1.next_cursor });
  assert.deepEqual(page2.items.map((entry) => entry.feedback.decision), ["cancel"]);
  assert.equal(page2.next_cursor, null);
  assert.equal(page2.items[0].feedback.documents[0].sha256, verdict.quote.document.sha256);
  assert.equal(page2.items[0].payload.includes("chat.unheard"), false);
  assert.ok((await host.result("ledger.list", { kind: "all" })).total > 3);
  assert.equal((await host.result("ledger.list", { service: "another.example" })).total, 0);

  assert.equal(JSON.parse(ledger(host, "verify", "--format", "json")).holds, true);
  assert.equal(JSON.parse(ledger(host, "list", "--format", "json")).length, 3);
  assert.match(ledger(host, "list"), /Thumbs up, kept back/);

  const text = ledger(host, "export");
  const folder = mkdtempSync(join(tmpdir(), "smallprint-ledger-"));
  const check = (content) => {
    const file = join(folder, "ledger.txt");
    writeFileSync(file, content);
    const script = text.split("\n").filter((line) => line.startsWith("#   ")).map((line) => line.slice(4));
    const from = script.findIndex((line) => line.startsWith("p=0"));
    const lines = script.slice(from).join("\n").replace("FILE", `'${file}'`);
    return spawnSync("sh", ["-c", lines], { encoding: "utf8" }).stdout;
  };
  assert.match(check(text), /the chain holds/);
  assert.match(check(text.replace('"decision":"cancel"', '"decision":"quiet"')), /was altered/);
  assert.match(check(text.split("\n").filter((line) => !line.includes('"decision":"proceed"')).join("\n")), /breaks at/);
  rmSync(folder, { recursive: true });
  const exported = JSON.parse(ledger(host, "export", "--format", "json"));
  assert.equal(exported.entries.length, text.split("\n").filter((line) => line && !line.startsWith("#")).length);
  await host.close();
});

test("a withdrawal cites the clause, its hash and its date, and is only text", async () => {
  const host = new Host();
  const report = await host.result("page.analyze", {
    url: terms, html: termsPage({ footer: "", days: "thirty days" }).replace("thirty days", "thirty days by privacy@unheard-of-shop.com") });
  const verdict = await assess(host);
  await record(host, verdict, "proceed");
  const letters = await host.result("ledger.withdrawal", { service: verdict.service.key });
  assert.deepEqual(letters.letters.map((letter) => letter.id), ["gdpr", "uk_gdpr", "ccpa"]);
  assert.ok(letters.text.includes(report.document.sha256));
  assert.ok(letters.text.includes(report.document.first_seen.slice(0, 10)));
  assert.ok(letters.text.includes("1 rating since"));
  assert.ok(letters.text.includes(letters.quote.exact));
  assert.equal(/\{\w+\}/.test(letters.text), false);
  assert.deepEqual(letters.contacts, [{ text: "privacy@unheard-of-shop.com", url: "mailto:privacy@unheard-of-shop.com" }]);
  assert.match(ledger(host, "withdraw", "Unheard-Of-Shop.com", "--letter", "ccpa"), /1798\.105/);
  assert.equal((await host.ask("ledger.withdrawal", { service: "nobody.example" })).error.code, -32003);
  await host.close();
});

test("the guard's data is as its schema has it", () => {
  const ajv = new Ajv2020.default({ strict: false, allErrors: true });
  const validate = ajv.compile(JSON.parse(readFileSync(join(catalogue, "schema", "feedback_guard.schema.json"), "utf8")));
  for (const name of ["assessments", "withdrawals"]) {
    const data = JSON.parse(readFileSync(join(catalogue, "feedback_guard", `${name}.json`), "utf8"));
    assert.ok(validate(data), `${name}: ${ajv.errorsText(validate.errors)}`);
    delete data.id;
    assert.equal(validate(data), false);
  }
});
