// The feedback guard's background half: asks the host what an act gives away, within bounds, and writes down what became of
// it. Owns the assessments of this session, cached per service and terms version, and the session's memory of answers that
// the ledger does not have (private windows, a store that cannot be written).

import type { FeedbackTrouble, Verdict } from '../feedback/contract';
import type { ContentRequest, FeedbackView } from '../protocol/messages';
import { TimedOut } from '../protocol/rpc';
import type { FeedbackAssessment } from '../protocol/types';
import { documentUrl } from './checks';
import { loadPolicy, settingFor } from './feedback-policy';
import { type SessionWord, sessionKey, verdictOf, verdictWithout, wordFor } from './feedback-verdict';
import { type Host, HostUnavailable } from './host';
import { loadSettings, updateSettings, withService } from './settings';
import type { SessionArea } from './tab-records';
import type { Sender } from './terms';

/** The host answers in a few milliseconds; the guard lets an act go after 300. */
const answerMs = 240;

/** An assessment is used this long before the host is asked again; the host sees new terms, we do not. */
const freshMs = 30_000;

const mostKept = 200;
const memoryKey = 'feedback_answers';

type Contact = Extract<ContentRequest, { type: 'feedback.contact' }>;
type Decided = Extract<ContentRequest, { type: 'feedback.decided' }>;

interface Kept {
  at: number;
  assessment: FeedbackAssessment;
}

/** `work`, or a TimedOut after so many milliseconds. */
function within<Value>(work: Promise<Value>, ms: number): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new TimedOut('no answer in time')), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

function hostName(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}

function troubleOf(error: unknown): FeedbackTrouble {
  if (error instanceof HostUnavailable) return 'host_gone';
  return error instanceof TimedOut ? 'host_slow' : 'failed';
}

export class Feedback {
  readonly #host: Host;
  readonly #area: SessionArea;
  readonly #openShadow: () => Promise<boolean>;
  readonly #kept = new Map<string, Kept>();
  #turn: Promise<unknown> = Promise.resolve();

  constructor(host: Host, area: SessionArea, openShadow: () => Promise<boolean>) {
    this.#host = host;
    this.#area = area;
    this.#openShadow = openShadow;
  }

  /** A control is near: what judges acts goes into its frame, and the host wakes up. */
  async near({ tabId, frameId }: Sender): Promise<void> {
    void this.#host.check();
    const target = { tabId, frameIds: [frameId] };
    await chrome.scripting.executeScript({ target, files: ['act.js'], injectImmediately: true }).catch(() => undefined);
  }

