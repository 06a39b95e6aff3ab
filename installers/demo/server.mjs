// A web server on loopback that stands in for any site: pages are given by host name and path, plain or over TLS,
// and the same port works as a forward proxy, because Firefox has no way to map a host name to a port.
//
// Promise: listens on 127.0.0.1 only, answers nothing but what it was given, and close() leaves nothing behind.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A certificate for this run only; browsers are told to accept it. Needs the openssl program. */
function makeCertificate() {
  const directory = mkdtempSync(path.join(tmpdir(), 'smallprint-tls-'));
  try {
    const key = path.join(directory, 'key.pem');
    const cert = path.join(directory, 'cert.pem');
    execFileSync(
      'openssl',
      ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2',
        '-subj', '/CN=smallprint test', '-keyout', key, '-out', cert],
      { stdio: 'ignore' },
    );
    return { key: readFileSync(key), cert: readFileSync(cert) };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

const listen = (server) =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(server.address().port));
  });

export class PageServer {
  #pages = new Map();
  #sockets = new Set();
  #plain;
  #secure;
  port = 0;
  securePort = 0;
  /** Every request answered, as `host/path`, in order: what a test may look at. */
  requests = [];

  /** @param {{tls?: boolean}} options `tls` also serves https, which real host names on HSTS lists need. */
  static async start({ tls = false } = {}) {
    const server = new PageServer();
    const answer = (request, response) => server.#answer(request, response);
    server.#plain = http.createServer(answer);
    server.port = await listen(server.#plain);
    if (tls) {
      server.#secure = https.createServer(makeCertificate(), answer);
      server.securePort = await listen(server.#secure);
    }
    server.#plain.on('connect', (request, client, head) => server.#tunnel(client, head));
    for (const each of [server.#plain, server.#secure]) {
      each?.on('connection', (socket) => {
        server.#sockets.add(socket);
        socket.on('close', () => server.#sockets.delete(socket));
      });
    }
    return server;
  }

  /**
   * Sets what `host` answers at `path`; setting it again changes the page.
   * @param {string} host
   * @param {string} pathname
   * @param {string | Buffer} body
   * @param {Record<string, string>} headers
   */
  set(host, pathname, body, headers = {}) {
    this.#pages.set(`${host}${pathname}`, { body, headers });
  }

  /** The --host-resolver-rules value that sends every host name here (Chromium). */
  get resolverRules() {
    return `MAP *:443 127.0.0.1:${this.securePort || this.port} , MAP *:80 127.0.0.1:${this.port} , MAP * ~NOTFOUND , EXCLUDE 127.0.0.1`;
  }

  #answer(request, response) {
    const url = new URL(request.url, `http://${request.headers.host ?? 'none'}`);
    const key = `${url.hostname}${url.pathname}`;
    this.requests.push(key);
    const page = this.#pages.get(key);
    if (!page) {
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('Not here.');
      return;
    }
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', ...page.headers })
      .end(page.body);
  }

  // CONNECT host:443 through the proxy ends at our own TLS port, whatever the host is.
  #tunnel(client, head) {
    if (!this.securePort) {
      client.end('HTTP/1.1 502 No TLS here\r\n\r\n');
      return;
    }
    const upstream = net.connect(this.securePort, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 OK\r\n\r\n');
      upstream.write(head);
      upstream.pipe(client).pipe(upstream);
    });
    upstream.on('error', () => client.destroy());
    client.on('error', () => upstream.destroy());
  }

  async close() {
    for (const socket of this.#sockets) socket.destroy();
    await Promise.all(
      [this.#plain, this.#secure].filter(Boolean).map((server) => new Promise((done) => server.close(done))),
    );
  }
}
