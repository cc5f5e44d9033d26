interface Waiting {
  number?: string | null;
  stage?: string | null;
  /** The first waits as one sentence in the reader's language. */
  text?: string | null;
}

const every = 20_000;

/**
 * Says in a place of the bar which case an instance works for, and for whom it waits; stays current while the page is looked at. Answers what reads it
 * again at once. Needs a window.fetch that carries the token.
 */
export function showWaiting(place: HTMLElement, instanceId: string): () => void {
  const read = async (): Promise<void> => {
    const answer = await fetch(`/api/instances/${encodeURIComponent(instanceId)}/waiting`, { headers: { Accept: 'application/json' } }).catch(() => undefined);
    if (!answer?.ok) return;
    const { number, stage, text } = await answer.json() as Waiting;
    const parts: Node[] = [];
    if (number) {
      const link = document.createElement('a');
      link.href = `/admin/cases?number=${encodeURIComponent(number)}`;
      link.textContent = stage ? `${number} · ${stage}` : number;
      parts.push(link);
    }
    if (text) {
      const said = document.createElement('span');
      said.textContent = text;
      said.title = text;
      parts.push(said);
    }
    place.replaceChildren(...parts);
  };
  setInterval(() => { if (document.visibilityState === 'visible') void read(); }, every);
  void read();
  return () => void read();
}
