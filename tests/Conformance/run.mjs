#!/usr/bin/env node
// Replays the conformance cases (cases/NN-name.json beside this file, or those of --dir) against any server that speaks Elsa 3's HTTP API.
//   node run.mjs --base http://HOST:PORT/elsa/api --auth "ApiKey ..." [--only 07,loop] [--profile server|library] [--core] [--json out.json]
//   node run.mjs ... --record 3      (maintainers, against real Elsa only: rewrites `expected` and `nondeterministic`)
// Node 20 or newer, no dependencies. Exit status 0 when every case passes.
//
// profile server  : what the stock Elsa server does (token based flowchart, incidents continue, strict conversion)    -> case.expected
// profile library : what a host with Elsa's library defaults does (counter based flowchart, incidents fault, lenient) -> case.expectedLibrary ?? case.expected
// --core compares only what a user can rely on (statuses, names, incidents' activity, bookmarks, variables, output, journal, counts, outcomes);
//        without it evaluated inputs, activity outputs, messages and HTTP statuses are compared as well.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const args = process.argv.slice(2);
const opt = (name, def) => { const i = args.indexOf('--' + name); return i < 0 ? def : (args[i + 1] === undefined || args[i + 1].startsWith('--')) ? true : args[i + 1]; };
const BASE = String(opt('base', process.env.ELSA_BASE ?? 'http://127.0.0.1:5000/elsa/api')).replace(/\/$/, '');
const AUTH = opt('auth', process.env.ELSA_AUTH ?? 'ApiKey 00000000-0000-0000-0000-000000000000');
const ONLY = opt('only'), RECORD = opt('record') ? Number(opt('record')) : 0, CORE = !!opt('core'), PROFILE = opt('profile', 'server');
const SETTLE = Number(opt('settle', 250)), DIR = opt('dir', path.join(here, 'cases'));
const EXPECTED = PROFILE === 'library' ? 'expectedLibrary' : 'expected', NONDET = PROFILE === 'library' ? 'nondeterministicLibrary' : 'nondeterministic';
const sleep = ms => new Promise(r => setTimeout(r, ms));

async function call(method, p, body) {
  const headers = { Authorization: AUTH, ...(body !== undefined ? { 'content-type': 'application/json' } : {}) };
  let r;
  try { r = await fetch(BASE + p, { method, headers, body: body !== undefined ? JSON.stringify(body) : undefined, signal: AbortSignal.timeout(30000) }); }
  catch (e) { return { status: 0, text: String(e), headers: new Headers() }; }
  const text = await r.text(); let json; try { json = JSON.parse(text); } catch { /* not JSON */ }
  return { status: r.status, json, text, headers: r.headers };
}

