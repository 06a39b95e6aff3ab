// May this be a page of terms? A look at address, title and headings only: generous, because stage 2 reads the words
// before anything is sent, and cheap, because it runs in every frame of every page.

/** Long stems, looked for anywhere in the address: nothing ordinary contains them. */
const addressStems =
  /terms|privacy|polic(?:y|ies)|agreement|condition|legal|cookie|gdpr|ccpa|eula|disclaimer|guideline|acceptable.?use|data.?process|subprocessor|licen[cs]e|copyright|dmca|datenschutz|nutzungsbedingung|geschaeftsbeding|geschäftsbeding|confidentialit|mentions.?legales|condicion|privacid|termini|condizion|termos|condicoes|condições|voorwaarden|regulamin|prywatnosc|prywatności|villkor|vilkar|vilkår|integritet|privatliv|personvern|tietosuoja|kayttoehdo|käyttöehdo|podminky|podmínky|adatvedel|adatvédel|felhasznalas|confidentialitate|termeni|kosullar|koşullar|gizlilik|usloviya|konfidencial|politika|правил|услови|конфиденц|умови|利用規約|プライバシー|规约|條款|条款|隐私|隱私|이용약관|개인정보/i;

/** Short words, looked for as whole parts of the address. */
const addressWords = new Set(['tos', 'tou', 'toc', 'tandc', 'tnc', 'agb', 'agbs', 'cgu', 'cgv', 'cgs', 'rgpd', 'dsgvo', 'aup', 'dpa', 'nda', 'sla', 'lgpd', 'tcs', 'rules', 'av', 'eua', 'msa', 'impressum']);

/** Words of titles and main headings, in the languages we have met. */
const titleWords = new RegExp(
  [
    // English
    'terms', 'privacy', 'polic(?:y|ies)', 'user agreement', 'service agreement', 'customer agreement', 'conditions', 'legal', 'cookies?', 'eula', 'licen[cs]e agreement', 'agreement', 'acceptable use', 'community (?:guidelines|standards|rules)', 'usage guidelines', 'data processing', 'disclaimer', 'data protection', 'code of conduct', 'imprint', 'addendum',
    // German, Dutch, Scandinavian, Finnish
    'nutzungsbedingungen', 'geschäftsbedingungen', 'datenschutz', 'allgemeine bedingungen', 'agb', 'richtlinien', 'voorwaarden', 'privacybeleid', 'privacyverklaring', 'villkor', 'integritetspolicy', 'sekretess', 'vilkår', 'betingelser', 'privatliv', 'personvern', 'käyttöehdot', 'tietosuoja',
    // French, Spanish, Italian, Portuguese, Romanian, Catalan
    "conditions (?:d['’]utilisation|générales)", 'confidentialité', 'mentions légales', 'vie privée', 'données personnelles', 'términos', 'condiciones', 'privacidad', 'aviso legal', 'termini', 'condizioni', 'informativa', 'termos', 'condições', 'privacidade', 'termeni', 'confidențialitate', 'termes', 'privadesa',
    // Polish, Czech, Slovak, Hungarian, Croatian
    'regulamin', 'prywatności', 'warunki', 'podmínky', 'podmienky', 'ochrana osobn', 'osobních údajů', 'adatvédel', 'felhasználási feltétel', 'szerződési feltétel', 'uvjeti', 'privatnosti',
    // Greek, Russian, Ukrainian, Bulgarian, Turkish
    'όροι', 'απορρήτου', 'услови', 'соглашени', 'конфиденциальност', 'правила', 'умови', 'угода', 'поверителност', 'koşullar', 'gizlilik', 'sözleşme',
    // Japanese, Chinese, Korean, Vietnamese, Indonesian, Thai, Hindi
    '利用規約', 'プライバシー', '約款', '条款', '條款', '隐私', '隱私', '协议', '協議', '이용약관', '약관', '개인정보', 'điều khoản', 'quyền riêng tư', 'ketentuan', 'kebijakan privasi', 'ข้อกำหนด', 'ความเป็นส่วนตัว', 'शर्तें', 'गोपनीयता',
    // Arabic, Persian, Hebrew
    'شروط', 'الخصوصية', 'شرایط', 'حریم خصوصی', 'תנאי', 'פרטיות',
  ].join('|'),
  'i',
);

export interface Glance {
  url: string;
  title: string;
  /** Texts of the first few h1 (h2 where there is none). */
  headings: readonly string[];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // Not an escape: a page may put anything into its address.
  }
}

/** Whether the address alone makes the page a candidate. */
export function candidateByAddress(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { hostname, pathname, search, hash } = new URL(url);
  // The site's own name says nothing (privacy.com), a part before it does (policies.google.com).
  const prefix = hostname.split('.').slice(0, -2).join('.');
  const address = decoded(`${prefix} ${pathname} ${search} ${hash}`.slice(0, 2000));
  if (addressStems.test(address)) return true;
  return address.toLowerCase().split(/[^\p{L}\p{N}]+/u).some((word) => addressWords.has(word));
}

/** Whether a page may be terms, from a glance. */
export function isCandidate({ url, title, headings }: Glance): boolean {
  return (
    candidateByAddress(url) || titleWords.test(title.slice(0, 300)) || headings.some((text) => titleWords.test(text.slice(0, 200)))
  );
}
