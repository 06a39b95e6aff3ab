// Entries of a feed under the day they belong to, as that day is on this computer. Pure; keeps the order.

export interface Dated {
  readonly at: string;
}

export function byDay<Entry extends Dated>(entries: readonly Entry[]): { date: string; entries: Entry[] }[] {
  const days: { key: string; date: string; entries: Entry[] }[] = [];
  for (const entry of entries) {
    const time = new Date(entry.at);
    const key = Number.isNaN(time.getTime()) ? '' : `${time.getFullYear()}-${time.getMonth()}-${time.getDate()}`;
    const last = days.at(-1);
    if (last?.key === key) last.entries.push(entry);
    else days.push({ key, date: entry.at, entries: [entry] });
  }
  return days.map(({ date, entries: those }) => ({ date, entries: those }));
}
