import { HubConnectionBuilder, HubConnectionState, LogLevel, type HubConnection } from '@microsoft/signalr';
import { found, lost } from './line';
import { toast, type Toast } from './toasts';

const events = ['TaskAssigned', 'TaskDueSoon', 'TaskOverdue', 'TaskReturned', 'TaskCompleted', 'CaseStageChanged', 'ReferralReplied', 'CaseReopened',
  'ImportProgress', 'DefinitionSeatTaken'] as const;

/** Sent to who is here now and not kept: the notice itself is all there is. */
const passing = ['DefinitionSaved'] as const;

/** Told, but not worth a toast of its own: the page that shows it follows it. */
const silent = new Set<string>(['ImportProgress', 'TaskCompleted', 'CaseStageChanged']);

export interface Told {
  sequence: number;
  name: string;
  subjectType: string;
  subjectId: string;
}

interface Notice {
  subjectType: string;
  subjectId: string;
}

interface News {
  reset: boolean;
  last: number;
  items: (Told & Toast)[];
  counts: Record<string, number>;
}

let after = 0;
let asking: ReturnType<typeof setTimeout> | undefined;

/** Listens to the hub; an event only says that something happened, the sentence and the counts are asked of our own page. */
export function listen(): void {
  const root = document.getElementById('words');
  if (!root?.dataset['after']) return;
  after = Number(root.dataset['after']);

  const connection = new HubConnectionBuilder()
    .withUrl('/hubs/tasks')
    .withAutomaticReconnect({ nextRetryDelayInMilliseconds: context => Math.min(30_000, 500 * 2 ** context.previousRetryCount) })
    .configureLogging(LogLevel.None)
    .build();
  for (const name of events) connection.on(name, () => askSoon());
  for (const name of passing) connection.on(name, (notice: Notice) => pass(name, notice));
  connection.onreconnecting(() => lost('hub'));
  connection.onreconnected(() => { found('hub'); askSoon(); again(); });
  connection.onclose(() => { lost('hub'); setTimeout(() => void start(connection), 5_000); });
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible') void start(connection); });
  void start(connection);
}

async function start(connection: HubConnection): Promise<void> {
  if (connection.state !== HubConnectionState.Disconnected) return;
  try {
    await connection.start();
    found('hub');
    document.documentElement.dataset['live'] = 'on';
    askSoon(); // what was told between drawing the page and now
  } catch {
    lost('hub');
    setTimeout(() => void start(connection), 5_000);
  }
}

function pass(name: string, { subjectType, subjectId }: Notice): void {
  document.body.dispatchEvent(new CustomEvent<Told>('caseflow:passing', { detail: { sequence: 0, name, subjectType, subjectId } }));
}

/** What was passing while the line was lost has passed. */
function again(): void {
  document.body.dispatchEvent(new CustomEvent('caseflow:again'));
}

function askSoon(): void {
  asking ??= setTimeout(() => { asking = undefined; void ask(); }, 80);
}

async function ask(): Promise<void> {
  const answer = await fetch(`/notifications?handler=Since&after=${after}`, { headers: { Accept: 'application/json' } }).catch(() => undefined);
  if (!answer?.ok || answer.redirected) return;
  const news = await answer.json() as News;
  after = news.last;
  for (const [name, count] of Object.entries(news.counts)) show(name, count);
  const spoken = news.items.filter(item => !silent.has(item.name));
  for (const item of spoken.slice(-3)) toast(item);
  for (const item of news.items) {
    document.body.dispatchEvent(new CustomEvent<Told>(`caseflow:${item.name}`, { detail: item }));
  }
  if (news.reset) document.body.dispatchEvent(new CustomEvent('caseflow:reset'));
}

function show(name: string, count: number): void {
  for (const place of document.querySelectorAll<HTMLElement>(`[data-count="${name}"]`)) {
    place.textContent = count > 999 ? '999+' : String(count);
    place.hidden = count === 0;
  }
}
