// Run by the build of CaseFlow.Web: installs the locked packages when package-lock.json changed, then bundles into wwwroot/dist.
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { layOutStudio } from './studio-files.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, '..', 'wwwroot', 'dist');
const lockFile = join(here, '.building');
const stamp = join(here, 'node_modules', '.installed');

await alone(async () => {
  const installed = install();
  await bundle();
  layOutStudio(join(here, 'node_modules', '@elsa-workflows', 'elsa-studio-wasm'), join(here, 'studio-files'), installed);
});

/** Two builds at once (two projects, two terminals) must not both write node_modules: the second waits for the first. */
async function alone(work) {
  for (const started = Date.now(); ;) {
    try {
      writeFileSync(lockFile, String(process.pid), { flag: 'wx' });
      break;
    } catch (refused) {
      if (refused.code !== 'EEXIST') throw refused;
      if (ownerIsGone()) rmSync(lockFile, { force: true });
      else if (Date.now() - started > 300_000) fail(`Another build has held ${lockFile} for five minutes.`);
      else await pause(200);
    }
  }
  try {
    await work();
  } finally {
    rmSync(lockFile, { force: true });
  }
}

function ownerIsGone() {
  try {
    const pid = Number(readFileSync(lockFile, 'utf8'));
    if (!pid) return false; // being written this instant
    process.kill(pid, 0);
    return false;
  } catch (gone) {
    return gone.code === 'ESRCH' || gone.code === 'ENOENT';
  }
}

/** Answers what is installed: the hash of the lock file. */
function install() {
  const wanted = createHash('sha256').update(readFileSync(join(here, 'package-lock.json'))).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return wanted;

  const npm = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    { cwd: here, encoding: 'utf8', shell: process.platform === 'win32' });
  if (npm.error?.code === 'ENOENT') fail("The command 'npm' is missing. Install Node.js 20 or later with npm, then build again.");
  if (npm.status !== 0) fail(`'npm ci' failed in ${here}:\n${npm.stdout}\n${npm.stderr}`);
  writeFileSync(stamp, wanted);
  return wanted;
}

async function bundle() {
  const { build } = await import('esbuild');
  mkdirSync(dist, { recursive: true });
  const result = await build({
    absWorkingDir: here,
    entryPoints: { app: 'app.ts', style: 'app.css', studio: 'studio/studio.ts', 'studio-style': 'studio/studio.css' },
    outdir: dist,
    bundle: true,
    minify: true,
    target: ['es2022'],
    legalComments: 'none',
    loader: { '.svg': 'dataurl' },
    logLevel: 'silent',
  }).catch(broken => fail(broken.errors.map(e => `${e.location?.file}(${e.location?.line}): ${e.text}`).join('\n')));
  for (const warning of result.warnings) console.log(warning.text);
  writeFileSync(join(dist, 'icons.svg'), icons());
}

/** One file with the few icons that we use, each a symbol to be drawn with <use>. */
function icons() {
  const names = JSON.parse(readFileSync(join(here, 'icons.json'), 'utf8'));
  const symbols = names.map(name => {
    const svg = readFileSync(join(here, 'node_modules', '@tabler', 'icons', 'icons', 'outline', `${name}.svg`), 'utf8');
    const paths = svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>')).replace(/\s*\n\s*/g, '');
    return `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${paths}</symbol>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>`;
}

function fail(sentence) {
  console.error(`Client/build.mjs : error CLIENT : ${sentence}`);
  rmSync(lockFile, { force: true });
  process.exit(1);
}
