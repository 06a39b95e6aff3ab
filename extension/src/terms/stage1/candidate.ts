// May this be a page of terms? A look at address, title and headings only: generous, because stage 2 reads the words
// before anything is sent, and cheap, because it runs in every frame of every page. Lists of words rather than patterns: to
// compile these as regular expressions takes ten times as long as to look for them all.

/** Long stems, looked for anywhere in address, title and headings: nothing ordinary contains them. */
const stems = (): string[] =>
  'terms|privacy|policy|policies|agreement|condition|legal|cookie|gdpr|ccpa|eula|disclaimer|guideline|acceptable use|acceptableuse|data process|dataprocess|subprocessor|license|licence|copyright|dmca|datenschutz|nutzungsbedingung|ftsbeding|confidentialit|condicion|privacid|termini|condizion|termos|condicoes|condições|voorwaarden|regulamin|prywatno|villkor|vilkar|vilkår|integritet|privatliv|personvern|tietosuoja|kayttoehdo|käyttöehdo|podminky|podmínky|adatv|felhasznalas|termeni|kosullar|koşullar|gizlilik|usloviya|konfidencial|politika|правил|услови|конфиденц|умови|利用規約|プライバシー|规约|條款|条款|隐私|隱私|이용약관|개인정보'.split('|');

/** Short words, looked for as whole parts of the address. */
const addressWords = ' tos tou toc tandc tnc agb agbs cgu cgv cgs rgpd dsgvo aup dpa nda sla lgpd tcs rules av eua msa impressum ';

/** Words of titles and main headings beside the stems above, in the languages we have met. */
const titleWords = (): string[] =>
  [
    // English
    'community guidelines|community standards|community rules|data protection|code of conduct|imprint|addendum',
    // German, Dutch, Scandinavian, Finnish
    'allgemeine bedingungen|agb|richtlinien|sekretess|betingelser',
    // French, Spanish, Italian, Portuguese, Romanian, Catalan
    'vie privée|données personnelles|términos|informativa|confidențialitate|termes|privadesa',
    // Polish, Czech, Slovak, Hungarian, Croatian
    'warunki|podmienky|ochrana osobn|osobních údajů|felhasználási feltétel|szerződési feltétel|uvjeti|privatnosti',
    // Greek, Russian, Ukrainian, Bulgarian, Turkish
    'όροι|απορρήτου|соглашени|угода|поверителност|sözleşme',
    // Japanese, Chinese, Korean, Vietnamese, Indonesian, Thai, Hindi
    '約款|协议|協議|약관|điều khoản|quyền riêng tư|ketentuan|kebijakan privasi|ข้อกำหนด|ความเป็นส่วนตัว|शर्तें|गोपनीयता',
    // Arabic, Persian, Hebrew
    'شروط|الخصوصية|شرایط|حریم خصوصی|תנאי|פרטיות',
  ].join('|').split('|');

export interface Glance {
  url: string;
  title: string;
  /** Texts of the first few h1 (h2 where there is none). */
  headings: readonly string[];
}

function decoded(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // Not an escape: a page may put anything into its address.
  }
}

const hasOne = (text: string, words: readonly string[]): boolean => words.some((word) => text.includes(word));

/** Small letters, with one kind of space between words. */
const plain = (text: string): string => text.toLowerCase().replace(/[-_+.\s]/g, ' ');

/** Whether the address alone makes the page a candidate. */
export function candidateByAddress(url: string): boolean {
  // The site's own name says nothing (privacy.com), a part before it does (policies.google.com).
  const [, host, path] = /^[a-z]+:\/\/([^/?#]*)(.*)/s.exec(url) ?? [];
  if (host === undefined || path === undefined) return false;
  const prefix = host.split('.').slice(0, -2).join('.');
  const address = plain(decoded(`${prefix} ${path}`.slice(0, 2000)));
  return hasOne(address, stems()) || address.split(/[^a-z0-9]+/).some((word) => word !== '' && addressWords.includes(` ${word} `));
}

/** Whether a page may be terms, from a glance. */
export function isCandidate({ url, title, headings }: Glance): boolean {
  if (candidateByAddress(url)) return true;
  const text = plain([title, ...headings].map((one) => one.slice(0, 300)).join('\n'));
  return hasOne(text, stems()) || hasOne(text, titleWords());
}
