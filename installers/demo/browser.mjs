// Starts a real Chromium or Firefox with Smallprint loaded, the host registered for that profile alone, and a store
// of its own. One function for people (installers/try.sh) and for the end-to-end tests.
//
// Promise: everything it makes lies in one temporary directory that close() removes.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
// Firefox gives each profile a random address for an add-on's pages; a fixed one lets tests open them.
const firefoxUuid = '5ba1d0c5-7a3e-4b0f-9d1e-7f6d2f6a1c01';

const candidates = {
  chromium: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium'],
  firefox: ['/usr/bin/firefox-esr', '/usr/bin/firefox'],
};

/** The browser's program: $SMALLPRINT_CHROMIUM or $SMALLPRINT_FIREFOX, else the system's; undefined if there is none. */
export function findBrowser(name) {
  const named = process.env[`SMALLPRINT_${name.toUpperCase()}`];
  return [named, ...candidates[name]].find((file) => file && existsSync(file));
}

function readIds() {
  return JSON.parse(readFileSync(path.join(root, 'shared/protocol/ids.json'), 'utf8'));
}

/**
 * @param {object} options
 * @param {'chromium'|'firefox'} options.browser
 * @param {string} [options.build]      build directory, default `build` in the project
 * @param {string} [options.installed]  in its place, where the program is installed for all users and registered ("/usr")
 * @param {import('./server.mjs').PageServer} [options.server]  where every host name leads; without it, the real network
 * @param {string[]} [options.hosts]    with a server: only these host names lead there, all others to the real network
 * @param {boolean} [options.headless]
 * @param {boolean} [options.openShadow]  let tests look inside the panel
 * @param {boolean} [options.register]  false leaves the host unregistered
 * @param {string} [options.hostProgram]  another program in the host's place (tests)
 * @param {{width: number, height: number}} [options.viewport]
 * @param {boolean} [options.ownSignals]  the caller ends the session on SIGINT, SIGTERM and SIGHUP itself; otherwise the
 *   browser is killed and the process ends
 * @param {string[]} [options.args]  further arguments for the browser
 * @param {Record<string, unknown>} [options.prefs]  further preferences (Firefox)
 * @param {Record<string, unknown>} [options.profileFiles]  JSON files to lie in the profile before the start
 */
export async function startBrowser(options) {
  const { browser: name, server, headless = true, openShadow = false, register = true } = options;
  const { installed } = options;
  const build = path.resolve(installed ?? options.build ?? process.env.SMALLPRINT_BUILD ?? path.join(root, 'build'));
  const executablePath = findBrowser(name);
  if (!executablePath) throw new Error(`There is no ${name} here; install it, or name it in SMALLPRINT_${name.toUpperCase()}.`);
  const binary = path.join(build, 'bin/smallprint');
  const extension = path.join(build, installed ? 'share/smallprint/extension' : 'extension', name);
  for (const needed of [binary, path.join(extension, 'manifest.json')]) {
    if (!existsSync(needed)) throw new Error(`${needed} is not there; build first: cmake -B build -G Ninja && cmake --build build`);
  }

  const directory = mkdtempSync(path.join(tmpdir(), 'smallprint-run-'));
  const profile = path.join(directory, 'profile');
  const home = path.join(directory, 'home');
  const store = path.join(directory, 'store');
  for (const each of [profile, home, store]) mkdirSync(each, { recursive: true });
  const remove = () => rmSync(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  const env = { ...process.env, SMALLPRINT_HOME: store, ...(openShadow ? { SMALLPRINT_OPEN_SHADOW: '1' } : {}) };

  try {
    if (register && !installed) {
      const place = name === 'chromium' ? profile : home;
      execFileSync(binary, ['register', '--browser', name, '--profile-dir', place], { env, stdio: ['ignore', 'ignore', 'inherit'] });
      if (options.hostProgram) putInPlace(place, options.hostProgram);
    }
    for (const [file, value] of Object.entries(options.profileFiles ?? {})) writeFileSync(path.join(profile, file), JSON.stringify(value));
    const launch = name === 'chromium' ? chromiumOptions : firefoxOptions;
    const browser = await puppeteer.launch({
      executablePath,
      headless,
      acceptInsecureCerts: Boolean(server),
      handleSIGINT: !options.ownSignals,
      handleSIGTERM: !options.ownSignals,
      handleSIGHUP: !options.ownSignals,
      defaultViewport: headless ? (options.viewport ?? { width: 1280, height: 900 }) : null,
      ...launch({ ...options, profile, home, env, server, headless }),
    });
    const id = await browser.installExtension(extension);
    const origin = name === 'chromium' ? `chrome-extension://${id}` : `moz-extension://${firefoxUuid}`;
    return {
      browser, binary, store, env, origin, name,
      /** Ends the browser and removes profile, store and manifests. */
      async close() {
        await browser.close().catch(() => browser.process()?.kill('SIGKILL'));
        remove();
      },
      remove,
    };
  } catch (error) {
    remove();
    throw error;
  }
}

/** Points the host manifest below `place` at another program. */
function putInPlace(place, program) {
  const file = readdirSync(place, { recursive: true }).find((each) => each.endsWith('org.smallprint.host.json'));
  const manifest = path.join(place, file);
  writeFileSync(manifest, JSON.stringify({ ...JSON.parse(readFileSync(manifest, 'utf8')), path: program }));
}

function chromiumOptions({ profile, env, server, hosts, args = [] }) {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const rules = !server ? [] : hosts
    ? [`--host-resolver-rules=${hosts.map((host) => `MAP ${host} 127.0.0.1:${server.port}`).join(' , ')}`]
    : [`--host-resolver-rules=${server.resolverRules}`];
  return {
    browser: 'chrome',
    userDataDir: profile,
    pipe: true,
    enableExtensions: true,
    env,
    args: [...sandbox, ...rules, '--disable-gpu', '--disable-quic', '--no-first-run', '--no-default-browser-check',
      '--disable-background-networking', '--disable-component-update', '--disable-sync',
      // A page asked for over http stays there: the stand-in for a site need not speak TLS.
      '--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,LocalNetworkAccessChecks', ...args],
  };
}

function firefoxOptions({ profile, home, env, server, hosts, prefs = {}, args = [] }) {
  const gecko = readIds().development.firefox;
  // A proxy script is the only way to send a host name to a port of one's own.
  // This machine itself is asked directly: the history viewer is there.
  const match = hosts ? `${JSON.stringify(hosts)}.indexOf(host) >= 0` : 'host !== "127.0.0.1"';
  const script = server && `function FindProxyForURL(url, host) { return ${match} ? "PROXY 127.0.0.1:${server.port}" : "DIRECT"; }`;
  const proxy = server
    ? {
        'network.proxy.type': 2,
        'network.proxy.autoconfig_url': `data:application/x-ns-proxy-autoconfig,${encodeURIComponent(script)}`,
        'network.proxy.allow_hijacking_localhost': true,
        'network.stricttransportsecurity.preloadlist': false,
        'dom.security.https_first': false,
        'dom.security.https_first_schemeless': false,
        ...(hosts ? {} : { 'network.dns.disabled': true }),
      }
    : {};
  return {
    browser: 'firefox',
    userDataDir: profile,
    env: { ...env, HOME: home },
    args: ['--remote-allow-system-access', ...args],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [gecko]: firefoxUuid }),
      'datareporting.policy.dataSubmissionEnabled': false,
      'browser.aboutwelcome.enabled': false,
      ...proxy,
      ...prefs,
    },
  };
}
