/** Sentences come with the page, in the reader's language, as data-word-… attributes of #words. */
export function word(name: string, params: Record<string, string | number> = {}): string {
  const sentence = document.getElementById('words')?.getAttribute(`data-word-${name}`) ?? name;
  return Object.entries(params).reduce((text, [key, value]) => text.replaceAll(`{${key}}`, String(value)), sentence);
}

/** Hours and minutes as the reader's clock shows them. */
export function clock(at: Date = new Date()): string {
  return at.toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit', hour12: false });
}
