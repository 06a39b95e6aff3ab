// Every lasting link of the viewer, in one place. Texts of people's own (names, searched words) go into the query, so that
// paths are plain words only.

type Query = Readonly<Record<string, string | number | undefined>>;

function withQuery(path: string, query: Query): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined && value !== '') search.set(name, String(value));
  const text = search.toString();
  return text === '' ? path : `${path}?${text}`;
}

export const links = {
  services: (query: { q?: string; sort?: string; order?: string } = {}) => withQuery('/services', query),
  service: (name: string) => withQuery('/services', { q: name }),
  matrix: (query: { services?: string; category?: string } = {}) => withQuery('/matrix', query),
  clause: (type: string) => `/clause/${type}`,
  document: (id: string) => `/document/${id}`,
  version: (id: string, version: number) => `/document/${id}/version/${String(version)}`,
  text: (id: string, version: number) => `/document/${id}/text/${String(version)}`,
  compare: (id: string, from: number, to: number) => `/document/${id}/compare/${String(from)}/${String(to)}`,
  provision: (id: string) => `/provision/${id}`,
  search: (query: { q?: string; service?: string; terms_type?: string; document?: string } = {}) => withQuery('/search', query),
  changes: () => '/changes',
  digest: () => '/digest',
  watch: () => '/watch',
  given: () => '/given',
  settings: () => '/settings',
} as const;
