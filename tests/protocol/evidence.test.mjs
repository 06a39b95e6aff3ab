// What a person takes along: one finding with its history and citations, the ledger's summary and check, sizes, filters.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Host, termsPage } from "./host.mjs";

const url = "https://www.unheard-of-shop.com/terms";

async function read(host, options) {
  return host.result("page.analyze", { url, title: "Terms", language: "en", html: termsPage(options) });
}

test("a finding is told with its clause, its history, why it is serious, and what to check", async () => {
  const host = new Host();
  await read(host);
  const second = await read(host, { days: "three days" });
  const notice = second.findings.find((finding) => finding.type === "change_notice" || finding.type === "unilateral_change");
  const feedback = second.findings.find((finding) => finding.type === "feedback_trains_ai");
  const told = await host.result("provision.get", { record_id: feedback.record_id });
  assert.equal(told.record_id, feedback.record_id);
  assert.equal(told.in_force, true);
  assert.equal(told.gone, null);
  assert.equal(told.finding.headline, feedback.headline);
  assert.equal(told.clause.sha256, feedback.clause_sha256);
  assert.deepEqual(told.history.map((run) => [run.step, run.from_version, run.to_version]), [["first", 1, 2]]);
  assert.ok(told.checklist.some((step) => step.general) && told.checklist.some((step) => !step.general));
  assert.ok(told.questions.length > 0 && told.regulations.length > 0);
  assert.ok(told.citations.text.includes(told.version.sha256) && told.citations.bibtex.startsWith("@misc{"));

  const edited = await host.result("provision.get", { record_id: notice.record_id });
  assert.deepEqual(edited.history.map((run) => run.step), ["first", "edited"]);
  assert.match(edited.history[0].text, /thirty days/);
  assert.match(edited.history[1].text, /three days/);
  assert.equal(edited.history[1].standing, true);
  await host.close();
});

test("a finding whose clause has gone says since when, and one that is back says so", async () => {
  const host = new Host();
  const whole = termsPage();
  const without = whole.replace(/<h2>2\. Feedback<\/h2><p>[^]*?<\/p>/, "");
  assert.notEqual(without, whole);
  const visit = (html) => host.result("page.analyze", { url, title: "Terms", language: "en", html });
  const first = await visit(whole);
  const { record_id } = first.findings.find((finding) => finding.type === "feedback_trains_ai");
  const second = await visit(without);
  assert.equal(second.document.versions, 2);
  const gone = await host.result("provision.get", { record_id });
  assert.equal(gone.in_force, false);
  assert.equal(gone.gone.version, 2);
  assert.deepEqual(gone.gone.still_said, []);
  assert.deepEqual(gone.history.map((run) => [run.step, run.text === null]), [["first", false], ["gone", true]]);
  assert.match(gone.clause.text, /thumbs up/);
  await visit(whole);
  const back = await host.result("provision.get", { record_id });
  assert.equal(back.in_force, true);
  assert.deepEqual(back.history.map((run) => run.step), ["first", "gone", "returned"]);
  await host.close();
});

test("records are cited; what is no record is refused", async () => {
  const host = new Host();
  const { document } = await read(host);
  const cited = await host.result("citation.get", { record_id: document.id });
  assert.ok(cited.citations.markdown.includes(document.sha256));
  assert.equal(JSON.parse(cited.citations.json).record_id, document.id);
  assert.equal((await host.ask("citation.get", { record_id: "SP-D-AAAAAAAAAA" })).error.code, -32003);
  assert.equal((await host.ask("provision.get", { record_id: "SP-P-AAAAAAAAAA" })).error.code, -32003);
  for (const record_id of ["", "SP-P-a", "../x", 7, null]) {
    assert.equal((await host.ask("provision.get", { record_id }, { wrong: true })).error.code, -32602);
  }
  await host.close();
});

test("what was given is summed up by service, and the chain checked", async () => {
  const host = new Host();
  assert.deepEqual((await host.result("ledger.summary", {})).items, []);
  for (const decision of ["proceed", "cancel", "quiet"]) {
    await host.result("feedback.record", { url: "https://chat.mistral.ai/chat", direction: "up", decision, level: "hold", terms_version: "v" });
  }
  const { items, total } = await host.result("ledger.summary", {});
  assert.equal(total, 1);
  assert.deepEqual([items[0].ratings, items[0].kept_back], [2, 1]);
  assert.match(items[0].line, /^2 ratings given to /);
  const chain = await host.result("ledger.verify", {});
  assert.deepEqual([chain.holds, chain.entries, chain.first_broken], [true, 3, null]);
  await host.close();
});

test("sizes are told, and a search keeps to a kind of document", async () => {
  const host = new Host();
  const { document } = await read(host);
  const size = await host.result("history.size", {});
  assert.deepEqual([size.documents, size.versions, size.directory], [1, 1, host.home]);
  assert.ok((await host.result("history.search", { query: "arbitration", terms_type: document.terms_type })).items.length > 0);
  assert.equal((await host.result("history.search", { query: "arbitration", terms_type: "No such type" })).items.length, 0);
  await host.close();
});

test("long work is begun in the viewer only", async () => {
  const host = new Host();
  for (const [method, params] of [["history.export", { everything: true }], ["history.verify", {}], ["history.import", { path: "/x" }],
    ["job.list", {}], ["job.status", { id: "1" }], ["job.cancel", { id: "1" }], ["job.read", { id: "1" }]]) {
    assert.equal((await host.ask(method, params)).error.code, -32009, method);
  }
  await host.close();
});
