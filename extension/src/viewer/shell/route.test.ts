import { describe, expect, it } from 'vitest';
import { lastingPath, matchRoute, recordOf, recordPath } from './route';

const views = [
  { name: 'services', paths: ['/', '/services'] },
  { name: 'document', paths: ['/document/:id'] },
  { name: 'compare', paths: ['/document/:id/compare/:from/:to'] },
];
const found = (path: string) => {
  const routed = matchRoute(views, path);
  return routed ? { name: routed.view.name, ...routed.params } : null;
};

describe('the viewer’s routes', () => {
  it('finds views by whole paths and gives their parameters', () => {
    expect(found('/')).toEqual({ name: 'services' });
    expect(found('/services')).toEqual({ name: 'services' });
    expect(found('/services/')).toEqual({ name: 'services' });
    expect(found('/document/SP-D-ABCDEFGHIJ')).toEqual({ name: 'document', id: 'SP-D-ABCDEFGHIJ' });
    expect(found('/document/SP-D-ABCDEFGHIJ/compare/3/4')).toEqual({ name: 'compare', id: 'SP-D-ABCDEFGHIJ', from: '3', to: '4' });
  });

  it('knows nothing of other paths', () => {
    for (const path of ['/document', '/document/a/b', '/nowhere', '/services/../document/x', '//services', '/document/a.b', '/document/%2e']) {
      expect(found(path), path).toBeNull();
    }
  });

  it('sends records to their own paths', () => {
    expect(recordPath('SP-D-ABCDEFGHIJ')).toBe('/document/SP-D-ABCDEFGHIJ');
    expect(recordPath('SP-P-ABCDEFGHIJ')).toBe('/provision/SP-P-ABCDEFGHIJ');
    expect(recordPath('SP-P-abc')).toBeNull();
    expect(lastingPath('/', '#at=SP-P-ABCDEFGHIJ')).toBe('/provision/SP-P-ABCDEFGHIJ');
    expect(lastingPath('/SP-D-ABCDEFGHIJ', '')).toBe('/document/SP-D-ABCDEFGHIJ');
    expect(lastingPath('/changes', '#at=%2F%2Fevil')).toBeNull();
    expect(recordOf('/document/SP-D-ABCDEFGHIJ/compare/1/2')).toBe('SP-D-ABCDEFGHIJ');
    expect(recordOf('/changes')).toBeNull();
  });
});
