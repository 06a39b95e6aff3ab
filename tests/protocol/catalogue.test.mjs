// catalogue.status and catalogue.update, asked as the extension asks. The server is one of this machine, over TLS with an
// authority made for the test; the program trusts no key of ours, so every bundle here ends in a refusal.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:https";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { binary, Host } from "./host.mjs";

let work;
let authority;
let tls;

before(() => {
  work = mkdtempSync(join(tmpdir(), "smallprint-catalogue-"));
  const openssl = (...words) => execFileSync("openssl", words, { cwd: work, stdio: "ignore" });
  const newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
  openssl("req", "-x509", ...newKey, "-days", "2", "-subj", "/CN=Test authority", "-keyout", "ca.key", "-out", "ca.pem");
  openssl("req", ...newKey, "-subj", "/CN=localhost", "-keyout", "site.key", "-out", "site.csr");
  writeFileSync(join(work, "names"), "subjectAltName=DNS:localhost\n");
  openssl("x509", "-req", "-in", "site.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "2",
    "-extfile", "names", "-out", "site.pem");
  authority = join(work, "ca.pem");
  tls = { key: readFileSync(join(work, "site.key")), cert: readFileSync(join(work, "site.pem")) };
});
after(() => rmSync(work, { recursive: true, force: true }));

/** A server with `answer`, and a host that trusts its authority and has its address set. */
async function setUp(answer) {
  const asked = [];
  const listener = (request, response) => {
    asked.push(request.url);
    answer(request, response);
  };
  const server = createServer(tls, listener);
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const host = new Host({ env: { SSL_CERT_FILE: authority } });
  const url = `https://localhost:${server.address().port}/catalogue.bundle`;
  await host.result("settings.set", { settings: { catalogue_url: url } });
  return {
    asked, host, url,
    async end() {
      server.closeAllConnections();
      server.close();
      await host.close();
    },
  };
}

/** A bundle as `smallprint catalogue sign` makes it, by a key that no program trusts. */
function strangersBundle() {
  const file = join(work, "bundle");
  if (!existsSync(file)) {
    writeFileSync(join(work, "secret"), "11".repeat(32));
    const catalogue = join(dirname(binary), "../host/catalogue/catalogue.bin");
    execFileSync(binary, ["catalogue", "sign", catalogue, "--secret", join(work, "secret"), "--bundle-version", "9", "-o", file]);
  }
  return readFileSync(file);
}

test("the catalogue in use is told with its date; nothing is looked for by itself", async () => {
  const { asked, host, end } = await setUp((request, response) => response.end("no"));
  const status = await host.result("catalogue.status", {});
  assert.equal(status.source, "program");
  assert.deepEqual(status.catalogue, (await host.result("host.hello", { protocol: 1 })).catalogue);
  assert.match(status.catalogue.date, /^\d{4}-\d{2}-\d{2}/);
  assert.deepEqual([status.bundle, status.updates, status.restart, status.looked_at], [null, false, false, null]);
  assert.equal((await host.result("catalogue.update", { due_only: true })).outcome, "off");
  assert.deepEqual(asked, []);
  assert.equal((await host.ask("settings.set", { settings: { catalogue_url: "http://localhost/" } }, { wrong: true })).error.code, -32602);
  await end();
});

test("a stranger's signature is refused, and the reason remembered", async () => {
  const bundle = strangersBundle();
  const { asked, host, end } = await setUp((request, response) => response.end(bundle));
  const { error } = await host.ask("catalogue.update", {});
  assert.equal(error.data.code, "catalogue_invalid");
  assert.match(error.message, /does not trust/);
  assert.equal(asked.length, 1);
  const status = await host.result("catalogue.status", {});
  assert.equal(status.source, "program");
  assert.equal(status.failure, error.message);
  assert.match(status.looked_at, /^\d{4}-/);
  assert.deepEqual(readdirSync(host.home).filter((name) => name.startsWith("catalogue")), []);
  // Turned on: a day has not passed.
  await host.result("settings.set", { settings: { catalogue_updates: true } });
  assert.equal((await host.result("catalogue.update", { due_only: true })).outcome, "not_due");
  await end();
});

test("no page, no other server, nobody who cannot prove who he is", async () => {
  let location;
  const { host, url, end } = await setUp((request, response) => {
    if (location === undefined) response.end("<!doctype html><p>Sign in to the network</p>");
    else response.writeHead(302, { Location: location }).end();
  });
  const refusal = async () => (await host.ask("catalogue.update", {})).error;
  assert.equal((await refusal()).data.code, "catalogue_invalid");
  for (const elsewhere of ["https://127.0.0.1:1/", url.replace("https", "http"), "https://localhost/catalogue.bundle"]) {
    location = elsewhere;
    const { data, message } = await refusal();
    assert.equal(data.code, "unreadable_input");
    assert.match(message, /a redirect to/);
  }
  await host.result("settings.set", { settings: { catalogue_url: url.replace("localhost", "127.0.0.1") } });
  assert.match((await refusal()).message, /cannot prove who it is/);
  await end();
});

test("waiting for the server delays nobody else", async () => {
  let answered;
  const { host, end } = await setUp((request, response) => {
    answered = () => response.end("late");
  });
  const waiting = host.ask("catalogue.update", {});
  assert.equal((await host.result("catalogue.status", {})).looked_at, null);
  while (answered === undefined) await new Promise((resolve) => setTimeout(resolve, 10));
  answered();
  assert.equal((await waiting).error.data.code, "catalogue_invalid");
  await end();
});
