// Starts the host as a browser does and speaks frames with it. Every request that is sent and every reply that comes
// is checked against shared/protocol/schema, so that a test cannot forget to.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { endianness, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach } from "node:test";
import { fileURLToPath } from "node:url";
import Ajv2020 from "ajv/dist/2020.js";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const schemaDirectory = join(root, "shared", "protocol", "schema");

export const binary = process.env.SMALLPRINT_BINARY ?? join(root, "build", "bin", "smallprint");
export const ids = JSON.parse(readFileSync(join(root, "shared", "protocol", "ids.json"), "utf8"));
export const origin = `chrome-extension://${ids.development.chromium}/`;

const ajv = new Ajv2020.default({ strict: true, allowUnionTypes: true, allErrors: true });
for (const file of readdirSync(schemaDirectory)) {
  ajv.addSchema(JSON.parse(readFileSync(join(schemaDirectory, file), "utf8")));
}

export const methods = readdirSync(schemaDirectory)
  .filter((file) => file.endsWith(".request.json"))
  .map((file) => file.slice(0, -".request.json".length));

/** Throws with all that is wrong if `value` is not as the schema has it. */
export function check(schema, value) {
  const validate = ajv.getSchema(schema);
  if (!validate) throw new Error(`no schema ${schema}`);
  if (!validate(value)) {
    throw new Error(`${schema}: ${ajv.errorsText(validate.errors)}\n${JSON.stringify(value)?.slice(0, 2000)}`);
  }
}

export function conforms(schema, value) {
  return ajv.getSchema(schema)(value);
}

/** A frame's first four bytes, in the machine's own order, as browsers write them. */
export function header(length) {
  const bytes = Buffer.alloc(4);
  if (endianness() === "LE") bytes.writeUInt32LE(length);
  else bytes.writeUInt32BE(length);
  return bytes;
}

export function frame(body) {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(body, "utf8");
  return Buffer.concat([header(bytes.length), bytes]);
}

const running = new Set();

// A test that fails leaves its host behind; without this the run would wait for it for ever.
afterEach(() => {
  for (const host of running) host.kill("SIGKILL");
});

export class Host {
  #child;
  #buffer = Buffer.alloc(0);
  #waiting = new Map();
  #unclaimed = [];
  #claims = [];
  #next = 1;
  #methods = new Map();
  stdoutBytes = 0;
  stderr = "";

  constructor({ args = [origin], home = null, env = {} } = {}) {
    this.ownHome = home === null;
    this.home = home ?? mkdtempSync(join(tmpdir(), "smallprint-protocol-"));
    this.#child = spawn(binary, args, {
      env: { ...process.env, SMALLPRINT_HOME: this.home, SMALLPRINT_OPEN_SHADOW: "", ...env },
      stdio: ["pipe", "pipe", "pipe"],
    });
    this.#child.stdout.on("data", (data) => this.#take(data));
    this.#child.stderr.on("data", (data) => (this.stderr += data));
    this.#child.stdin.on("error", () => {}); // The host may end while we write.
    this.ended = new Promise((resolve) => this.#child.on("close", (code, signal) => resolve({ code, signal })));
    running.add(this);
    this.ended.then(() => {
      running.delete(this);
      for (const { reject } of [...this.#waiting.values(), ...this.#claims]) reject(new Error("the host has ended"));
    });
  }

  #take(data) {
    this.stdoutBytes += data.length;
    this.#buffer = Buffer.concat([this.#buffer, data]);
    while (this.#buffer.length >= 4) {
      const length = endianness() === "LE" ? this.#buffer.readUInt32LE() : this.#buffer.readUInt32BE();
      if (this.#buffer.length < 4 + length) return;
      const body = this.#buffer.subarray(4, 4 + length);
      this.#buffer = this.#buffer.subarray(4 + length);
      this.#deliver(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body)), length);
    }
  }

  #deliver(reply, length) {
    const waiting = reply.id !== null && this.#waiting.get(reply.id);
    const claim = waiting || this.#claims.shift();
    const deliver = claim ? claim : { resolve: (value) => this.#unclaimed.push(value), reject: (e) => this.#unclaimed.push(e) };
    if (waiting) this.#waiting.delete(reply.id);
    try {
      if (length > 1_048_576) throw new Error(`a reply of ${length} bytes`);
      check("envelope.json#/$defs/reply", reply);
      const method = waiting && this.#methods.get(reply.id);
      if (method && reply.result) check(`${method}.response.json`, reply.result);
      deliver.resolve(reply);
    } catch (error) {
      deliver.reject(error);
    }
  }

  /** Sends bytes as they are. */
  write(bytes) {
    this.#child.stdin.write(bytes);
  }

  /** Sends a frame and gives the next reply that belongs to no `ask`. */
  send(body) {
    this.write(frame(body));
    return this.next();
  }

  next() {
    const reply = this.#unclaimed.shift();
    if (reply instanceof Error) return Promise.reject(reply);
    if (reply) return Promise.resolve(reply);
    return new Promise((resolve, reject) => this.#claims.push({ resolve, reject }));
  }

  /** A request as the extension makes it: checked against its schema; gives the whole reply. */
  ask(method, params, { wrong = false } = {}) {
    if (!wrong) check(`${method}.request.json`, params ?? {});
    const id = this.#next++;
    const request = { jsonrpc: "2.0", id, method, ...(params === undefined ? {} : { params }) };
    if (!wrong) check("envelope.json#/$defs/request", request);
    this.#methods.set(id, method);
    const reply = new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    this.write(frame(JSON.stringify(request)));
    return reply;
  }

  async result(method, params) {
    const reply = await this.ask(method, params);
    if (reply.error) throw new Error(`${method}: ${JSON.stringify(reply.error)}`);
    return reply.result;
  }

  /** Closes the pipe to the host and waits for its end; gives {code, signal}. */
  async close() {
    this.#child.stdin.end();
    const end = await this.ended;
    if (this.ownHome) rmSync(this.home, { recursive: true, force: true });
    return end;
  }

  closeStdout() {
    this.#child.stdout.destroy();
  }

  get pid() {
    return this.#child.pid;
  }

  kill(signal) {
    this.#child.kill(signal);
  }
}

/** A page of terms in our own words. */
export function termsPage({ days = "thirty days", footer = "Contact the support desk." } = {}) {
  return `<!doctype html><html lang="en"><head><title>Terms of Service</title></head><body><main>
<h1>Terms of Service</h1><p>These terms of service are an agreement between you and Example Ltd. By using the service
you agree to these terms.</p>
<h2>1. Your account</h2><p>You are responsible for your account and for everything that is done with your password.</p>
<h2>2. Feedback</h2><p>When you rate an answer with a thumbs up or a thumbs down, we may use the whole conversation to
train our models.</p>
<h2>3. Liability</h2><p>To the fullest extent permitted by law, our total liability to you is limited to one hundred
dollars.</p>
<h2>4. Disputes</h2><p>These terms are governed by the laws of the State of Delaware, and any dispute will be resolved
by binding arbitration. You waive the right to take part in a class action.</p>
<h2>5. Changes</h2><p>We may change these terms at any time. We will tell you about important changes ${days} before
they take effect.</p>
<h2>6. Termination</h2><p>We may suspend or terminate your account at our sole discretion and without notice.</p>
</main><footer>${footer}</footer></body></html>`;
}
