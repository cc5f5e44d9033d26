import { HubConnectionBuilder, LogLevel } from '@microsoft/signalr';
import { clock, word } from '../words';
import { keepPageId } from './page';

interface Seat {
  page: string;
  isMine: boolean;
  isTaken: boolean;
  holder: { name: string; isYou: boolean; since: string } | null;
  savedAt: string | null;
  removalAllowedUntil: string | null;
  keepEvery: number;
}

/** What the page that was read before a reload leaves to the one after it. */
interface Lost {
  savedAt: string | null;
}

export interface Watched {
  definitionId: string;
  /** Carries the token of this page. */
  fetch: (path: string, init: RequestInit) => Promise<Response>;
  /** Elsa's answers to saves. */
  onSave: (told: (answer: Response) => void) => void;
}

const triesForMyself = 3;

/**
 * One page edits a definition at a time. Asks for the seat, says in the bar who has it, and keeps it while the page is open. To be awaited before the
 * designer is mounted: it learns from its first answer whether it may change anything. What it shows is made to fit by loading the page again.
 */
export async function watchSeat({ definitionId, fetch, onSave }: Watched): Promise<void> {
  const address = `/api/definitions/${encodeURIComponent(definitionId)}/seat`;
  const memory = `seat-lost:${definitionId}`;
  let seat = await ask();
  let leaving = false;
  draw(seat, readLost());
  if (seat.isMine) {
    setInterval(() => void check(), seat.keepEvery * 1000);
    document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible') void check(); });
  }
  listen();
  onSave(answer => { if (answer.status === 400) void answer.json().then(refused); });
  window.addEventListener('pagehide', () => { if (seat.isMine && !leaving) void fetch(address, { method: 'DELETE', keepalive: true }); });
  window.addEventListener('pageshow', event => { if (event.persisted) location.reload(); });

  async function send(what: string): Promise<Seat> {
    return await (await fetch(address + what, { method: 'POST', headers: { Accept: 'application/json' } })).json() as Seat;
  }

  /** After a reload the page that was there may still be leaving. */
  async function ask(): Promise<Seat> {
    for (let attempt = 1; ; attempt++) {
      const answer = await send('');
      if (answer.isMine || !answer.holder?.isYou || attempt === triesForMyself) return answer;
      await new Promise(resolve => setTimeout(resolve, 600));
    }
  }

  async function check(): Promise<void> {
    if (!seat.isMine) return;
    const now = await send('/keep');
    if (now.isMine) return;
    sessionStorage.setItem(memory, JSON.stringify({ savedAt: now.savedAt } satisfies Lost));
    reload(false);
  }

  function readLost(): Lost | undefined {
    const left = sessionStorage.getItem(memory);
    sessionStorage.removeItem(memory);
    return left ? JSON.parse(left) as Lost : undefined;
  }

  /** The page that comes is the same one where it takes the seat along. */
  function reload(isSame: boolean): void {
    leaving = true;
    document.getElementById('stage')!.inert = true;
    if (isSame) keepPageId(seat.page);
    location.reload();
  }

  /** The push says at once what the next sign of life would say; without a line the latter is enough. */
  function listen(): void {
    const hub = new HubConnectionBuilder().withUrl('/hubs/tasks').withAutomaticReconnect().configureLogging(LogLevel.None).build();
    hub.on('DefinitionSeatTaken', () => void check());
    hub.onreconnected(() => void check());
    void hub.start().catch(() => undefined);
  }

  function draw(now: Seat, lost: Lost | undefined): void {
    const place = document.getElementById('seat')!;
    place.replaceChildren();
    place.classList.toggle('cf-seat-other', !now.isMine);
    if (now.isMine) {
      say(word(lost ? 'seat-again' : 'seat-mine'));
      return;
    }
    const params = { name: now.holder?.name ?? '', since: now.holder ? clock(new Date(now.holder.since)) : '' };
    if (lost) say(word(now.holder?.isYou ? 'seat-lost-tab' : 'seat-lost', params) + (lost.savedAt ? ` ${word('seat-lost-saved', { at: clock(new Date(lost.savedAt)) })}` : ''));
    else say(word(now.holder?.isYou ? 'seat-tab' : 'seat-other', params));
    const take = document.createElement('button');
    take.type = 'button';
    take.textContent = word(lost ? 'seat-take-back' : now.holder?.isYou ? 'seat-take-here' : 'seat-take');
    take.addEventListener('click', () => {
      take.disabled = true;
      void send('/take').then(taken => { seat = taken; reload(true); });
    });
    place.append(' ', take);

    function say(sentence: string): void {
      place.append(sentence);
    }
  }

  function refused({ code }: { code?: string }): void {
    if (code === 'definition.edited_by_other' || code === 'definition.seat_lapsed') void check();
    else if (code === 'definition.drops_most' || code === 'definition.drops_root') offerRemoval();
  }

  /** Mostly the canvas was not drawn: loading it again is offered first. */
  function offerRemoval(): void {
    const place = document.getElementById('notice')!;
    const again = document.createElement('button');
    again.type = 'button';
    again.textContent = word('seat-reload');
    again.addEventListener('click', () => reload(true));
    const allow = document.createElement('button');
    allow.type = 'button';
    allow.textContent = word('seat-allow');
    allow.addEventListener('click', () => {
      allow.disabled = true;
      void send('/allow-removal').then(now => {
        place.replaceChildren(now.removalAllowedUntil ? word('seat-allowed', { until: clock(new Date(now.removalAllowedUntil)) }) : '');
      });
    });
    place.replaceChildren(again, allow);
  }
}
