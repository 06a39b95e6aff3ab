// How long from the click on a feedback control to our question on the screen, in a real Chromium with the host warm:
//   node tests/bench/feedback-latency.mjs [clicks]        (after a build; SMALLPRINT_BUILD names another build directory)
// The pointer rests on the control before each click, as a hand does. Measured in the page's own clock: from when the button
// has gone down (the page does not hear of a held click, so that its time stamp is not to be had) to the first frame in
// which the notice has a size; the release, the click and what the driver needs to send them lie in between. The stand-in
// host answers at once, so that what is measured is ours; --host takes the real one, which has read terms first.
import { startBrowser } from '../../installers/demo/browser.mjs';
import { PageServer } from '../../installers/demo/server.mjs';
import { waitForPanel } from '../../installers/demo/panel.mjs';
import { noNotice, serve, standIn, warmUp, wish } from '../e2e/support/feedback.mjs';
import { sampleTerms } from '../e2e/support/sample.mjs';

const real = process.argv.includes('--host');
const clicks = Number(process.argv.slice(2).find((one) => /^\d+$/.test(one)) ?? 40);
const server = await PageServer.start({ tls: true });
const session = await startBrowser({ browser: 'chromium', server, openShadow: true, ...(real ? {} : { hostProgram: standIn }) });
session.server = server;
const quantile = (sorted, q) => sorted[Math.min(sorted.length - 1, Math.ceil(q * sorted.length) - 1)];

try {
  if (!real) await warmUp(session);
  const page = await session.browser.newPage();
  if (real) {
    server.set('parley.example', '/terms', sampleTerms());
    await page.goto('https://parley.example/terms');
    await waitForPanel(page);
  } else wish(session);
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
} finally {
  await session.close();
  await server.close();
}
