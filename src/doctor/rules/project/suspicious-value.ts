import type { EnvLine, ValuePlace } from '../../../model/sources.ts';
import type { World } from '../../../model/world.ts';
import { escaped, plain } from '../../../text/sanitize.ts';
import { maskedValue } from '../../../text/secret.ts';
import type { Language } from '../../../words/catalogue.ts';
import { envValueWords } from '../../../words/doctor/env-values.ts';
import { type Suspicion, suspicionOf } from '../../env-values.ts';
import type { Evidence, Finding, Fix } from '../../finding.ts';
import { commandFix, editFix } from '../../fixes.ts';
import { placeText } from '../../place.ts';
import type { Rule } from '../../rule.ts';
import { usesOf } from './variables.ts';

/** A value of an env file, or of `environment`, that Compose takes for something else than is most likely meant; and what of that is in containers. */
export const suspiciousValue: Rule = {
  code: 'env.suspicious-value',
  supersedes: [],
  find({ world, isPasted }, language) {
    if (isPasted) return [];
    return [
      ...usedLines(world).flatMap((line) => lineFinding(line, world, language)),
      ...environmentPlaces(world).flatMap((one) => placeFinding(one, world, language)),
      ...containerFindings(world, language),
    ];
  },
};

/** Lines of env files that a service gets, and those that the compose files refer to. */
function usedLines(world: World): readonly EnvLine[] {
  const { sources, project } = world;
  if (!sources || !project) return [];
  const enabled = project.services.filter((service) => service.enabled).map(({ name }) => name);
  const whole = new Set(enabled.flatMap((service) => sources.serviceEnvFiles[service] ?? []));
  const names = new Set(usesOf(world).map(({ reference }) => reference.name));
  return Object.entries(sources.envFiles).flatMap(([file, lines]) =>
    lines.filter(({ name }) => whole.has(file) || (project.envFiles.includes(file) && names.has(name))),
  );
}

function lineFinding(line: EnvLine, world: World, language: Language): readonly Finding[] {
  const suspicion = suspicionOf(line);
  if (!suspicion) return [];
  const words = envValueWords(language);
  const isHidden = maskedValue(line.name, line.value) !== line.value;
  const subject = isHidden ? hidden(suspicion.subject) : suspicion.subject;
  const why = words[suspicion.kind](subject);
  const comesOut = isHidden ? [] : [{ source: 'docker compose config', text: words.lostValue(shown(line.value)) }];
  return [
    {
      ...finding(line.name, language),
      severity: suspicion.kind === 'spaces' ? 'info' : 'warning',
      evidence: [evidenceOf(line, line.written, world), ...comesOut],
      why,
      fixes: [editFix(words.edit, line, explainOf(suspicion, language)), lookFix(language)],
    },
  ];
}

type Environment = { readonly name: string; readonly place: ValuePlace & { readonly written: string } };

function environmentPlaces({ sources, project }: World): readonly Environment[] {
  const services = (project?.services ?? []).filter(({ enabled }) => enabled).map(({ name }) => name);
  return Object.entries(sources?.places ?? {}).flatMap(([path, place]) => {
    const service = services.find((name) => path.startsWith(`services.${name}.environment.`));
    if (service === undefined || place.written === null) return [];
    const name = path.slice(`services.${service}.environment.`.length);
    return [{ name, place: { ...place, written: place.written } }];
  });
}

/** In a list YAML takes `NAME="value"` as it stands; in a mapping it takes such quotes away before. */
function placeFinding({ name, place }: Environment, world: World, language: Language): readonly Finding[] {
  const { written } = place;
  const isQuoted = /^(["'])[^"']*\1$/.test(written);
  if (!isQuoted && !/^ +\S/.test(written)) return [];
  const words = envValueWords(language);
  return [
    {
      ...finding(name, language),
      severity: isQuoted ? 'warning' : 'info',
      evidence: [evidenceOf({ ...place, name }, written, world)],
      why: isQuoted ? words.quotes() : words['list-space'](),
      fixes: [
        editFix(words.edit, place, isQuoted ? words.listQuotesExplain : words.listSpaceExplain),
        lookFix(language),
      ],
    },
  ];
}

/** Whoever filled it in, a value that ends with a carriage return helps nobody. */
function containerFindings({ containers }: World, language: Language): readonly Finding[] {
  const words = envValueWords(language);
  const seen = new Map<string, Finding>();
  for (const { name: container, service, environment, oneOff } of Object.values(containers)) {
    if (oneOff) continue;
    for (const [name, value] of Object.entries(environment)) {
      if (!value.endsWith('\r') || seen.has(`${service} ${name}`)) continue;
      seen.set(`${service} ${name}`, {
        ...finding(name, language),
        service,
        evidence: [{ source: `docker inspect ${container}`, text: `${name}=${escaped(maskedValue(name, value))}` }],
        why: words.container(),
        fixes: [editFix(words.lineEnds, null, words.returnExplain)],
      });
    }
  }
  return [...seen.values()];
}

function finding(name: string, language: Language): Omit<Finding, 'evidence' | 'why' | 'fixes'> {
  const title = envValueWords(language).title(plain(name));
  return { code: 'env.suspicious-value', severity: 'warning', service: null, title, topic: 'env', suffers: [] };
}

function evidenceOf(
  { name, ...place }: { readonly name: string; readonly file: string; readonly line: number },
  written: string,
  world: World,
): Evidence {
  return { source: placeText(place, world), text: `${name}=${shown(maskedValue(name, written))}` };
}

/** What cannot be seen is written out, except for the line end of Windows, which does no harm. */
function shown(text: string): string {
  return escaped(text.replace(/\r$/, '').replaceAll('\r\n', '\n'));
}

function hidden(subject: string): string {
  return subject.length > 1 ? '***' : subject;
}

function lookFix(language: Language): Fix {
  const words = envValueWords(language);
  return commandFix(words.showConfig, ['docker', 'compose', 'config'], words.showConfigExplain);
}

function explainOf({ kind }: Suspicion, language: Language): string {
  const words = envValueWords(language);
  switch (kind) {
    case 'comment':
      return words.commentExplain;
    case 'dollar':
      return words.dollarExplain;
    case 'invisible':
      return words.invisibleExplain;
    case 'return':
      return words.returnExplain;
    case 'spaces':
      return words.spacesExplain;
    default:
      return words.quoteExplain;
  }
}
