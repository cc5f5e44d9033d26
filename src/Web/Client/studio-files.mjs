// Part of the client build: lays out the designer's files as the host serves them, each only in its compressed forms, with a list of what they are.
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

/** Its own page asks another host for fonts, its own settings name a server that is not ours, and nobody needs its sources. */
const unused = [/^index\.html$/, /^package\.json$/, /^appsettings\.json$/, /\.map$/, /\.scss$/, /^_content\/Elsa\.Studio\.Shell\/(img\/login_|android-chrome|apple-touch)/];

/** Writes <to>/files.json: path -> { hash, size, compressed }, and beside it the files. */
export function layOutStudio(from, to, stamp) {
  const list = join(to, 'files.json');
  if (existsSync(list) && JSON.parse(readFileSync(list, 'utf8')).stamp === stamp) {
    utimesSync(list, new Date(), new Date()); // looked at: the build asks no more until a source changes
    return;
  }

  rmSync(to, { recursive: true, force: true });
  const files = {};
  for (const path of walk(from)) {
    const name = relative(from, path).split(sep).join('/');
    if (/\.(br|gz)$/.test(name) || unused.some(pattern => pattern.test(name))) continue;

    const content = readFileSync(path);
    const target = join(to, name);
    mkdirSync(dirname(target), { recursive: true });
    const compressed = existsSync(`${path}.br`) && existsSync(`${path}.gz`);
    if (compressed) {
      copyFileSync(`${path}.br`, `${target}.br`);
      copyFileSync(`${path}.gz`, `${target}.gz`);
    } else {
      copyFileSync(path, target);
    }
    files[name] = { hash: createHash('sha256').update(content).digest('base64url').slice(0, 22), size: content.length, compressed };
  }
  writeFileSync(list, JSON.stringify({ stamp, files }));
}

function* walk(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* walk(path);
    else yield path;
  }
}
