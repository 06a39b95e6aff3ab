// The watch list, settings, digest and notices, asked as the extension asks. The server is one of this machine.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { test } from "node:test";
import { Host, termsPage } from "./host.mjs";

/** A page of terms on this machine; `page` may be changed. */
async function ownService() {
  const service = { page: termsPage(), requests: 0 };
  const server = createServer((request, response) => {
    service.requests += 1;
    response.setHeader("Content-Type", "text/html");
    response.end(service.page);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  service.url = `http://127.0.0.1:${server.address().port}/terms`;
  service.close = () => new Promise((done) => { server.close(done); server.closeAllConnections(); });
  return service;
}

test("settings are the same for every host, and nonsense is refused whole", async () => {
  const host = new Host();
  const other = new Host({ home: host.home });
  const { settings, defaults } = await host.result("settings.get", {});
  assert.deepEqual(settings, defaults);
  await host.result("settings.set", { settings: { watch_interval_hours: 6, digest_day: "friday" } });
  assert.equal((await other.result("settings.get", {})).settings.watch_interval_hours, 6);
  for (const wrong of [{ digest_day: "someday" }, { watch_interval_hours: 0 }, { notifications: false, unheard_of: 1 }, []]) {
    const { error } = await host.ask("settings.set", { settings: wrong }, { wrong: true });
    assert.equal(error.code, -32602);
  }
  await host.result("settings.set", { settings: { retention_days: 730, retention_versions: 50 } });
  const rules = (await other.result("settings.get", {})).settings;
  assert.deepEqual([rules.retention_days, rules.retention_versions], [730, 50]);
  for (const wrong of [{ retention_days: 0 }, { retention_versions: 1 }]) {
    assert.equal((await host.ask("settings.set", { settings: wrong }, { wrong: true })).error.data.code, "usage");
  }
  await host.result("settings.set", { settings: { retention_days: null, retention_versions: null } });
  assert.equal((await other.result("settings.get", {})).settings.notifications, true);
  await other.close();
  await host.close();
});

test("a page is watched, checked, and its change told once in all browsers", async () => {
  const host = new Host();
  const other = new Host({ home: host.home });
  const service = await ownService();
  try {
    assert.equal((await host.ask("watch.add", { url: service.url })).error.code, -32602, "plain http needs leave");
    const { watch, added } = await host.result("watch.add", { url: service.url, local: true });
    assert.equal(added, true);
    assert.equal(watch.state, "waiting");
    assert.equal((await other.result("watch.list", {})).due, 1);
    const first = await host.result("watch.check", { limit: 3 });
    assert.deepEqual(first.checked.map(({ state, versions }) => [state, versions]), [["ok", 1]]);
    assert.equal(first.due, 0);
    // Asked again, as after a restored session: nothing is due, and the server hears nothing.
    assert.deepEqual((await other.result("watch.check", {})).checked, []);
    assert.equal(service.requests, 1);

    service.page = termsPage({ days: "three days" });
    const found = await check(host, watch.id);
    assert.equal(found.checked[0].versions, 2);
    assert.equal(found.checked[0].changed_30_days, 1);
    assert.equal(found.unseen, 1);
    const news = await other.result("notice.claim", {});
    assert.equal(news.changes.length, 1);
    assert.deepEqual((await host.result("notice.claim", {})).changes, []);
    const digest = await host.result("digest.get", { days: 30 });
    assert.equal(digest.changes_total, 1);
    assert.equal(digest.items[0].documents[0].change_ids[0], news.changes[0].id);
    // Seen is seen everywhere.
    await other.result("changes.mark_seen", { ids: [news.changes[0].id] });
    assert.equal((await host.result("watch.list", {})).unseen, 0);
    assert.equal((await host.result("watch.remove", { document: found.checked[0].document_id })).removed, 1);
    assert.equal((await host.result("watch.list", {})).total, 0);
  } finally {
    await service.close();
    await other.close();
    await host.close();
  }
});

/** An entry by its id; its server may still be in its pause. */
async function check(host, id) {
  for (let time = 0; ; time += 1) {
    const result = await host.result("watch.check", { id });
    if (result.checked.length > 0 || time === 60) return result;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

test("waiting for a server delays nobody else", async () => {
  const host = new Host();
  let answered;
  const slow = createServer((request, response) => {
    answered = () => response.end("late");
  });
  await new Promise((ready) => slow.listen(0, "127.0.0.1", ready));
  try {
    await host.result("watch.add", { url: `http://127.0.0.1:${slow.address().port}/`, local: true });
    const waiting = host.result("watch.check", {});
    const visit = await host.result("page.analyze", { url: "https://www.unheard-of-shop.com/terms", html: termsPage() });
    assert.equal(visit.stored, true);
    assert.equal((await host.result("watch.list", {})).items[0].state, "waiting");
    answered?.();
    await waiting;
  } finally {
    slow.closeAllConnections();
    slow.close();
    await host.close();
  }
});
