// The Wayback Machine's copy of a page for a date. Only a link: nothing is fetched until the person opens it.

/** "https://web.archive.org/web/20260503120000/https://…"; null for what is no web address or no time. */
export function waybackLink(url: string, time: string): string | null {
  const date = new Date(time);
  if (Number.isNaN(date.getTime()) || url.length > 2000) return null;
  try {
    const parsed = new URL(url);
    if (!/^https?:$/.test(parsed.protocol) || parsed.username || parsed.password) return null;
    const stamp = date.toISOString().replace(/[-:T]/g, '').slice(0, 14);
    return `https://web.archive.org/web/${stamp}/${parsed.href}`;
  } catch {
    return null;
  }
}