// ------------------------------------------------------------------------------------------------ one run of one case
async function runCase(c) {
  const run = 'r' + Date.now().toString(36) + Math.floor(Math.random() * 1296).toString(36).padStart(2, '0');
  const fill = v => JSON.parse(JSON.stringify(v).replaceAll('$run$', run));
  const defs = new Map(c.definitions.map(d => [d.key, fill(d)]));
  const used = new Set(), ids = new Map(), http = {}, snaps = {}, started = [], known = new Set();
  const defId = key => defs.get(key)?.model?.definitionId ?? key.replaceAll('$run$', run);

  async function post(key, label = 'post ' + key) {
    const d = defs.get(key);
    const r = await call('POST', '/workflow-definitions', { model: d.model, publish: d.publish !== false });
    const w = r.json?.workflowDefinition ?? r.json;
    if (w?.id) known.add(w.id);
    http[label] = { status: r.status, version: w?.version, isPublished: w?.isPublished };
    if (d.observeRoot) http[label].activityTypes = (w?.root?.activities ?? []).map(a => a.type);
  }
  for (const [key, d] of defs) if (d.post !== false) await post(key);

  const get = async id => (await call('GET', `/workflow-instances/${id}`)).json;
  const bookmarksOf = i => i?.workflowState?.bookmarks ?? [];
  async function until(test, ms) {
    const end = Date.now() + ms; for (;;) { const v = await test(); if (v || Date.now() > end) return v; await sleep(120); }
  }
  for (const raw of c.drive) {
    const s = fill(raw); const label = s.label ?? [s.do, s.as ?? s.def ?? s.event, s.activityId].filter(Boolean).join(' ');
    if (s.do === 'post') await post(s.def, label);
    else if (s.do === 'execute' || s.do === 'dispatch') {
      const body = { ...(s.input !== undefined ? { input: s.input } : {}), ...(s.correlationId ? { correlationId: s.correlationId } : {}), ...(s.name ? { name: s.name } : {}), ...(s.triggerActivityId ? { triggerActivityId: s.triggerActivityId } : {}) };
      const r = await call('POST', `/workflow-definitions/${defId(s.def)}/${s.do}`, body);
      const id = r.json?.workflowState?.id ?? r.json?.workflowInstanceId ?? r.headers.get('x-elsa-workflow-instance-id') ?? undefined;
      const cannot = r.headers.get('x-elsa-workflow-cannot-start');
      http[label] = { status: r.status, started: !!id, ...(cannot === 'True' || cannot === 'true' ? { cannotStart: true } : {}) };
      if (id) { ids.set(s.as, id); known.add(id); started.push(s.as); }
    } else if (s.do === 'wait') {
      const ms = s.timeoutMs ?? 9000;
      const id = ids.get(s.as);
      if (id) {
        await until(async () => {
          const i = await get(id); if (!i) return false;
          if (s.subStatus && i.subStatus !== s.subStatus) return false;
          if (s.bookmarks !== undefined && bookmarksOf(i).length !== s.bookmarks) return false;
          if (s.notBookmarked && bookmarksOf(i).some(b => b.activityId === s.notBookmarked)) return false;
          if (s.newTask && !bookmarksOf(i).some(b => b.activityId === s.newTask && !used.has(b.payload?.taskId ?? b.stimulus?.taskId))) return false;
          return !i.isExecuting;
        }, ms);
      }
    } else if (s.do === 'waitInstances') {   // until definition `def` has `count` instances (optionally all in subStatus)
      await until(async () => { const l = (await list(defId(s.def))) ; return l.length >= s.count && (!s.subStatus || l.every(x => x.subStatus === s.subStatus)); }, s.timeoutMs ?? 9000);
    } else if (s.do === 'adopt') {           // give a name to the one instance of `def` that has none yet
      const l = (await list(defId(s.def))).filter(x => ![...ids.values()].includes(x.id)); if (l[0]) { ids.set(s.as, l[0].id); known.add(l[0].id); started.push(s.as); }
    } else if (s.do === 'snapshot') { await sleep(SETTLE); snaps[s.label ?? s.as] = ids.get(s.as) ? await observe(ids.get(s.as), true) : null; }
    else if (s.do === 'completeTask') {
      const i = ids.get(s.as) && await get(ids.get(s.as));
      let bs = bookmarksOf(i).filter(b => b.activityId === s.activityId && !used.has(b.payload?.taskId ?? b.stimulus?.taskId));
      if (s.index !== undefined) { // several executions of one activity: pick by creation order
        bs = bs.sort((a, b) => String(a.createdAt).localeCompare(String(b.createdAt))); bs = bs.slice(s.index, s.index + 1); }
      const taskId = s.taskId ?? bs[0]?.payload?.taskId ?? bs[0]?.stimulus?.taskId;
      if (taskId) { known.add(taskId); used.add(taskId); }
      const times = s.times ?? 1;
      for (let k = 0; k < times; k++) { const r = await call('POST', `/tasks/${taskId}/complete`, 'result' in s ? { result: s.result } : {}); http[label + (times > 1 ? ' #' + (k + 1) : '')] = { status: r.status, found: !!taskId }; }
    } else if (s.do === 'event') {
      const r = await call('POST', `/events/${s.event}/trigger`, { ...(s.input !== undefined ? { input: s.input } : {}), ...(s.correlationId ? { correlationId: s.correlationId } : {}), ...(s.instance ? { workflowInstanceId: ids.get(s.instance) } : {}) });
      http[label] = { status: r.status };
    } else if (s.do === 'cancel') { const r = await call('POST', `/cancel/workflow-instances/${ids.get(s.as)}`, {}); http[label] = { status: r.status }; }
    else if (s.do === 'retract') { const r = await call('POST', `/workflow-definitions/${defId(s.def)}/retract`, {}); http[label] = { status: r.status }; }
    else if (s.do === 'refreshDescriptors') await call('GET', '/descriptors/activities?refresh=true');
    else if (s.do === 'sleep') await sleep(s.ms);
    else throw new Error('unknown step ' + s.do);
  }
  await sleep(SETTLE);

  async function list(definitionId) {
    const r = await call('POST', '/workflow-instances', { page: 0, pageSize: 100, definitionId, definitionIds: [definitionId], timestampFilters: [] });
    return (r.json?.items ?? []).filter(x => x.definitionId === definitionId);
  }
  async function observe(id, light = false) {
    const i = await get(id); if (!i) return null; const st = i.workflowState ?? {};
    const vars = (await call('GET', `/workflow-instances/${id}/variables`)).json?.items ?? [];
    const o = {
      definition: [...defs].find(([, d]) => d.model.definitionId === i.definitionId)?.[0], version: i.version,
      status: i.status, subStatus: i.subStatus, name: i.name ?? null, correlationId: i.correlationId ?? null,
      incidents: (st.incidents ?? []).map(x => ({ activityId: x.activityId, activityType: x.activityType, message: String(x.message ?? '').split('\n')[0].trim(), exception: shortType(x.exception?.type) })),
      bookmarks: (st.bookmarks ?? []).map(b => ({ activityId: b.activityId, name: b.name, payload: b.payload ?? null })).sort(byJson),
      input: st.input ?? {}, output: st.output ?? {}, variables: Object.fromEntries(vars.map(v => [v.name, v.value ?? null])),
    };
    const journal = []; for (let page = 0; ; page++) {
      const j = (await call('GET', `/workflow-instances/${id}/journal?page=${page}&pageSize=100`)).json; journal.push(...(j?.items ?? [])); if (!j || journal.length >= (j.totalCount ?? 0) || !(j.items ?? []).length) break; }
    o.journal = journal.map(j => [j.activityId, j.eventName]);
    if (light) return clean(o);
    const ex = (await call('GET', `/activity-executions/list?workflowInstanceId=${id}`)).json?.items ?? [];
    for (const e of ex) known.add(e.id);
    o.counts = {}; o.executions = {};
    for (const e of ex) {
      o.counts[e.activityId] = (o.counts[e.activityId] ?? 0) + 1;
      (o.executions[e.activityId] ??= []).push({ status: e.status, outcomes: e.payload?.Outcomes ?? e.payload?.outcomes ?? null, state: strip(e.activityState), outputs: strip(e.outputs), faultCount: e.aggregateFaultCount ?? 0 });
    }
    o.counts = sortKeys(o.counts); o.executions = sortKeys(o.executions);
    return clean(o);
  }
  function clean(v) {
    if (Array.isArray(v)) return v.map(clean);
    if (v && typeof v === 'object') return Object.fromEntries(Object.entries(v).map(([k, x]) => [k.replaceAll(run, '$run$'), clean(x)]));
    if (typeof v !== 'string') return v;
    if (known.has(v)) return '<id>';
    for (const k of known) if (k.length > 8 && v.includes(k)) v = v.replaceAll(k, '<id>');
    v = v.replaceAll(run, '$run$');
    return v.replace(/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g, '<id>').replace(/^[0-9a-f]{13,16}$/, '<id>').replace(/\b2\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{5,}(Z|[+-]\d\d:\d\d)?/g, '<time>');
  }
  const out = { http: clean(http), snapshots: clean(snaps), instances: {} };
  for (const as of started) out.instances[as] = await observe(ids.get(as));
  for (const [key, d] of defs) {
    if ([...defs.values()].find(x => x.model.definitionId === d.model.definitionId) !== d) continue; // later version of the same definition
    const rest = (await list(d.model.definitionId)).filter(x => ![...ids.values()].includes(x.id));
    for (const x of rest) known.add(x.id);
    const obs = []; for (const x of rest) obs.push(await observe(x.id));
    obs.sort(byJson).forEach((o, n) => { out.instances[`${key}#${n + 1}`] = o; });
  }
  return JSON.parse(JSON.stringify(out));
}
const shortType = t => (t ?? '').split(',')[0] || null;
const byJson = (a, b) => { const x = JSON.stringify(a), y = JSON.stringify(b); return x < y ? -1 : x > y ? 1 : 0; };
const sortKeys = o => Object.fromEntries(Object.entries(o).sort(([a], [b]) => a < b ? -1 : 1));
const strip = o => { if (!o || typeof o !== 'object') return o ?? {}; const { _type, ...r } = o; return r; };

