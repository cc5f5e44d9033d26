import htmx from 'htmx.org';
import type { Told } from './live';

const pause = 250;

/**
 * Parts of a page that follow pushes: data-follow names the event, data-subject (if any) whose. Such a part has an id and is read again from the page's
 * own address; also after the line was lost, because nobody tells twice.
 */
export function followParts(): void {
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const read = (part: HTMLElement): void => {
    clearTimeout(timers.get(part.id));
    timers.set(part.id, setTimeout(() => {
      const at = `#${part.id}`;
      if (document.querySelector(at)) void htmx.ajax('get', location.pathname + location.search, { target: at, select: at, swap: 'outerHTML' });
    }, pause));
  };
  const parts = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[data-follow][id]')];

  document.body.addEventListener('caseflow:passing', event => {
    const { name, subjectId } = (event as CustomEvent<Told>).detail;
    for (const part of parts()) {
      const { follow, subject } = part.dataset;
      if (follow === name && (subject === undefined || subject === subjectId)) read(part);
    }
  });
  document.body.addEventListener('caseflow:again', () => parts().forEach(read));
}
