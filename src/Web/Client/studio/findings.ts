interface Findings {
  blocks: boolean;
  /** How many there are, in the reader's language. */
  text: string;
  findings: { severity: 'Error' | 'Warning' | 'Info'; sentence: string }[];
}

const shapes = { Error: '▲', Warning: '◆', Info: '○' } as const;
const mostSaid = 3;
const pause = 400;

/**
 * Shows in a place of the bar how many findings the definition has, leading to the page that lists them. Answers what reads them again: to be called after
 * each save. Needs a window.fetch that carries the token.
 */
export function showFindings(place: HTMLElement, definitionId: string): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest = 0;

  const read = async (): Promise<void> => {
    const mine = ++latest;
    const answer = await fetch(`/api/definitions/${encodeURIComponent(definitionId)}/findings`, { headers: { Accept: 'application/json' } }).catch(() => undefined);
    if (!answer?.ok || mine !== latest) return;
    const found = await answer.json() as Findings;
    const worst = (['Error', 'Warning', 'Info'] as const).find(severity => found.findings.some(f => f.severity === severity));
    const chip = document.createElement('a');
    chip.className = `cf-findings-chip cf-findings-${(worst ?? 'none').toLowerCase()}`;
    chip.href = `/admin/definitions/${encodeURIComponent(definitionId)}/findings`;
    chip.target = '_blank';
    chip.textContent = `${worst ? shapes[worst] : '✓'} ${found.text}`;
    chip.title = found.findings.slice(0, mostSaid).map(f => f.sentence).join('\n');
    place.replaceChildren(chip);
  };
  const again = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void read(), pause);
  };
  void read();
  return again;
}
