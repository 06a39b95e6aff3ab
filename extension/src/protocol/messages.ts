// Every message that passes between the extension's own contexts, with the reply it gets. Three doors, kept apart:
// - PageRequests: from the extension's own pages (popup, options, welcome) to the background;
// - ContentRequests: from content scripts to the background, which takes them as hostile and checks their shape;
// - TabRequests: from the background to the content scripts of one frame.
// Types only; no code runs here.

import type { Verdict } from '../feedback/contract';
import type {
  CatalogueStatus, ChangesList, FeedbackDecision, FeedbackDirection, FeedbackLevel, Finding, PageLink, Report, SeverityCounts, SiteSummary,
  StoreState, TextQuote, Withdrawal,
} from './types';

// ---- the state of the native host ----

/** `ok` answers; the others each have their own words and cure on the screen. */
export type HostStateName = 'ok' | 'missing' | 'too_old' | 'too_new' | 'forbidden' | 'failing';

export interface HostStateView {
  state: HostStateName;
  /** The host's version, once it has said hello. */
  version?: string;
  catalogue?: CatalogueStatus;
  /** Whether the history can be written; `message` is a sentence for the person when something is wrong. */
  store?: StoreState;
  /** Key in _locales of the sentence for this state: `host_ok`, `host_missing`, `host_too_old`, …; always `host_` + state. */
  message_key: `host_${HostStateName}`;
  /** What the browser or the host said, for the details fold; never translated, may be hostile text. */
  detail?: string;
}

/** What the program knows beforehand, and how looking for newer versions of it stands. */
export interface CatalogueView {
  /** RFC 3339. */
  date: string;
  source: 'program' | 'update';
  /** Of the update that was last installed. */
  version?: number;
  /** The update in use is past its date. */
  expired: boolean;
  /** Looking by itself, once a day, is turned on. */
  updates: boolean;
  /** The server that is asked. */
  from: string;
  looked_at?: string;
  /** What became of the last look, as the host's sentence; may hold hostile text. */
  failure?: string;
  /** Of a look that was asked for just now. */
  outcome?: 'installed' | 'current' | 'off' | 'not_due';
}

// ---- what is shown of a site ----

/** `ok`: we may read it; `none`: the user has not granted this site; `restricted`: no extension may (chrome://, stores). */
export type SiteAccess = 'ok' | 'none' | 'restricted';

/** What the popup needs of the report of the page that is open; the whole report stays in the page. */
export interface ReportLite {
  document: Pick<
    Report['document'],
    'id' | 'url' | 'service' | 'terms_type' | 'versions' | 'status' | 'first_seen' | 'last_verified'
  >;
  /** Findings against the user or neutral. */
  counts: SeverityCounts;
  /** Findings in the user's favour; not in `counts`. */
  in_favour?: number;
  /** The fixed-row label of this document. */
  label: Report['label'];
  /** At most three, most serious first. */
  top: Pick<Finding, 'id' | 'type' | 'severity' | 'stance' | 'headline' | 'record_id'>[];
  /** The report's `stored_reason` when nothing was kept (`not_recorded` in private windows, `translated`, …). */
  not_stored?: string;
}

/** Why the page that is open has no report, where that is known: `reading` while it is being read. */
export type PageNote =
  | 'reading'
  | 'not_terms'
  | 'too_large'
  | 'editable'
  | 'unreadable'
  | 'host_unavailable'
  | 'failed';

export interface SiteView {
  access: SiteAccess;
  /** The tab's address; absent where the browser does not tell. */
  url?: string;
  /** The match patterns to ask for in `permissions.request({ origins })`, on `none`. */
  origins?: string[];
  summary?: SiteSummary;
  report?: ReportLite;
  note?: PageNote;
}

