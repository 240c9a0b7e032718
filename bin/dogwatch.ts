import { basename } from 'node:path';
import process from 'node:process';
import chalk from 'chalk';
import { explainComposeProblem } from '../src/explain/trouble.ts';
import { cliWords } from '../src/words/cli.ts';
import { languageOf } from '../src/words/language.ts';
import { type Arguments, parseArguments, type UsageProblem } from './arguments.ts';
import { printKeys } from './keys.ts';
import { openSources } from './sources.ts';
import { printPluginMetadata, printVersion } from './version.ts';

/** Exit statuses of the command line. */
const USAGE = 2;

process.on('uncaughtException', fall);
// https://no-color.org; chalk looks only at `FORCE_COLOR`.
if (process.env['NO_COLOR'] && !process.env['FORCE_COLOR']) chalk.level = 0;
process.exitCode = await main(wordsOf(process.argv));

/** As a plugin of the docker CLI the program gets its own name again as the first word that is no option. */
function wordsOf([, program = '', ...words]: readonly string[]): readonly string[] {
  if (!basename(program).startsWith('docker-dogwatch')) return words;
  const own = words.indexOf('dogwatch');
  return own === -1 ? words : words.toSpliced(own, 1);
}

async function main(words: readonly string[]): Promise<number> {
  const locale = languageOf(process.env);
  const parsed = parseArguments(words, Date.now(), process.env);
  if (!parsed.ok) return complain(usageSentence(parsed.problem, locale));
  const args = parsed.value;
  const language = args.language ?? locale;
  switch (args.verb) {
    case 'help':
      process.stdout.write(`${cliWords(language).usage}\n`);
      return 0;
    case 'version':
      return printVersion({ json: args.json, language });
    case 'docker-cli-plugin-metadata':
      return printPluginMetadata(language);
    case 'keys':
      return printKeys({ json: args.json, markdown: args.markdown, language });
    case 'status':
    case 'logs':
    case 'drift':
    case 'app':
      return work(args, language);
  }
}

async function work(args: Arguments, language: ReturnType<typeof languageOf>): Promise<number> {
  const words = cliWords(language);
  const sources = await openSources(args);
  if (!sources.ok) {
    const problem = sources.problem;
    return complain(
      problem.kind === 'unknown-scenario'
        ? words.unknownScenario(problem.name, problem.known.join(', '))
        : words.cannotRecord(problem.file, problem.detail),
    );
  }
  const session = sources.value;
  const hasTerminal = process.stdin.isTTY && process.stdout.isTTY;
  if (args.verb === 'app' && hasTerminal) {
    const { showApp } = await import('./app.tsx');
    const { projectProblem } = await session.read;
    // Any other problem is mended while the app is open, which then reads the project again; without a project there is nothing to open.
    if (projectProblem?.kind !== 'no-project') return showApp(session, { language, readOnly: args.readOnly });
    await session.close();
    return complain(explainComposeProblem(projectProblem, language).join(' '));
  }
  if (args.logs) {
    const { printLogs } = await import('./logs.ts');
    return printLogs(session, { choice: args.logs, json: args.json, language }).finally(session.close);
  }
  if (args.verb === 'drift') {
    const { printDrift } = await import('./drift.ts');
    return printDrift(session, { service: args.service, json: args.json, language }).finally(session.close);
  }
  if (args.verb === 'app') process.stderr.write(`${words.noTerminal}\n`);
  const { printStatus } = await import('./status.ts');
  try {
    return await printStatus(session, { json: args.json, language });
  } finally {
    await session.close();
  }
}

/** A fault of our own: the terminal goes back to the shell, and one sentence says so. `DOGWATCH_DEBUG` shows where it came from. */
function fall(error: Error): never {
  if (process.stdout.isTTY) process.stdout.write('\u001b[?2026l\u001b[?2004l\u001b[?1049l\u001b[?25h');
  if (process.stdin.isTTY) process.stdin.setRawMode(false);
  const detail = process.env['DOGWATCH_DEBUG'] ? (error.stack ?? error.message) : error.message;
  process.stderr.write(`${cliWords(languageOf(process.env)).tooDeep(detail)}\n`);
  process.exit(1);
}

function complain(sentence: string): number {
  process.stderr.write(`dogwatch: ${sentence}\n`);
  return USAGE;
}

function usageSentence(problem: UsageProblem, language: ReturnType<typeof languageOf>): string {
  const words = cliWords(language);
  switch (problem.kind) {
    case 'unknown-option':
      return words.unknownOption(problem.detail);
    case 'unknown-word':
      return words.unknownWord(problem.word);
    case 'unknown-language':
      return words.unknownLanguage(problem.language);
    case 'not-a-folder':
      return words.notAFolder(problem.path);
    case 'bad-memory':
      return words.badMemory(problem.text);
    case 'unknown-watch':
      return words.unknownWatch(problem.text);
    case 'bad-time':
      return words.badTime(problem.option, problem.text);
    case 'bad-tail':
      return words.badTail(problem.text);
    case 'unknown-level':
      return words.unknownLevel(problem.text, problem.known.join(', '));
  }
}
