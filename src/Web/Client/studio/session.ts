import { word } from '../words';
import type { StudioPage } from './page';

const plain = window.fetch.bind(window);
const early = 0.4;

let token = '';
let renewAt = 0;
let asking: Promise<void> | undefined;
let signedIn: (() => void) | undefined;
let whoWaits: Promise<void> | undefined;

/** Told of every answer of Elsa's API. */
type Listener = (path: string, method: string, answer: Response) => void;
const listeners: Listener[] = [];

export function onAnswer(listener: Listener): void {
  listeners.push(listener);
}

/**
 * Stands between the designer and the network. Requests to our API carry a token that is always good; while the line or the session is lost they wait
 * instead of failing, because the designer shows a blank page for a request that fails.
 */
export function guardRequests(page: StudioPage): void {
  window.fetch = async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    if (url.origin !== location.origin || !/^\/(elsa\/)?api\//.test(url.pathname)) return plain(request);

    const answer = await sendAsMe(page, request);
    for (const listener of listeners) listener(url.pathname, request.method, answer.clone());
    return answer;
  };
}

/** The token of now, for what takes one as an attribute. */
export async function currentToken(page: StudioPage): Promise<string> {
  await renewed(page);
  return token;
}

async function sendAsMe(page: StudioPage, request: Request): Promise<Response> {
  for (let attempt = 0; ; attempt++) {
    await renewed(page);
    const copy = request.clone();
    copy.headers.set('Authorization', `Bearer ${token}`);
    const answer = await overTheLine(() => plain(copy), request.signal);
    if (answer.status !== 401 || attempt > 0) return answer;
    renewAt = 0; // the session, not the token, may have ended: asking for a new one tells
  }
}

async function renewed(page: StudioPage): Promise<void> {
  if (performance.now() < renewAt) return;
  asking ??= renew(page).finally(() => { asking = undefined; });
  await asking;
}

async function renew(page: StudioPage): Promise<void> {
  const root = document.getElementById('studio')!;
  for (;;) {
    const answer = await overTheLine(() => plain('/studio/token', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json', 'X-Form-Token': root.dataset['form'] ?? '' },
      body: JSON.stringify({ page: page.page, trial: page.trial }),
    }));
    if (answer.ok) {
      const { accessToken, lifeSeconds } = await answer.json() as { accessToken: string; lifeSeconds: number };
      token = accessToken;
      renewAt = performance.now() + lifeSeconds * 1000 * (1 - early);
      return;
    }
    if (answer.status >= 500) await pause(2_000);
    else await signInAgain(answer.status);
  }
}

/** Keeps the page as it stands and asks to sign in, here or in another tab; what waits goes on after that. */
function signInAgain(status: number): Promise<void> {
  const sheet = document.getElementById('signed-out') as HTMLDialogElement;
  whoWaits ??= new Promise<void>(resolve => { signedIn = resolve; }).finally(() => { whoWaits = undefined; sheet.close(); });
  sheet.querySelector<HTMLElement>('[data-no-right]')!.hidden = status === 401;
  if (!sheet.open) {
    sheet.querySelector<HTMLAnchorElement>('a')!.href = `/sign-in?returnUrl=${encodeURIComponent(location.pathname + location.search)}`;
    sheet.querySelector('button')!.onclick = () => signedIn?.();
    sheet.addEventListener('cancel', event => event.preventDefault());
    sheet.showModal();
  }
  return whoWaits;
}

/** A lost line is no answer: the request is sent again until there is one. Every write behind it may be repeated. */
async function overTheLine(send: () => Promise<Response>, signal?: AbortSignal): Promise<Response> {
  const bar = document.getElementById('offline')!;
  for (let wait = 1_000; ; wait = Math.min(wait * 2, 15_000)) {
    try {
      const answer = await send();
      bar.hidden = true;
      return answer;
    } catch (lost) {
      if (signal?.aborted || !(lost instanceof TypeError)) throw lost;
      bar.textContent = word('offline');
      bar.hidden = false;
      await pause(wait);
    }
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(go, milliseconds);
    function go(): void {
      clearTimeout(timer);
      window.removeEventListener('online', go);
      resolve();
    }
    window.addEventListener('online', go);
  });
}