/** The feedback guard on the site in front. */
export interface FeedbackView {
  /** What holds for the service named in the site's summary. */
  mode: FeedbackSetting;
  /** Set by the organisation that runs this browser: the user cannot change it. */
  locked: boolean;
  /** When a pause ends, in Unix milliseconds; 0 for none. */
  paused_until: number;
  can_pause: boolean;
  /** The page took our question away, and an act was kept back for it. */
  lost: boolean;
}

/** Whether this site's terms are looked at again by themselves. */
export interface WatchView {
  watched: boolean;
  /** A sentence about it: when it was last looked at, or what stands in the way. */
  line?: string;
}

export interface PopupState {
  host: HostStateView;
  site: SiteView;
  unseen: number;
  changes: ChangesList;
  feedback: FeedbackView;
  /** Absent where there is nothing to watch. */
  watch?: WatchView;
}

// ---- settings kept by the extension itself ----

export interface ExtensionSettings {
  /** Hosts (as in URL.hostname) whose panel the user folded away. */
  collapsed_sites: string[];
  /** Look for terms pages at all; `false` leaves only "read this page now". */
  watch_pages: boolean;
  feedback: FeedbackSettings;
}

/**
 * What to do where rating an answer gives something away: `hold` asks first; `tell` only says so; `off` does nothing;
 * `keep` keeps every act back without asking.
 */
export type FeedbackSetting = 'hold' | 'tell' | 'off' | 'keep';

export interface FeedbackSettings {
  /** For services that have no setting of their own; never `keep`. */
  default: Exclude<FeedbackSetting, 'keep'>;
  /** By the service's key. */
  services: { key: string; mode: FeedbackSetting }[];
  /** Unix milliseconds; 0 for none. */
  paused_until: number;
}

/** What an organisation has set (storage.managed); nothing where there is none. */
export interface FeedbackPolicy {
  default?: Exclude<FeedbackSetting, 'keep'>;
  services: { key: string; mode: FeedbackSetting }[];
  /** The user may set services of his own and the default. */
  may_change: boolean;
  may_pause: boolean;
}

// ---- from our own pages ----

export interface PageRequests {
  'popup.state': { request: { tabId?: number; windowId?: number }; reply: PopupState };
  /** Reads the tab's page whatever stage 1 thinks of it. The reply comes when the host has answered. */
  'page.read_now': { request: { tabId: number }; reply: { report?: ReportLite; note?: PageNote } };
  /** Without ids and document: all. `document` is a document's id. */
  'changes.mark_seen': { request: { ids?: number[]; document?: string }; reply: { unseen: number } };
  /** Watches a page, or no more: a document of the history by its id, else an address. */
  'watch.set': { request: { url: string; document?: string; watch: boolean }; reply: WatchView };
  /** Opens the history viewer in a tab, at a record id if given. */
  'viewer.open': { request: { at?: string }; reply: { opened: boolean; detail?: string } };
  'settings.get': { request: object; reply: ExtensionSettings };
  'feedback.policy': { request: object; reply: FeedbackPolicy };
  /** Pauses the guard everywhere for so many minutes; 0 ends a pause. */
  'feedback.pause': { request: { minutes: number }; reply: { paused_until: number } };
  /** Sets one service; `default` forgets its setting. */
  'feedback.service': { request: { key: string; mode: FeedbackSetting | 'default' }; reply: ExtensionSettings };
  /** A ready text that takes back what was given to a service, by its key. */
  'feedback.withdrawal': { request: { service: string }; reply: Withdrawal };
  'settings.set': { request: { settings: Partial<ExtensionSettings> }; reply: ExtensionSettings };
  /** Absent without a host. */
  'catalogue.view': { request: object; reply: { catalogue?: CatalogueView } };
  /** Looks for a newer catalogue now, over the network. */
  'catalogue.look': { request: object; reply: { catalogue?: CatalogueView } };
  /** Turns looking by itself on or off. */
  'catalogue.updates': { request: { on: boolean }; reply: { catalogue?: CatalogueView } };
  /** Asks the host anew (no back-off), for the welcome page's "check again". */
  'welcome.state': {
    request: object;
    reply: { host: HostStateView; browser: 'chromium' | 'firefox'; os: string; extension_id: string; extension_version: string };
  };
}

