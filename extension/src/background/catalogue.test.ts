import { beforeEach, describe, expect, it } from 'vitest';
import type { CatalogueState } from '../protocol/types';
import { type CatalogueHost, catalogueRound, catalogueView, lookForCatalogue, setCatalogueUpdates } from './catalogue';

const state: CatalogueState = {
  catalogue: { version: '9f31c2', date: '2026-11-02T00:00:00Z', clause_types: 64, provisions: 812, services: 341 },
  source: 'program',
  bundle: null,
  expired: false,
  restart: false,
  updates: false,
  url: 'https://updates.example:8443/catalogue.bundle',
  looked_at: null,
  failure: null,
  unseen: 0,
};

let asked: [string, unknown][];
let renewed: number;
let replies: Record<string, unknown>;
const host: CatalogueHost = {
  call: ((method: string, params: unknown) => {
    asked.push([method, params]);
    const reply = replies[method];
    return reply instanceof Error ? Promise.reject(reply) : Promise.resolve(reply);
  }) as CatalogueHost['call'],
  renew: () => {
    renewed += 1;
  },
};

beforeEach(() => {
  asked = [];
  renewed = 0;
  replies = { 'catalogue.status': state, 'catalogue.update': { outcome: 'current', ...state }, 'settings.set': {} };
});

describe('the catalogue', () => {
  it('is shown with its date and whom a look would ask', async () => {
    expect(await catalogueView(host)).toEqual({
      date: '2026-11-02T00:00:00Z', source: 'program', expired: false, updates: false, from: 'updates.example:8443',
    });
    expect(renewed).toBe(0);
    replies['catalogue.status'] = new Error('no host');
    expect(await catalogueView(host)).toBeUndefined();
  });

  it('has the program started anew where that began with another', async () => {
    replies['catalogue.status'] = { ...state, restart: true };
    await catalogueView(host);
    expect(renewed).toBe(1);
    replies['catalogue.update'] = { outcome: 'installed', ...state, restart: true, bundle: { version: 7, created: '', expires: '', sha256: '' } };
    expect(await lookForCatalogue(host)).toMatchObject({ outcome: 'installed', version: 7 });
    expect(renewed).toBe(2);
  });

  it('says why a look failed, and stays as it was', async () => {
    replies['catalogue.update'] = new Error('This catalogue update was refused: its signature is wrong.');
    replies['catalogue.status'] = { ...state, failure: 'This catalogue update was refused: its signature is wrong.' };
    const view = await lookForCatalogue(host);
    expect(view.failure).toContain('its signature is wrong');
    expect(view.outcome).toBeUndefined();
    replies['catalogue.status'] = new Error('no host');
    await expect(lookForCatalogue(host)).rejects.toThrow('signature');
  });

  it('is looked for by the alarm only as the host finds it due', async () => {
    replies['catalogue.update'] = { outcome: 'off', ...state };
    await catalogueRound(host);
    expect(asked).toEqual([['catalogue.update', { due_only: true }]]);
    replies['catalogue.update'] = new Error('no host');
    await expect(catalogueRound(host)).resolves.toBeUndefined();
  });

  it('is looked for by itself only when a person turns that on', async () => {
    replies['catalogue.status'] = { ...state, updates: true };
    expect(await setCatalogueUpdates(host, true)).toMatchObject({ updates: true });
    expect(asked[0]).toEqual(['settings.set', { settings: { catalogue_updates: true } }]);
  });
});
