// Settings: what is kept, for how long and how much it takes; taking everything along, checking it, forgetting it.

import { evidenceCss } from '../../evidence/evidence-css';
import { t } from '../../../ui/text';
import { addViewCss } from '../../shell/css';
import { ViewHeader } from '../../shell/parts';
import type { View } from '../../shell/view';
import { Care } from './care';
import { Forgetting } from './forgetting';
import { Kept } from './kept';
import { Retention } from './retention';
import { settingsCss } from './settings-css';

addViewCss(evidenceCss);
addViewCss(settingsCss);

function Settings() {
  return (
    <>
      <ViewHeader title={t('settings')} standfirst={t('vset_text')} />
      <Retention />
      <Kept />
      <Care />
      <Forgetting />
    </>
  );
}

export const view: View = {
  paths: ['/settings'],
  title: 'settings',
  nav: { label: 'settings', href: '/settings' },
  Component: Settings,
};