// ------------------------------------------------------------------------------------------------ comparison
const DETAIL = [/^http\..*\.(status|activityTypes|version)$/, /\.executions\.[^.]+\.\d+\.(state|outputs|faultCount)/, /\.incidents\.\d+\.(message|exception)$/, /\.bookmarks\.\d+\.payload/, /\.instances\.[^.]+\.input/];
function diff(a, b, p, out) {
  if (a === b) return;
  if (a && b && typeof a === 'object' && typeof b === 'object' && Array.isArray(a) === Array.isArray(b)) {
    if (/journal$/.test(p)) { if (JSON.stringify(a) !== JSON.stringify(b)) out.push([p, a, b]); return; }
    for (const k of new Set([...Object.keys(a), ...Object.keys(b)])) diff(a[k], b[k], p ? p + '.' + k : k, out);
    return;
  }
  out.push([p, a, b]);
}
// nondeterministic: list of {path, how}: how = "order" (same members, any order) or "ignore" (value varies); path may end in ".**"
function excuse(p, a, b, nd) {
  for (const n of nd) {
    const m = n.path.endsWith('.**') ? (p === n.path.slice(0, -3) || p.startsWith(n.path.slice(0, -2))) : p === n.path;
    if (!m) continue;
    if (n.how === 'ignore') return true;
    if (n.how === 'order' && Array.isArray(a) && Array.isArray(b)) { const s = x => JSON.stringify(x.map(y => JSON.stringify(y)).sort()); if (s(a) === s(b) && perActivity(a) === perActivity(b)) return true; }
  }
  return false;
}
// the order of one activity's own events must hold, unless it executes several times side by side
const perActivity = j => { const m = {}; for (const [id, ev] of j) (m[id] ??= []).push(ev); return JSON.stringify(sortKeys(Object.fromEntries(Object.entries(m).map(([k, v]) => [k, v.filter(x => x === 'Started').length > 1 ? [...v].sort() : v])))); };
function compare(expected, got, nd) {
  const d = []; diff(expected, got, '', d);
  return d.filter(([p, a, b]) => !excuse(p, a, b, nd ?? []) && !(CORE && DETAIL.some(r => r.test(p))));
}
const show = v => { const s = v === undefined ? '(absent)' : JSON.stringify(v); return s.length > 300 ? s.slice(0, 300) + '...' : s; };
function showDiff([p, a, b]) {
  if (/journal$/.test(p) && Array.isArray(a) && Array.isArray(b)) {
    let i = 0; while (i < a.length && i < b.length && JSON.stringify(a[i]) === JSON.stringify(b[i])) i++;
    return `${p}: differs from entry ${i}: expected ${show(a.slice(i, i + 5))} (${a.length} in all), got ${show(b.slice(i, i + 5))} (${b.length})`;
  }
  return `${p}: expected ${show(a)}, got ${show(b)}`;
}
function varying(runs) {
  const nd = new Map();
  for (const r of runs.slice(1)) { const d = []; diff(runs[0], r, '', d);
    for (const [p, a, b] of d) {
      let how = 'ignore';
      if (/journal$/.test(p)) { const s = x => JSON.stringify(x.map(y => JSON.stringify(y)).sort()); how = s(a) === s(b) ? 'order' : 'ignore'; }
      if (nd.get(p)?.how !== 'ignore') nd.set(p, { path: p, how });
    } }
  return [...nd.values()];
}

