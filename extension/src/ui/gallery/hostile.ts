// Turns any made-up value into one that tries to break out: every string in it becomes markup, script, bidi controls and
// an endless word. For tests that everything of a report stays text.

export const hostileText =
  '<img src=x onerror="globalThis.pwned=1"><script>globalThis.pwned=1</script></style></template>&lt;b&gt;\u202e\u200f\u0000${7*7}{{7*7}}' +
  'W'.repeat(300);

/** The same shape with every string hostile; `keep` names members whose values decide about structure. */
export function hostile<Value>(value: Value, keep: readonly string[] = []): Value {
  return change(value, new Set(keep)) as Value;
}

function change(value: unknown, keep: ReadonlySet<string>): unknown {
  if (typeof value === 'string') return hostileText;
  if (Array.isArray(value)) return value.map((one) => change(one, keep));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, keep.has(name) ? one : change(one, keep)]));
}
