// The settings that the extension itself keeps, and which versions are at work.

import type { CatalogueView, ExtensionSettings, FeedbackPolicy, PageRequests } from '../protocol/messages';
import { ActionForm } from '../ui/actions';
import { Button } from '../ui/button';
import { clip, day } from '../ui/format';
import { HostCallout } from '../ui/host-callout';
import { SmallprintMark } from '../ui/shapes';
import { SwitchSetting } from '../ui/switch-setting';
import { t } from '../ui/text';
import { CataloguePart } from './catalogue-part';
import { GuardSettings } from './guard-settings';

export interface OptionsModel {
  readonly settings?: ExtensionSettings;
  readonly policy?: FeedbackPolicy;
  readonly about?: PageRequests['welcome.state']['reply'];
  readonly catalogue?: CatalogueView | undefined;
  readonly looking?: boolean;
  readonly saved: boolean;
  readonly failure?: string;
}

export function OptionsView(model: OptionsModel) {
  return (
    <main class="page" data-ready={model.settings !== undefined}>
      <header>
        <span class="mark-name">
          <SmallprintMark size={22} />
          {t('product')}
        </span>
        <h1>{t('settings')}</h1>
      </header>
      <ActionForm class="stack loose">
        {model.about && <HostCallout host={model.about.host} />}
        {model.settings && <Settings settings={model.settings} />}
        {model.catalogue && <CataloguePart catalogue={model.catalogue} looking={model.looking === true} />}
        {model.settings && <GuardSettings settings={model.settings.feedback} policy={model.policy} />}
        <p class="hint" role="status">
          {model.failure ? clip(t('not_saved', model.failure), 300) : model.saved ? t('saved') : ''}
        </p>
        {model.about && <About about={model.about} />}
      </ActionForm>
    </main>
  );
}

function Settings({ settings }: { settings: ExtensionSettings }) {
  const sites = settings.collapsed_sites;
  return (
    <section>
      <SwitchSetting name="watch_pages" label={t('watch_pages')} hint={t('watch_pages_hint')} checked={settings.watch_pages} />
      <div class="setting">
        <span class="setting-name">{t('folded_sites')}</span>
        {sites.length > 0 && (
          <Button action="forget-all" label={t('forget_all_folded')}>
            {t('forget_all')}
          </Button>
        )}
        <p class="hint">{t(sites.length > 0 ? 'folded_sites_hint' : 'folded_sites_none')}</p>
      </div>
      <ul class="sites">
        {sites.map((site) => (
          <li key={site}>
            <bdi>{clip(site, 120)}</bdi>
            <Button action="forget" value={site} look="plain" label={t('forget_site', clip(site, 120))}>
              {t('forget')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function About({ about }: { about: NonNullable<OptionsModel['about']> }) {
  const { host } = about;
  return (
    <section>
      <h2>{t('versions')}</h2>
      <dl class="versions">
        <dt>{t('version_extension')}</dt>
        <dd>{about.extension_version}</dd>
        <dt>{t('version_program')}</dt>
        <dd>{host.version ?? t('not_connected')}</dd>
        {host.catalogue && (
          <>
            <dt>{t('version_catalogue')}</dt>
            <dd>
              {[day(host.catalogue.date), t('catalogue_size', host.catalogue.clause_types, host.catalogue.services)].filter(Boolean).join(' · ')}
            </dd>
          </>
        )}
        <dt>{t('extension_id')}</dt>
        <dd>
          <code>{about.extension_id}</code>
        </dd>
      </dl>
    </section>
  );
}
