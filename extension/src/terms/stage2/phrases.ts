// The phrases by which legal text is known, in families: a page counts as legal by how many different families it has,
// not by repeating one. One expression per language, each alternative a named idea; all are plain alternations without
// nesting, so that time is linear.

/** Each inner list is one family. */
const families: Readonly<Record<string, readonly (readonly string[])[]>> = {
  en: [
    ['terms of (?:service|use)', 'these terms', 'terms and conditions', 'user terms', 'this agreement', 'these conditions', 'general terms'],
    ['privacy (?:policy|notice|statement)', 'cookie (?:policy|notice)', 'this policy', 'our policies', 'this statement', 'this notice'],
    ['you agree', 'by (?:using|accessing|continuing)', 'you accept', 'you acknowledge', 'you consent', 'agree to be bound'],
    ['personal (?:data|information)', 'personally identifiable', 'data subject'],
    ['third[ -]part(?:y|ies)'],
    ['liab(?:le|ility|ilities)', 'damages'],
    ['warrant(?:y|ies|s)', 'as is\\b', 'as available', 'disclaim'],
    ['indemnif', 'hold harmless'],
    ['governing law', 'governed by', 'jurisdiction', 'applicable law', 'applicable laws', 'courts of'],
    ['terminate', 'termination', 'suspend'],
    ['intellectual property', 'copyright', 'trademark', 'proprietary'],
    ['effective date', 'last (?:updated|modified|revised)', 'effective as of', 'date of last', 'effective:', 'in effect'],
    ['we (?:may )?collect', 'information (?:that )?we', 'data we', 'we process', 'we use your', 'we share', 'collect(?:ed|ion)? (?:about|from) you'],
    ['your rights', 'right to', 'opt[ -]out', 'withdraw (?:your )?consent', 'object to'],
    ['without (?:prior )?notice', 'at any time', 'sole discretion', 'reserve the right', 'reserves the right'],
    ['arbitrat', 'dispute', 'class action'],
    ['to the (?:fullest|maximum|extent)', 'permitted by law', 'required by law', 'subject to'],
    ['licen[cs]e', 'sublicens', 'royalty-free', 'non-exclusive'],
    ['legitimate interest', 'lawful', 'gdpr', 'ccpa', 'data protection', 'controller', 'processor'],
    ['retain', 'retention', 'delete your', 'deletion'],
    ['shall', 'must not', 'may not', 'you will not', 'prohibited', 'not permitted', 'is not allowed', 'violat'],
    ['hereby', 'herein', 'pursuant to', 'thereof', 'notwithstanding', 'hereunder'],
    ['cookies', 'web beacons', 'similar technologies', 'pixels'],
    ['refund', 'subscription', 'fees', 'billing', 'payment', 'charges'],
    ['your (?:content|account|use of)', 'user content', 'our services', 'the services?\\b', 'our platform'],
    ['disclos', 'law enforcement', 'service providers', 'affiliates'],
    ['under the age', 'years (?:old|of age)', 'minors', 'children'],
    ['severab', 'waiver', 'assign', 'entire agreement', 'force majeure', 'unenforceable'],
  ],
  de: [
    ['nutzungsbedingungen', 'geschäftsbedingungen', '\\bagb\\b'], ['datenschutz'], ['personenbezogen'], ['haftung', 'haftet'], ['gewährleistung'],
    ['vertrag'], ['kündig'], ['einwilligung', 'zustimm'], ['dritte[nr]?\\b'], ['gerichtsstand', 'anwendbares recht', 'recht der bundesrepublik'],
    ['verarbeit'], ['widerruf', 'widerspr'], ['urheberrecht', 'nutzungsrecht'], ['gemäß', 'im sinne'], ['berechtigte[sn]? interesse', 'dsgvo'],
  ],
  fr: [
    ["conditions (?:générales|d['’]utilisation)"], ['politique de confidentialité', 'protection des données'], ['données (?:personnelles|à caractère)'],
    ['responsabilité', 'responsable'], ['garantie'], ['contrat'], ['résili'], ['consentement', 'vous acceptez'], ['\\btiers\\b'],
    ['droit applicable', 'tribunaux', 'loi française'], ['traitement'], ['propriété intellectuelle'], ['conformément', 'sous réserve'], ['rgpd', 'cnil'],
  ],
  es: [
    ['términos', 'condiciones'], ['política de privacidad', 'protección de datos'], ['datos personales'], ['responsab'], ['garantía'], ['contrato', 'acuerdo'],
    ['rescindir', 'cancelar'], ['consentimiento', 'usted acepta'], ['terceros'], ['legislación', 'jurisdicción', 'tribunales'], ['tratamiento'], ['propiedad intelectual'],
  ],
  it: [
    ['termini', 'condizioni'], ['informativa', 'privacy'], ['dati personali'], ['responsabil'], ['garanzi'], ['contratto', 'accordo'], ['recesso', 'risol'],
    ['consenso', "l['’]utente accetta"], ['terze? parti', '\\bterzi\\b'], ['legge applicabile', 'foro competente'], ['trattamento'], ['proprietà intellettuale'],
  ],
  pt: [
    ['termos'], ['política de privacidade', 'proteção de dados'], ['dados pessoais'], ['responsab'], ['garantia'], ['contrato', 'acordo'], ['rescindir', 'encerrar'],
    ['consentimento', 'você concorda'], ['terceiros'], ['legislação', 'jurisdição', 'lgpd'], ['tratamento'], ['propriedade intelectual'],
  ],
  nl: [['voorwaarden'], ['privacy'], ['persoonsgegevens'], ['aansprakelijk'], ['garantie'], ['overeenkomst'], ['beëindig', 'opzeg'], ['toestemming'], ['derden'], ['toepasselijk recht', 'rechtbank'], ['verwerk']],
  pl: [['regulamin', 'warunki'], ['prywatności'], ['dan(?:e|ych) osobow'], ['odpowiedzialno'], ['gwaranc'], ['umow'], ['wypowied', 'rozwiąz'], ['zgod'], ['osób trzecich', 'osobom trzecim'], ['prawo właściwe', 'prawa polskiego'], ['przetwarza']],
  sv: [['villkor'], ['integritet', 'sekretess'], ['personuppgift'], ['ansvar'], ['garanti'], ['avtal'], ['säga upp', 'avsluta'], ['samtycke'], ['tredje part'], ['tillämplig lag', 'domstol'], ['behandl']],
  da: [['vilkår', 'betingelser'], ['privatliv', 'personvern'], ['personoplysning', 'personopplysning'], ['ansvar'], ['garanti'], ['aftale', 'avtale'], ['opsige', 'avslutte'], ['samtykke'], ['tredjepart'], ['lovgivning', 'domstol'], ['behandl']],
  ru: [['услови', 'правила'], ['конфиденциальност'], ['персональн\\S* данн'], ['ответственност'], ['гаранти'], ['соглашени', 'договор'], ['прекра'], ['согласи'], ['треть\\S* лиц'], ['законодательств', 'суд'], ['обработк']],
  ja: [['利用規約', '規約'], ['プライバシー'], ['個人情報'], ['責任'], ['保証'], ['契約'], ['解除', '終了'], ['同意'], ['第三者'], ['準拠法', '裁判所'], ['禁止']],
  zh: [['条款', '條款', '协议', '協議'], ['隐私', '隱私'], ['个人信息', '個人資料', '个人数据'], ['责任', '責任'], ['保证', '擔保'], ['终止', '終止'], ['同意'], ['第三方'], ['法律', '法院'], ['知识产权', '智慧財產']],
  ko: [['약관'], ['개인정보'], ['책임'], ['보증'], ['계약'], ['해지', '종료'], ['동의'], ['제3자'], ['법원', '준거법'], ['저작권']],
};

export interface Language {
  name: string;
  families: readonly RegExp[];
}

/** Written without spaces between words: a phrase may begin anywhere. */
const unspaced = new Set(['ja', 'zh', 'ko']);

export const languages: readonly Language[] = Object.entries(families).map(([name, lists]) => ({
  name,
  families: lists.map((phrases) => new RegExp(unspaced.has(name) ? phrases.join('|') : `(?<![\\p{L}\\p{N}])(?:${phrases.join('|')})`, 'giu')),
}));
