import { clock, word } from './words';

const reasons = new Set<string>();
let since = '';

/** A thin amber bar while the line is lost. What is typed stays on the page and is sent when the line is back. */
export function watchLine(): void {
  window.addEventListener('offline', () => lost('browser'));
  window.addEventListener('online', () => found('browser'));
  if (!navigator.onLine) lost('browser');
}

export function lost(reason: string): void {
  if (reasons.size === 0) since = clock();
  reasons.add(reason);
  show();
}

export function found(reason: string): void {
  if (!reasons.delete(reason)) return;
  show();
  if (reasons.size === 0) document.body.dispatchEvent(new CustomEvent('caseflow:online'));
}

function show(): void {
  const bar = document.getElementById('offline');
  if (!bar) return;
  bar.hidden = reasons.size === 0;
  bar.textContent = reasons.size === 0 ? '' : word('offline', { time: since });
}
