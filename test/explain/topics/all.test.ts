import { describe, expect, it } from 'vitest';
import { commandForKey } from '../../../commands/index.ts';
import { topics } from '../../../src/explain/topics/index.ts';
import { TOPICS } from '../../../src/model/topic.ts';
import { emptyWorld, type World } from '../../../src/model/world.ts';
import { LANGUAGES, type Language } from '../../../src/words/catalogue.ts';
import { exampleWorld, MOMENTS, NOW } from '../../example-world.ts';
import { aiPicWorld, builtWorld } from './ai-pic-world.ts';
import { labelsWorld, shopWorld } from './shop-world.ts';

const worlds: readonly (readonly [string, World])[] = [
  ['nothing', emptyWorld],
  ...MOMENTS.map((moment) => [moment, exampleWorld(moment)] as const),
  ...MOMENTS.map((moment) => [`${moment} with sources`, aiPicWorld(moment)] as const),
  ['after a build', builtWorld()],
  ['the shop', shopWorld()],
  ['the shop without sources', shopWorld({ sources: null })],
  ['containers only', labelsWorld()],
];

const CHINESE = /[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]/;

/** Commands that a topic may offer: they print something, change nothing, and end. */
const READS = [
  /^docker compose (?:-f \S+ )?(?:ps|images|version|config|ls|top|port|logs|exec -T \S+)\b/,
  /^docker (?:version|info|images|history|inspect|diff|port|ps|context ls|image (?:inspect|ls)|system df)\b/,
  /^docker (?:buildx (?:du|ls|version)|network (?:ls|inspect)|volume (?:ls|inspect)|stats --no-stream)\b/,
  /^curl -(?:fsS|sSI) /,
  /^lsof -nP -i/,
  /^dogwatch (?:drift|status|doctor|explain)\b/,
];

function told(world: World, language: Language) {
  const place = { world, language, now: NOW, compose: ['docker', 'compose'] };
  return topics.map((topic) => topic.tell(place));
}

function sentences(text: string, language: Language): number {
  return text.split(language === 'en' ? /[.!?](?=\s|$)/ : /[。！？]/).filter((part) => part.trim() !== '').length;
}

it('has a topic for every name, each once', () => {
  expect(topics.map(({ id }) => id)).toEqual([...TOPICS]);
});

describe.each(LANGUAGES)('in %s', (language) => {
  it.each(worlds)('tells %s in whole words of one language', (_, world) => {
    for (const topic of told(world, language)) {
      const facts = topic.inProject.map(({ text }) => text);
      const texts = [topic.title, topic.idea, ...facts, ...topic.commands.map(({ text }) => text), ...topic.mistakes];
      for (const text of texts) {
        expect.soft(text, topic.id).not.toMatch(/undefined|NaN|\[object|(?<!!reset )\bnull\b|\$\{[a-z]|\s{2}|^\s*$/);
        if (language === 'en') expect.soft(text, topic.id).not.toMatch(CHINESE);
      }
      if (language !== 'en') {
        for (const text of [topic.idea, ...facts, ...topic.mistakes]) expect.soft(text, topic.id).toMatch(CHINESE);
      }
      expect.soft(new Set(facts).size, topic.id).toBe(facts.length);
    }
  });

  it('says the idea in at most three sentences, and two to four mistakes', () => {
    for (const topic of told(exampleWorld('healthy'), language)) {
      expect.soft(sentences(topic.idea, language), topic.id).toBeLessThanOrEqual(3);
      expect.soft(topic.mistakes.length, topic.id).toBeGreaterThanOrEqual(2);
      expect.soft(topic.mistakes.length, topic.id).toBeLessThanOrEqual(4);
    }
  });

  it('has the same facts and commands in every language', () => {
    for (const [name, world] of worlds) {
      const shape = (each: Language) =>
        told(world, each).map(({ id, inProject, commands }) => [
          id,
          inProject.length,
          commands.map(({ argv }) => argv),
        ]);
      expect.soft(shape(language), name).toEqual(shape('en'));
    }
  });
});

it('knows nothing of a project where there is none', () => {
  for (const topic of told(emptyWorld, 'en')) expect.soft(topic.inProject, topic.id).toEqual([]);
});

it('leads to the documentation, and to other topics', () => {
  for (const { id, url, related } of told(exampleWorld('healthy'), 'en')) {
    expect.soft(url, id).toMatch(/^https:\/\/(?:docs\.docker\.com|doc\.traefik\.io)\//);
    expect.soft(related.length, id).toBeGreaterThan(0);
    expect.soft(related.length, id).toBeLessThanOrEqual(6);
    expect.soft(new Set(related).size, id).toBe(related.length);
    for (const other of related)
      expect
        .soft(
          [...TOPICS].filter((each) => each !== id),
          id,
        )
        .toContain(other);
  }
});

it.each(worlds)('offers only commands that read, and keys that exist: %s', (_, world) => {
  for (const { id, commands } of told(world, 'en')) {
    for (const { argv, key } of commands) {
      expect.soft(argv.join(' '), id).not.toMatch(/undefined|null|NaN| {2}/);
      const line = argv.join(' ');
      const isRead = READS.some((pattern) => pattern.test(line));
      expect.soft(isRead, `${id}: ${line}`).toBe(true);
      expect.soft(line, id).not.toMatch(/ logs .*(?:-f\b|--follow)/);
      if (key !== null) expect.soft(commandForKey(key), `${id}: ${key}`).toBeDefined();
    }
  }
});

it('puts a place in every fact whose source is a line, and the line in the source', () => {
  for (const { id, inProject } of worlds.flatMap(([, world]) => told(world, 'en'))) {
    for (const { source, place } of inProject) {
      if (place === null) expect.soft(source ?? '', id).not.toMatch(/:\d+$/);
      else expect.soft(source, id).toMatch(new RegExp(`:${place.line}$`));
    }
  }
});

it('shows no password', () => {
  const secrets = /hunter2|letmein|very-secret-token|changethis/;
  for (const [, world] of worlds) {
    for (const topic of told(world, 'en')) expect.soft(JSON.stringify(topic), topic.id).not.toMatch(secrets);
  }
});