// ---- from content scripts ----

export interface ContentRequests {
  /** Stage 1: this frame may hold terms. The background injects stage 2 into that frame. */
  'terms.candidate': { request: object; reply: null };
  /** Stage 2: this is a terms page. What happens to it is the background's business. */
  'terms.page': {
    request: { url: string; title: string; language: string; html: string; translated: boolean; score: number };
    /** `several`: the page holds several documents, and another fragment is another one of them. */
    reply: { outcome: 'shown' | 'silent' | 'unavailable'; several?: boolean };
  };
  /** Stage 2: looked, and will not send. */
  'terms.declined': { request: { reason: PageNote }; reply: null };
  /** Stage 2: the page moved on (an app swapped its content); take the panel away. */
  'terms.gone': { request: object; reply: null };
  /** The panel's controls, which live in the top frame. */
  'panel.quote': { request: { quote: TextQuote }; reply: { found: boolean } };
  'panel.history': { request: { at?: string }; reply: null };
  'panel.seen': { request: object; reply: null };
  'panel.collapsed': { request: { collapsed: boolean }; reply: null };
  'panel.closed': { request: object; reply: null };
  /** Is the panel's document watched? */
  'panel.watched': { request: object; reply: { watched: boolean } };
  'panel.watch': { request: { watch: boolean }; reply: { watched: boolean } };
  /** Stage 1: a feedback control is near, and the script that judges acts on it is not in this frame yet. */
  'feedback.near': { request: object; reply: null };
  /** What is known about acts on a control. */
  'feedback.contact': {
    request: { url: string; direction: FeedbackDirection; name: string; small_print: string; terms_links: PageLink[] };
    reply: Verdict;
  };
  /** What became of an act. */
  'feedback.decided': {
    request: {
      url: string;
      direction: FeedbackDirection;
      decision: FeedbackDecision;
      level: FeedbackLevel;
      terms_version: string;
      service: string;
    };
    reply: null;
  };
  /** The page took the question away, so the act was kept back. */
  'feedback.lost': { request: object; reply: null };
  /** From the notice's buttons, for the service of this page only. */
  'feedback.setting': { request: { mode: 'keep' | 'default' }; reply: null };
  /** Opens terms that the page links to; `url` is one of those that feedback.assess gave back. */
  'feedback.read': { request: { url: string }; reply: null };
  'feedback.history': { request: { at?: string }; reply: null };
}

// ---- from the background to a frame ----

export interface TabRequests {
  /** To stage 2: the tab has loaded; `moved`: without a load it has another address or title. */
  'page.moved': { request: { moved: boolean }; reply: { there: true } };
  /** To stage 2: look again; `force` skips the text score, for "read this page now". */
  'terms.look': { request: { force: boolean }; reply: { sent: boolean } };
  /** To stage 2: scroll to these words and mark them. */
  'quote.show': { request: { quote: TextQuote }; reply: { found: boolean } };
  /** To the panel script of the top frame. */
  'panel.show': { request: { report: Report; openShadow: boolean; collapsed: boolean }; reply: null };
  'panel.remove': { request: object; reply: null };
}

// ---- how they travel ----

type Tagged<Map extends Record<keyof Map, { request: object; reply: unknown }>> = {
  [Type in keyof Map]: { type: Type } & Map[Type]['request'];
}[keyof Map];

export type PageRequest = Tagged<PageRequests>;
export type ContentRequest = Tagged<ContentRequests>;
export type TabRequest = Tagged<TabRequests>;

/** Every reply is wrapped, so that a failure is never taken for an answer. */
export type Envelope<Reply> = { ok: true; value: Reply } | { ok: false; error: string };
