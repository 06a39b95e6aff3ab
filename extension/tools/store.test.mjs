// @vitest-environment node
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { chromiumManifest, firefoxManifest } from '../manifest.mjs';

const read = (path) => readFileSync(new URL(path, import.meta.url), 'utf8');
const ids = JSON.parse(read('../../shared/protocol/ids.json'));
const manifests = [chromiumManifest({ version: '1.0.0', ids, forStore: true }), firefoxManifest({ version: '1.0.0', ids })];

describe('what the stores are told', () => {
  it('explains every permission, and none that is not asked for', () => {
    const page = read('../store/permissions.md');
    const explained = [...page.matchAll(/^### (.*)$/gm)].flatMap(([, heading]) => [...heading.matchAll(/`([^`]+)`/g)].map(([, name]) => name));
    for (const manifest of manifests) {
      expect(new Set(explained)).toEqual(new Set([...manifest.permissions, ...manifest.host_permissions]));
    }
  });

  it('asks for consent to what the page says is collected', () => {
    const page = read('../store/permissions.md');
    for (const kind of manifests[1].browser_specific_settings.gecko.data_collection_permissions.required) expect(page).toContain(kind);
  });

  it('gives the stores no key and a summary they take', () => {
    expect(manifests[0]).not.toHaveProperty('key');
    const summary = /## Summary[^\n]*\n(.*)\n/.exec(read('../store/listing.md'))[1];
    expect(summary.length).toBeLessThanOrEqual(132);
  });
});
