import { word } from './words';

const mostAtOnce = 4;
const shownFor = 9_000;

export interface Toast {
  text: string;
  href?: string | null;
  severity?: string | null;
}

/** Says something that happened, without taking the focus; read out by screen readers (the container is a polite live region). */
export function toast(what: Toast): void {
  const room = document.getElementById('toasts');
  if (!room) return;
  const item = document.createElement('div');
  item.className = `cf-toast${what.severity ? ` cf-toast-${what.severity.toLowerCase()}` : ''}`;
  const text = document.createElement(what.href ? 'a' : 'span');
  text.textContent = what.text;
  if (what.href?.startsWith('/')) (text as HTMLAnchorElement).href = what.href;
  const close = document.createElement('button');
  close.type = 'button';
  close.className = 'cf-toast-close';
  close.textContent = '×';
  close.setAttribute('aria-label', word('close'));
  close.addEventListener('click', () => item.remove());
  item.append(text, close);
  room.append(item);
  while (room.children.length > mostAtOnce) room.firstElementChild?.remove();
  let held = false;
  item.addEventListener('mouseenter', () => { held = true; });
  item.addEventListener('mouseleave', () => { held = false; });
  const timer = setInterval(() => {
    if (held || item.contains(document.activeElement)) return;
    clearInterval(timer);
    item.remove();
  }, shownFor);
}
