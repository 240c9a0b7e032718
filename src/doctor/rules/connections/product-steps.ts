import type { Language } from '../../../words/catalogue.ts';
import { connectionWords } from '../../../words/doctor/connections.ts';
import type { Fix } from '../../finding.ts';
import { stepFix } from '../../fixes.ts';
import type { Product } from '../../texts/server-product.ts';

/** Starts a server on the person's machine, in the ways of Homebrew and systemd. */
export function startingStep(product: Product | null, language: Language): Fix {
  const words = connectionWords(language);
  const names = product === null ? undefined : SERVICES[product];
  const commands = names
    ? words.startCommands(`brew services start ${names.brew}`, `sudo systemctl start ${names.systemd}`)
    : '';
  return stepFix(words.start(product ?? words.aServer), words.startExplain(commands));
}

/** Makes a server on the person's machine listen where containers come from. */
export function listeningStep(product: Product | null, program: string, language: Language): Fix {
  const words = connectionWords(language);
  return stepFix(
    words.listenWide(product ?? (program || words.aServer)),
    words.listenWideExplain(settingOf(product, words)),
  );
}

const SERVICES: Readonly<Partial<Record<Product, { readonly brew: string; readonly systemd: string }>>> = {
  PostgreSQL: { brew: 'postgresql', systemd: 'postgresql' },
  MySQL: { brew: 'mysql', systemd: 'mysql' },
  Redis: { brew: 'redis', systemd: 'redis-server' },
  MongoDB: { brew: 'mongodb-community', systemd: 'mongod' },
  RabbitMQ: { brew: 'rabbitmq', systemd: 'rabbitmq-server' },
};

function settingOf(product: Product | null, words: ReturnType<typeof connectionWords>): string {
  switch (product) {
    case 'PostgreSQL':
      return words.listenPostgreSQL;
    case 'MySQL':
      return words.listenMySQL;
    case 'Redis':
      return words.listenRedis;
    case 'MongoDB':
      return words.listenMongoDB;
    default:
      return '';
  }
}
