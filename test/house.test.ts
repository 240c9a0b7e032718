import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

/** The floors of docs/architecture.md: a room and the rooms that it may import. Rooms above all of these may import everything. */
const FLOORS: Readonly<Record<string, readonly string[]>> = {
  'src/text': [],
  'src/words': [],
  'src/model': ['src/text'],
  'src/logs': ['src/model', 'src/text'],
  'src/engine': ['src/model', 'src/logs', 'src/text'],
  'src/compose': ['src/model', 'src/text'],
  'src/host': ['src/model', 'src/text'],
  'src/doctor': ['src/model', 'src/text', 'src/words'],
  'src/explain': ['src/model', 'src/text', 'src/words', 'src/doctor'],
  'src/simulate': ['src/model', 'src/logs', 'src/files', 'src/compose', 'src/sync', 'src/text'],
  'src/lessons': ['src/model', 'src/text', 'src/words'],
  'src/files': ['src/model', 'src/text'],
  'src/sync': ['src/model', 'src/files', 'src/text'],
  'src/build': ['src/model', 'src/files', 'src/text'],
  'src/session': [
    'src/model',
    'src/logs',
    'src/engine',
    'src/compose',
    'src/host',
    'src/files',
    'src/sync',
    'src/build',
    'src/doctor',
    'src/words',
    'src/text',
  ],
  commands: ['src/model', 'src/compose', 'src/text', 'src/words'],
  components: [
    'src/model',
    'src/text',
    'src/logs',
    'src/words',
    'src/doctor',
    'src/explain',
    'src/lessons',
    'commands',
  ],
};

const MOST_LINES = 300;

const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' });
const files = listed
  .split('\n')
  .filter((file) => /^(bin|commands|components|src)\/.*\.tsx?$/.test(file) && existsSync(file));
const sources = new Map(files.map((file) => [file, readFileSync(file, 'utf8')]));

function roomOf(file: string): string {
  const [first = '', second = ''] = file.split('/');
  return first === 'src' ? `${first}/${second}` : first;
}

function importsOf(file: string): readonly string[] {
  const found = sources.get(file)?.matchAll(/^\s*(?:import|export)\b[^;'"]*?from\s+'(\.[^']+)'/gm) ?? [];
  return [...found].map(([, target = '']) => path.normalize(path.join(path.dirname(file), target)));
}

/** Types cost nothing at run time and tie no knot: a circle counts only when values go round. */
function valueImportsOf(file: string): readonly string[] {
  const found = sources.get(file)?.matchAll(/^\s*(?:import|export)\b(?!\s+type\b)[^;'"]*?from\s+'(\.[^']+)'/gm) ?? [];
  return [...found].map(([, target = '']) => path.normalize(path.join(path.dirname(file), target)));
}

describe('the house', () => {
  it('has source files', () => {
    expect(files.length).toBeGreaterThan(50);
  });

  it('has no import that the floors do not allow', () => {
    const wrong = files.flatMap((file) => {
      const allowed = FLOORS[roomOf(file)];
      if (!allowed) return [];
      return importsOf(file)
        .filter((target) => roomOf(target) !== roomOf(file) && !allowed.includes(roomOf(target)))
        .map((target) => `${file} -> ${target}`);
    });
    expect(wrong).toEqual([]);
  });

  it('has no files that import each other', () => {
    const circles: string[] = [];
    const done = new Set<string>();
    const visit = (file: string, trail: readonly string[]) => {
      if (trail.includes(file)) circles.push([...trail.slice(trail.indexOf(file)), file].join(' -> '));
      if (done.has(file) || trail.includes(file)) return;
      for (const target of valueImportsOf(file)) visit(target, [...trail, file]);
      done.add(file);
    };
    for (const file of files) visit(file, []);
    expect(circles).toEqual([]);
  });

  it('has no crowded room', () => {
    const crowded = files.filter(
      (file) => (sources.get(file)?.split('\n').length ?? 0) > MOST_LINES && !file.startsWith('src/words/'),
    );
    expect(crowded).toEqual([]);
  });

  it('has every word in the catalogue: no Chinese outside words, commands and the simulation', () => {
    const stray = files.filter(
      (file) => /[\u4e00-\u9fff]/.test(sources.get(file) ?? '') && !/^(src\/words|commands|src\/simulate)\//.test(file),
    );
    expect(stray).toEqual([]);
  });

  it('has a room in docs/architecture.md for every folder', () => {
    const page = readFileSync('docs/architecture.md', 'utf8');
    const missing = [...new Set(files.map(roomOf))].filter((room) => !page.includes(`\`${room}/\``));
    expect(missing).toEqual([]);
  });
});
