/** j and k move, Enter opens, c claims, / searches. Single letters work only while the list has the focus. */
export function moveByKeys(): void {
  document.addEventListener('keydown', event => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const target = event.target as HTMLElement;
    const list = target.closest<HTMLElement>('[data-keys]');
    if (!list || target.matches('input, textarea, select')) return;
    const rows = [...list.querySelectorAll<HTMLAnchorElement>('a[data-row]')];
    const at = rows.findIndex(row => row === document.activeElement);
    if (event.key === 'j' || event.key === 'ArrowDown') rows[Math.min(rows.length - 1, at + 1)]?.focus();
    else if (event.key === 'k' || event.key === 'ArrowUp') rows[Math.max(0, at - 1)]?.focus();
    else if (event.key === 'c') rows[at]?.closest('li')?.querySelector<HTMLButtonElement>('button[data-claim]')?.click();
    else return;
    event.preventDefault();
  });
}