  /** What became of an act: to the ledger, and in private windows only to this session's memory. */
  async decided(sender: Sender, request: Decided): Promise<void> {
    const url = documentUrl(request.url, sender.url, sender.tabUrl);
    if (url === undefined) return;
    const { direction, decision, level, terms_version, service } = request;
    const record = !sender.incognito;
    this.forget();
    const word = wordFor(decision);
    if (word !== undefined) await this.#remember(sessionKey(sender.incognito, service, terms_version, direction), word);
    await this.#host.call('feedback.record', {
      url, direction, decision, level, terms_version, record, ...(service === '' ? {} : { service }),
    }).catch(() => undefined);
  }

  /** The page took the question away: the badge of this tab says so, the popup explains. */
  async lost(sender: Sender): Promise<void> {
    await this.#area.set({ [`feedback-lost-${sender.tabId}`]: sender.tabUrl ?? '' });
    await Promise.all([
      chrome.action.setBadgeText({ tabId: sender.tabId, text: '!' }),
      chrome.action.setBadgeBackgroundColor({ tabId: sender.tabId, color: '#b3261e' }),
      chrome.action.setBadgeTextColor({ tabId: sender.tabId, color: '#ffffff' }),
    ]).catch(() => undefined);
  }

  /** "Always keep it to myself here", and back; for the service of the page that asks. */
  async setHere(sender: Sender, mode: 'keep' | 'default'): Promise<void> {
    const site = hostName(documentUrl('', sender.url, sender.tabUrl) ?? '');
    const key = [...this.#kept].find(([known]) => known.startsWith(`${site} `))?.[1].assessment.service.key ?? site;
    if (key === '') return;
    // What is done in a private window is forgotten with it.
    if (sender.incognito) await this.#remember(`keep ${key}`, mode === 'keep' ? 'quiet' : undefined);
    else await updateSettings((settings) => withService(settings, key, mode));
  }

  /** Whether the host named this address to be read, for this page. */
  mayRead(sender: Sender, url: string): boolean {
    const site = hostName(documentUrl('', sender.url, sender.tabUrl) ?? '');
    return [...this.#kept].some(([known, { assessment }]) => known.startsWith(`${site} `) && assessment.terms_links.some((link) => link.url === url));
  }

  /** Terms were read or a setting changed: what was known may be out of date. */
  forget(): void {
    for (const one of this.#kept.values()) one.at = -Infinity;
  }

  /** The last private window is gone, and with it what it was told. */
  async forgetPrivate(): Promise<void> {
    await this.#change((memory) =>
      Object.fromEntries(Object.entries(memory).filter(([key]) => !key.startsWith('private ') && !key.startsWith('keep '))));
  }

  /** For the popup. `service` is the key of the site's service. */
  async view(tabId: number | undefined, url: string | undefined, service: string | null): Promise<FeedbackView> {
    const [{ feedback }, policy] = await Promise.all([loadSettings(), loadPolicy()]);
    const { mode, locked } = settingFor([service ?? '', hostName(url ?? '')], feedback, policy);
    const lostKey = `feedback-lost-${tabId ?? -1}`;
    const lost = (await this.#area.get(lostKey))[lostKey];
    if (lost !== undefined) {
      await this.#area.remove(lostKey);
      // Said once; the tab shows what all tabs show again. (Both browsers take null for that; the types do not.)
      const asAllTabs = null as unknown as string;
      await chrome.action.setBadgeText({ tabId: tabId ?? 0, text: asAllTabs }).catch(() => undefined);
    }
    const paused_until = policy.may_pause && feedback.paused_until > Date.now() ? feedback.paused_until : 0;
    return { mode, locked, paused_until, can_pause: policy.may_pause, lost: lost !== undefined && lost === url };
  }

  /** What is to happen to acts on a control. */
  async contact(sender: Sender, request: Contact): Promise<Verdict> {
    const url = documentUrl(request.url, sender.url, sender.tabUrl);
    const [{ feedback }, policy, openShadow, memory] = await Promise.all([loadSettings(), loadPolicy(), this.#openShadow(), this.#memory()]);
    const site = hostName(url ?? '');
    const paused = policy.may_pause && feedback.paused_until > Date.now();
    const modeFor = (key: string): ReturnType<typeof settingFor>['mode'] =>
      memory[`keep ${key}`] === 'quiet' && sender.incognito ? 'keep' : settingFor([key, site], feedback, policy).mode;
    let assessment: FeedbackAssessment;
    try {
      if (url === undefined) throw new Error('no address');
      assessment = await this.#assess(site, url, request);
    } catch (error) {
      return verdictWithout(troubleOf(error), modeFor(site), paused, site, openShadow);
    }
    const { service, terms_version, direction } = assessment;
    const remembered = memory[sessionKey(sender.incognito, service.key, terms_version, direction)];
    return verdictOf({ assessment, setting: modeFor(service.key), paused, remembered, site, openShadow });
  }

  async #assess(site: string, url: string, request: Contact): Promise<FeedbackAssessment> {
    const { direction, name, small_print, terms_links } = request;
    const key = `${site} ${direction} ${small_print}`;
    const known = this.#kept.get(key);
    if (known !== undefined && Date.now() - known.at < freshMs) return known.assessment;
    // An assessment writes nothing, in private windows too; it is asked the same there and here.
    const asked = this.#host.call('feedback.assess', { url, direction, name, small_print, terms_links, record: false });
    const keep = asked.then((assessment) => {
      this.#kept.delete(key);
      this.#kept.set(key, { at: Date.now(), assessment });
      const oldest = this.#kept.size > mostKept ? this.#kept.keys().next().value : undefined;
      if (oldest !== undefined) this.#kept.delete(oldest);
      return assessment;
    });
    try {
      return await within(keep, answerMs);
    } catch (error) {
      // A slow host's late answer is kept for the next contact; meanwhile an older one beats none.
      if (known !== undefined && error instanceof TimedOut) return known.assessment;
      throw error;
    }
  }

  async #memory(): Promise<Record<string, SessionWord>> {
    return ((await this.#area.get(memoryKey))[memoryKey] ?? {}) as Record<string, SessionWord>;
  }

  #remember(key: string, word: SessionWord | undefined): Promise<void> {
    return this.#change((memory) => {
      const { [key]: _before, ...others } = memory;
      const entries = Object.entries(others).slice(-mostKept);
      return Object.fromEntries(word === undefined ? entries : [...entries, [key, word]]);
    });
  }

  #change(change: (memory: Record<string, SessionWord>) => Record<string, SessionWord>): Promise<void> {
    const done = this.#turn.then(async () => this.#area.set({ [memoryKey]: change(await this.#memory()) }));
    this.#turn = done.catch(() => undefined);
    return done;
  }
}
