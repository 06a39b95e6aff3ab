// Whether there is anything to look for: the host refuses a question of -words alone. Pure.

/** True if some part of the text is a word that is not left out by '-'. */
export function hasWord(text: string): boolean {
  const parts = text.match(/-?"[^"]*"?|[^\s"]+/g) ?? [];
  return parts.some((part) => !part.startsWith('-') && /[\p{L}\p{N}]/u.test(part));
}
