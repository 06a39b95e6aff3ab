// A record cited in the form one needs: chosen, read, copied or saved. The same texts as `smallprint cite`.

import { useId, useState } from 'preact/hooks';
import type { Methods } from '../../protocol/types';
import { Button } from '../../ui/button';
import { t, type MessageKey } from '../../ui/text';
import { CopyButton } from './copy-button';
import { fileName, saveFile } from './save-file';

export type Citations = Methods['citation.get']['result']['citations'];
type Form = keyof Citations;

const forms: Record<Form, { readonly name: MessageKey; readonly ending: string; readonly type: string }> = {
  text: { name: 'cite_text', ending: 'txt', type: 'text/plain' },
  markdown: { name: 'cite_markdown', ending: 'md', type: 'text/markdown' },
  bibtex: { name: 'cite_bibtex', ending: 'bib', type: 'application/x-bibtex' },
  json: { name: 'cite_json', ending: 'json', type: 'application/json' },
  html: { name: 'cite_html', ending: 'html', type: 'text/html' },
};

export function CiteBox({ record, citations }: { record: string; citations: Citations }) {
  const [form, setForm] = useState<Form>('text');
  const id = useId();
  const chosen = forms[form];
  return (
    <div class="cite" data-cite={form}>
      <div class="cite-forms" role="radiogroup" aria-label={t('cite_form')}>
        {(Object.keys(forms) as Form[]).map((one) => (
          <label key={one}>
            <input type="radio" name={`cite-${id}`} value={one} checked={one === form} onChange={() => setForm(one)} />
            <span>{t(forms[one].name)}</span>
          </label>
        ))}
      </div>
      <pre dir="auto" tabIndex={0} role="group" aria-label={t('cite_words')}>
        {citations[form]}
      </pre>
      <div class="acts">
        <CopyButton text={() => citations[form]}>{t('copy')}</CopyButton>
        <Button action="save-citation" look="plain" onPress={() => saveFile(fileName(record, chosen.ending), [citations[form]], chosen.type)}>
          {t('save_file')}
        </Button>
      </div>
    </div>
  );
}
