import { clock, word } from '../words';
import { showInChinese } from './chinese';
import { showFindings } from './findings';
import { readPage, type StudioPage } from './page';
import { watchSeat } from './seat';
import { currentToken, guardRequests, onAnswer } from './session';
import { showWaiting } from './waiting';

const page = readPage();
chooseCulture();
guardRequests(page);
showProgress();
tellSaves();
tellFindings();
tellWaiting();
followAddress();
if (document.documentElement.lang.startsWith('zh')) showInChinese();
void mount();

/** The designer reads its culture once, at its start, from here: it serves its dates, numbers and pagers. */
function chooseCulture(): void {
  localStorage.setItem('BlazorCulture', document.documentElement.lang.startsWith('zh') ? 'zh-CN' : 'en-US');
}

/** One element a page, never two: the designer cannot bear it. */
async function mount(): Promise<void> {
  const stage = document.getElementById('stage')!;
  const provider = document.createElement('elsa-backend-provider');
  provider.setAttribute('remote-endpoint', `${location.origin}/elsa/api`);
  provider.setAttribute('access-token', await currentToken(page));
  stage.append(provider);
  setInterval(() => void renewHub(provider), 120_000);
  if (page.definitionId) await watchSeat({ definitionId: page.definitionId, fetch: (path, init) => window.fetch(path, init), onSave: followSaves });
  stage.append(await element(page));
}

async function element({ kind, definitionId, instanceId }: StudioPage): Promise<HTMLElement> {
  const { tag, attributes, callback, leadsTo } = {
    definitions: { tag: 'elsa-workflow-definition-list', attributes: {}, callback: 'editWorkflowDefinition', leadsTo: definitionPage },
    definition: { tag: 'elsa-workflow-definition-editor', attributes: { 'definition-id': definitionId }, callback: undefined, leadsTo: undefined },
    instances: { tag: 'elsa-workflow-instance-list', attributes: {}, callback: 'viewWorkflowInstance', leadsTo: instancePage },
    instance: { tag: 'elsa-workflow-instance-viewer', attributes: { 'instance-id': instanceId }, callback: 'editWorkflowDefinition', leadsTo: definitionPage },
  }[kind];
  await customElements.whenDefined(tag); // a property set earlier would be lost
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value ?? '');
  if (callback) Object.assign(made, { [callback]: (id: string) => location.assign(leadsTo!(id)) });
  return made;
}

/** After its Run button the designer writes another address and stays where it is: each of our pages shows one thing, so the other page is loaded. */
function followAddress(): void {
  const write = history.pushState.bind(history);
  history.pushState = (state: unknown, unused: string, url?: string | URL | null): void => {
    if (url && new URL(url, location.href).pathname !== location.pathname) location.assign(url);
    else write(state, unused, url);
  };
}

function definitionPage(id: string): string {
  return `/studio/workflows/definitions/${encodeURIComponent(id)}/edit`;
}

function instancePage(id: string): string {
  return `/studio/workflows/instances/${encodeURIComponent(id)}/view`;
}

/** Requests take the newest token by themselves; the live connection takes the one of the last element of this kind. */
async function renewHub(old: HTMLElement): Promise<void> {
  const token = await currentToken(page);
  if (old.getAttribute('access-token') === token) return;
  const next = old.cloneNode() as HTMLElement;
  next.setAttribute('access-token', token);
  old.parentElement?.append(next);
}

function showProgress(): void {
  const progress = document.getElementById('progress') as HTMLProgressElement;
  const stage = document.getElementById('stage')!;
  const draw = (): void => {
    progress.value = Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--blazor-load-percentage')) || 0;
    const drawn = [...stage.children].some(child => child.childElementCount > 0);
    document.getElementById('loading')!.hidden = drawn;
    if (!drawn) setTimeout(draw, 100);
  };
  draw();
}

function followSaves(told: (answer: Response) => void): void {
  onAnswer((path, method, answer) => {
    if (method === 'POST' && path === '/elsa/api/workflow-definitions') told(answer.clone());
  });
}

/** Beside the name of a definition stands what is found in it, current after every save. */
function tellFindings(): void {
  const place = document.getElementById('findings');
  if (!place || !page.definitionId) return;
  const again = showFindings(place, page.definitionId);
  followSaves(answer => { if (answer.ok) again(); });
}

/** Beside the name of an instance stand its case and whom it waits for; not in a trial, which has no case. */
function tellWaiting(): void {
  const place = document.getElementById('waiting');
  if (place && page.instanceId && !page.trial) showWaiting(place, page.instanceId);
}

/** The designer saves by itself and says little about it: the bar says when, or why not. */
function tellSaves(): void {
  const place = document.getElementById('saved');
  if (!place) return;
  followSaves(answer => {
    if (answer.ok) say(word('saved', { at: clock() }), false);
    else void answer.json().then((body: { message?: string }) => say(word('not-saved', { why: body.message ?? String(answer.status) }), true));
  });

  function say(sentence: string, isRefused: boolean): void {
    place!.textContent = sentence;
    place!.classList.toggle('cf-studio-refused', isRefused);
    document.getElementById('broken-saved')!.textContent = isRefused ? '' : sentence;
  }
}
