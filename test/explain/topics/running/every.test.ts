import { beforeAll, describe, expect, it } from 'vitest';
import { commandForKey } from '../../../../commands/index.ts';
import type { TopicText } from '../../../../src/explain/topic.ts';
import { runningTopics } from '../../../../src/explain/topics/running/index.ts';
import { emptyWorld, type World } from '../../../../src/model/world.ts';
import { LANGUAGES, type Language } from '../../../../src/words/catalogue.ts';
import { MOMENTS } from '../../../example-world.ts';
import { aiPic, labelsOnly, NOW, namedByLabels, otherProject, readExample } from './projects.ts';

const compose = ['docker', '--context', 'colima', 'compose', '-f', 'docker-compose.yml'];

let worlds: Readonly<Record<string, World>>;

beforeAll(async () => {
  const read = await readExample();
  worlds = {
    empty: emptyWorld,
    'labels only': labelsOnly(),
    'named by labels': namedByLabels(),
    'another project': await otherProject({
      'compose.yaml': 'services:\n  db:\n    image: postgres:18\n  web:\n    image: web\n    depends_on: [db]\n',
    }),
    ...Object.fromEntries(MOMENTS.slice(1).map((moment) => [moment, aiPic(read, moment)])),
    'without sources': aiPic(read, 'healthy', { sources: null }),
  };
});

function told(): readonly { readonly text: TopicText; readonly language: Language; readonly world: string }[] {
  return Object.entries(worlds).flatMap(([world, each]) =>
    LANGUAGES.flatMap((language) =>
      runningTopics.map((topic) => ({
        text: topic.tell({ world: each, language, now: NOW, compose }),
        language,
        world,
      })),
    ),
  );
}

describe('every topic of what runs', () => {
  it('has an idea of at most three sentences, two to four mistakes and a page of Docker', () => {
    for (const { text } of told()) {
      expect(text.idea.match(/\.(?=\s|$)|。/g)?.length, text.idea).toBeLessThanOrEqual(3);
      expect(text.mistakes.length).toBeGreaterThanOrEqual(2);
      expect(text.mistakes.length).toBeLessThanOrEqual(4);
      expect(text.url).toMatch(/^https:\/\/docs\.docker\.com\//);
    }
  });

  it('is in the language that is asked for, with no value missing from a sentence', () => {
    for (const { text, language, world } of told()) {
      const own = [text.title, text.idea, ...text.mistakes, ...text.commands.map((command) => command.text)];
      const facts = text.inProject.map((fact) => fact.text);
      expect(
        own.every((each) => /[\u4e00-\u9fff]/.test(each)),
        `${text.id} ${language}`,
      ).toBe(language === 'zh-CN');
      if (language === 'en') expect(facts.join()).not.toMatch(/[\u4e00-\u9fff]/);
      expect([...own, ...facts].join('\n'), `${text.id} in ${world}`).not.toMatch(
        /undefined|null|NaN|\[object| {2}|: \.(?!\/)|\(\)/,
      );
    }
  });

  it('claims nothing of a world of which nothing is known', () => {
    for (const { text, world } of told()) if (world === 'empty') expect(text.inProject, text.id).toEqual([]);
  });

  it('tells of a project without files only what its containers tell', () => {
    for (const { text, world } of told()) {
      if (!['labels only', 'named by labels'].includes(world)) continue;
      for (const { source, place } of text.inProject) expect({ source, place }).toEqual({ source: null, place: null });
    }
  });

  it('names files only where their lines are known', () => {
    for (const { text, world } of told()) {
      if (world !== 'without sources') continue;
      for (const { source, place } of text.inProject) {
        expect(place).toBeNull();
        expect([null, 'docker compose config']).toContain(source);
      }
    }
  });

  it('shows commands of this project and engine that change nothing, with keys that exist', () => {
    const allowed =
      /^docker --context colima (?:compose -f docker-compose\.yml (?:ps|logs|top|config|port|version|exec -T \S+ (?:printenv|cat|ls|curl|sh))|inspect|diff|network (?:ls|inspect)|volume ls)\b|^(?:curl|lsof|dogwatch drift) /;
    for (const { text } of told()) {
      for (const { argv, key } of text.commands) {
        expect(argv.join(' ')).toMatch(allowed);
        if (key !== null) expect(commandForKey(key), `${key} of ${text.id}`).toBeDefined();
      }
    }
  });

  it('has related topics other than itself', () => {
    for (const { text } of told()) {
      expect(text.related.length).toBeGreaterThan(0);
      expect(text.related).not.toContain(text.id);
    }
  });

  it('hides what is named like a secret', () => {
    for (const { text } of told()) {
      expect(JSON.stringify(text)).not.toContain('changethis');
    }
  });
});
