// Formatters of a language, each made once: making one costs a hundred times what using it does, and a table has hundreds of
// days and numbers.

/** Keeps what `make` made for each language; a person has one, seldom two. */
function kept<T>(make: (language: string) => T): (language: string) => T {
  const made = new Map<string, T>();
  return (language) => {
    const known = made.get(language) ?? make(language);
    made.set(language, known);
    return known;
  };
}

export const numbers = kept((language) => new Intl.NumberFormat(language));
export const plurals = kept((language) => new Intl.PluralRules(language));
export const days = kept((language) => new Intl.DateTimeFormat(language, { dateStyle: 'medium' }));
export const moments = kept((language) => new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' }));
