// How long from the click on a feedback control to our question on the screen, in a real Chromium with the host warm:
//   node tests/bench/feedback-latency.mjs [clicks]        (after a build; SMALLPRINT_BUILD names another build directory)
//   … --cold [rounds]     the same where worker and host were just ended, so that the first contact has to start both: how often
//                         a press so many milliseconds after it is held, and how long until something is on the screen
// The pointer rests on the control before each click, as a hand does. Measured in the page's own clock: from when the button
// has gone down (the page does not hear of a held click, so that its time stamp is not to be had) to the first frame in
// which the notice has a size; the release, the click and what the driver needs to send them lie in between. The stand-in
// host answers at once, so that what is measured is ours; --host takes the real one, which has read terms first.
import { startBrowser } from '../../installers/demo/browser.mjs';
import { PageServer } from '../../installers/demo/server.mjs';
import { waitForPanel } from '../../installers/demo/panel.mjs';
import { noNotice, serve, standIn, warmUp, wish } from '../e2e/support/feedback.mjs';
import { sampleTerms } from '../e2e/support/sample.mjs';

const cold = process.argv.includes('--cold');
const real = cold || process.argv.includes('--host');
const clicks = Number(process.argv.slice(2).find((one) => /^\d+$/.test(one)) ?? (cold ? 10 : 40));
const server = await PageServer.start({ tls: true });
const session = await startBrowser({ browser: 'chromium', server, openShadow: true, ...(real ? {} : { hostProgram: standIn }) });
session.server = server;
const quantile = (sorted, q) => sorted[Math.min(sorted.length - 1, Math.ceil(q * sorted.length) - 1)];

/** Ends the extension's worker, and with it its port and the host. */
async function cool() {
  const cdp = await session.browser.target().createCDPSession();
  const { targetInfos } = await cdp.send('Target.getTargets');
  for (const { type, url, targetId } of targetInfos) {
    if (type === 'service_worker' && url.startsWith(session.origin)) await cdp.send('Target.closeTarget', { targetId });
  }
  await cdp.detach();
  await new Promise((done) => setTimeout(done, 700));
}

/** A press `rest` milliseconds after the first contact, with nothing running: until our notice is there, and whether it asks. */
async function coldPress(rest) {
  const page = await session.browser.newPage();
  // A site of its own: nothing that this session has asked before counts. (Subdomains are one service.)
  await page.goto(serve(session, 'react', { host: `cold${(coldSites += 1)}.parley.example` }));
  await cool();
  const { x, y, width, height } = await (await page.$('#up')).boundingBox();
  await page.evaluate(() => {
    window.found = new Promise((done) => {
      const look = () => {
        const box = document.querySelector('smallprint-notice')?.shadowRoot?.firstElementChild;
        if (box && box.getBoundingClientRect().height > 0) done({ now: performance.now(), kind: box.dataset.kind, level: box.dataset.level });
        else requestAnimationFrame(look);
      };
      look();
    });
  });
  await page.mouse.move(x + width / 2, y + height / 2);
  await new Promise((done) => setTimeout(done, rest));
  const pressed = await page.evaluate(() => performance.now());
  await page.mouse.down();
  await page.mouse.up();
  const { now, kind, level } = await page.evaluate(() =>
    Promise.race([window.found, new Promise((done) => setTimeout(() => done({ now: Infinity, kind: 'none' }), 8000))]));
  await page.close();
  return { ms: now - pressed, held: kind === 'ask', level };
}
let coldSites = 0;

async function measureCold() {
  for (const rest of [0, 150, 300]) {
    const all = [];
    for (let round = 0; round < clicks; round += 1) all.push(await coldPress(rest));
    const times = all.map(({ ms }) => ms).sort((a, b) => a - b);
    console.log(`nothing running, pressed ${rest} ms after the first contact, ${all.length} times: held ${all.filter(({ held }) => held).length}, ` +
      `known ${all.filter(({ level }) => level === 'hold').length}; notice visible p50 ${quantile(times, 0.5).toFixed(0)} ms, p95 ${quantile(times, 0.95).toFixed(0)} ms after the press`);
  }
}

try {
  if (!real) await warmUp(session);
  const page = await session.browser.newPage();
  if (real) {
    server.set('parley.example', '/terms', sampleTerms());
    await page.goto('https://parley.example/terms');
    await waitForPanel(page);
  } else wish(session);
  if (cold) {
    await page.close();
    await measureCold();
  } else await measureWarm(page);
} finally {
  await session.close();
  await server.close();
}

async function measureWarm(page) {
  await page.goto(serve(session, 'react', real ? { host: 'parley.example' } : {}));
  const times = [];
  for (let round = 0; round < clicks + 3; round += 1) {
    await page.mouse.move(5, 5);
    await page.hover('#up');
    await new Promise((done) => setTimeout(done, 250));
    const shown = page.evaluate(() => new Promise((done) => {
      const look = () => {
        const box = document.querySelector('smallprint-notice')?.shadowRoot?.firstElementChild;
        if (box && box.getBoundingClientRect().height > 0) {
          requestAnimationFrame((now) => done({ now }));
        } else requestAnimationFrame(look);
      };
      look();
    }));
    await page.mouse.down();
    const pressed = await page.evaluate(() => performance.now());
    await page.mouse.up();
    const { now } = await shown;
    if (round >= 3) times.push(now - pressed);
    await page.keyboard.press('Escape');
    if (!(await noNotice(page))) throw new Error('the question stays');
    await new Promise((done) => setTimeout(done, 100));
  }
  times.sort((a, b) => a - b);
  console.log(`click to notice visible, ${times.length} clicks, ${real ? 'real' : 'stand-in'} host: p50 ${quantile(times, 0.5).toFixed(1)} ms, p95 ${quantile(times, 0.95).toFixed(1)} ms, worst ${times.at(-1).toFixed(1)} ms`);
}
