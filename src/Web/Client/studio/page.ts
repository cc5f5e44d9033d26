/** What the host page says of itself: attributes of #studio. */
export interface StudioPage {
  kind: 'definitions' | 'definition' | 'instances' | 'instance';
  definitionId?: string;
  instanceId?: string;
  /** This opened page; a reload is another one, unless it takes the page along. */
  page: string;
  /** The trial whose instances are shown instead of the real ones. */
  trial?: string;
}

export function readPage(): StudioPage {
  const root = document.getElementById('studio')!;
  const { kind, definition, instance, trial } = root.dataset;
  return { kind: kind as StudioPage['kind'], definitionId: definition, instanceId: instance, trial: trial || undefined, page: takenAlong() ?? crypto.randomUUID?.() ?? randomId() };
}

const along = 'studio-page';

/** The next page in this tab is this one, loaded again. */
export function keepPageId(page: string): void {
  sessionStorage.setItem(along, page);
}

/** Once: a tab that is copied must not be the same page. */
function takenAlong(): string | undefined {
  const page = sessionStorage.getItem(along);
  sessionStorage.removeItem(along);
  return page ?? undefined;
}

/** Where the page is not served over https, browsers keep randomUUID to themselves. */
function randomId(): string {
  const hex = [...crypto.getRandomValues(new Uint8Array(16))].map(b => b.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}
