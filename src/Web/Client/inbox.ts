import htmx from 'htmx.org';
import type { Told } from './live';
import { word } from './words';

/** New tasks wait behind "2 new tasks — show"; nothing moves under the reader's eyes unless they are at the top and not in the list. */
export function followInbox(): void {
  const body = document.body;
  const arrived = new Set<string>();

  const list = (): HTMLElement | null => document.getElementById('tasks');
  const refresh = (): void => {
    arrived.clear();
    bar();
    const room = list();
    const address = room?.dataset['address'];
    if (room && address) void htmx.ajax('get', address, { target: room, swap: 'innerHTML' });
  };
  const bar = (): void => {
    const button = document.querySelector<HTMLButtonElement>('#arrivals button');
    if (!button) return;
    button.textContent = word(arrived.size === 1 ? 'arrival' : 'arrivals', { n: arrived.size });
    button.parentElement!.hidden = arrived.size === 0;
  };
  const resting = (): boolean => window.scrollY < 40 && !list()?.contains(document.activeElement);

  const told = (event: Event): void => {
    const { subjectType, subjectId, name } = (event as CustomEvent<Told>).detail;
    if (subjectType !== 'task' || !list()) return;
    const row = document.getElementById(`task-${subjectId}`);
    if (name === 'TaskCompleted') {
      if (!row) return;
      if (resting()) refresh();
      else row.classList.add('cf-gone');
    } else if (!row) {
      arrived.add(subjectId);
      if (resting()) refresh();
      else bar();
    }
  };
  for (const name of ['TaskAssigned', 'TaskReturned', 'TaskCompleted']) body.addEventListener(`caseflow:${name}`, told);
  body.addEventListener('caseflow:reset', refresh);
  document.querySelector('#arrivals button')?.addEventListener('click', () => { refresh(); window.scrollTo({ top: 0 }); });
}
