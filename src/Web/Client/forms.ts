/** A form is sent once; the pressed button says that it is at work. Filters send themselves when changed. Without script all of it works by its buttons. */
export function enhanceForms(): void {
  document.addEventListener('submit', event => {
    const form = event.target as HTMLFormElement;
    if (form.method !== 'post') return;
    if (form.dataset['sent']) {
      event.preventDefault();
      return;
    }
    form.dataset['sent'] = 'yes';
    const pressed = (event as SubmitEvent).submitter;
    pressed?.setAttribute('aria-busy', 'true');
    setTimeout(() => { delete form.dataset['sent']; pressed?.removeAttribute('aria-busy'); }, 8_000);
  });
  document.addEventListener('change', event => {
    const field = event.target as HTMLElement;
    field.closest<HTMLFormElement>('form[data-auto]')?.requestSubmit();
  });
  document.addEventListener('click', event => {
    for (const menu of document.querySelectorAll<HTMLDetailsElement>('details.cf-menu[open]')) {
      if (!menu.contains(event.target as Node)) menu.open = false;
    }
    if ((event.target as HTMLElement).closest('[data-print]')) window.print();
  });
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape') for (const menu of document.querySelectorAll<HTMLDetailsElement>('details.cf-menu[open]')) menu.open = false;
    if (event.key === '/' && !(event.target as HTMLElement).matches('input, textarea, select')) {
      document.getElementById('search')?.focus();
      event.preventDefault();
    }
  });
}
