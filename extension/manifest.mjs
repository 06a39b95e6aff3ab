// The one source of both browsers' manifests (DESIGN 3.0). Pure: ids in, manifest out.

/** Permissions for both; each is explained on the permissions page. */
const permissions = ['alarms', 'nativeMessaging', 'notifications', 'scripting', 'storage'];
const sites = ['http://*/*', 'https://*/*'];
const iconSizes = [16, 24, 32, 48, 64, 96, 128];
const icons = Object.fromEntries(iconSizes.map((size) => [size, `icons/icon-${size}.png`]));

function common(version) {
  return {
    manifest_version: 3,
    name: '__MSG_extension_name__',
    description: '__MSG_extension_description__',
    version,
    default_locale: 'en',
    icons,
    action: {
      default_icon: Object.fromEntries([16, 24, 32, 48].map((size) => [size, icons[size]])),
      default_popup: 'popup/popup.html',
      default_title: '__MSG_action_title__',
    },
    options_ui: { page: 'options/options.html', open_in_tab: true },
    permissions,
    host_permissions: sites,
    content_scripts: [
      {
        matches: sites,
        js: ['stage1.js'],
        run_at: 'document_start',
        all_frames: true,
        match_origin_as_fallback: true,
      },
    ],
    content_security_policy: {
      extension_pages:
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; " +
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    },
    incognito: 'spanning',
  };
}

/**
 * The Chromium manifest. With `key` (the development build) the extension's id is fixed wherever it is loaded from; the
 * stores refuse a key and give their own id.
 */
export function chromiumManifest({ version, ids, forStore = false }) {
  return {
    ...(forStore ? {} : { key: ids.development.key }),
    ...common(version),
    // 121: both background keys are understood; documentIds, match_origin_as_fallback and highlights are older.
    minimum_chrome_version: '121',
    background: { service_worker: 'background.js', type: 'module' },
    storage: { managed_schema: 'managed-schema.json' },
  };
}

/** The Firefox manifest. 140 is the first with CSS.highlights, 142 knows the data collection consent on every system. */
export function firefoxManifest({ version, ids }) {
  return {
    ...common(version),
    background: { scripts: ['background.js'], type: 'module' },
    browser_specific_settings: {
      gecko: {
        id: ids.development.firefox,
        strict_min_version: '142.0',
        // What goes to a native program counts as transmitted, although it stays on this computer.
        data_collection_permissions: { required: ['browsingActivity', 'websiteContent'] },
      },
    },
  };
}