// ------------------------------------------------------------------------------------------------ main
const files = fs.readdirSync(DIR).filter(f => /^\d\d-.*\.json$/.test(f)).sort().filter(f => !ONLY || String(ONLY).split(',').some(o => f.includes(o)));
let pass = 0, fail = 0; const report = [];
for (const f of files) {
  const file = path.join(DIR, f), c = JSON.parse(fs.readFileSync(file, 'utf8'));
  if (RECORD) {
    const runs = []; for (let k = 0; k < RECORD; k++) runs.push(await runCase(c));
    const nd = varying(runs);
    if (PROFILE === 'library') {
      delete c.expectedLibrary; delete c.nondeterministicLibrary;
      const d = compare(c.expected, runs[0], [...(c.nondeterministic ?? []), ...nd]);
      if (d.length) { c.expectedLibrary = runs[0]; c.nondeterministicLibrary = [...(c.nondeterministic ?? []).filter(n => n.by === 'hand'), ...nd]; }
      console.log(d.length ? 'DIFFERS ' : 'same    ', f, d.length ? '\n   ' + d.slice(0, 6).map(showDiff).join('\n   ') : '');
    } else {
      c.expected = runs[0]; c.nondeterministic = [...(c.nondeterministic ?? []).filter(n => n.by === 'hand'), ...nd];
      const i = Object.entries(runs[0].instances).map(([k, v]) => `${k}=${v?.subStatus}`).join(' ');
      console.log('recorded', f, i, nd.length ? 'NONDET ' + nd.map(n => n.path + ':' + n.how).join(', ') : '');
    }
    fs.writeFileSync(file, pretty(c) + '\n');
    continue;
  }
  const exp = c[EXPECTED] ?? c.expected, nd = (c[EXPECTED] ? c[NONDET] : c.nondeterministic) ?? [];
  let d; try { d = compare(exp, await runCase(c), nd); } catch (e) { d = [['(driver)', 'no error', String(e.stack ?? e)]]; }
  if (d.length) fail++; else pass++;
  report.push({ case: c.name, pass: !d.length, differences: d.map(([p, a, b]) => ({ path: p, expected: a, got: b })) });
  console.log((d.length ? 'FAIL ' : 'PASS ') + f); for (const x of d.slice(0, 12)) console.log('     ' + showDiff(x)); if (d.length > 12) console.log(`     ... ${d.length - 12} more`);
}
if (!RECORD) { console.log(`${pass} passed, ${fail} failed, ${files.length} cases`); if (opt('json')) fs.writeFileSync(opt('json'), JSON.stringify(report, null, 1)); process.exitCode = fail ? 1 : 0; }

// small leaves on one line, so that journals stay readable
function pretty(v, ind = '') {
  const flat = JSON.stringify(v); if (v === null || typeof v !== 'object' || flat.length <= 110) return flat;
  const n = ind + ' ';
  return Array.isArray(v) ? '[\n' + v.map(x => n + pretty(x, n)).join(',\n') + '\n' + ind + ']' : '{\n' + Object.entries(v).filter(([, x]) => x !== undefined).map(([k, x]) => n + JSON.stringify(k) + ': ' + pretty(x, n)).join(',\n') + '\n' + ind + '}';
}
