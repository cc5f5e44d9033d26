import { lost } from './line';
import { clock, word } from './words';

const pause = 1_500;

/** Saves what is typed to the server a moment after the last key, and again when the line is back. Leaving with something unsaved asks first. */
export function keepDrafts(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-draft]')) keep(form);
}

function keep(form: HTMLFormElement): void {
  const address = form.dataset['draft']!;
  const state = form.querySelector<HTMLElement>('[data-draft-state]');
  let timer: ReturnType<typeof setTimeout> | undefined;
  let unsaved = false;

  const say = (name: string): void => { if (state) state.textContent = word(name, { time: clock() }); };
  const save = async (): Promise<void> => {
    const answer = await fetch(address, { method: 'POST', body: new FormData(form), headers: { 'X-Requested-With': 'fetch' } }).catch(() => undefined);
    if (answer?.ok && !answer.redirected) {
      unsaved = false;
      say('draft-saved');
    } else {
      if (!answer) lost('draft');
      say('draft-kept');
    }
  };
  form.addEventListener('input', () => {
    unsaved = true;
    clearTimeout(timer);
    timer = setTimeout(() => void save(), pause);
  });
  form.addEventListener('submit', () => { unsaved = false; clearTimeout(timer); });
  document.body.addEventListener('caseflow:online', () => { if (unsaved) void save(); });
  window.addEventListener('beforeunload', event => { if (unsaved) event.preventDefault(); });
}
