import { basename } from 'node:path';
import process from 'node:process';
import chalk from 'chalk';
import { ok } from '../src/model/result.ts';
import type { Language } from '../src/words/catalogue.ts';
import { cliWords } from '../src/words/cli.ts';
import { languageOf } from '../src/words/language.ts';
import { type Arguments, parseArguments, type UsageProblem } from './arguments.ts';
import { type ConfigurationProblem, readConfiguration } from './configuration.ts';
import { printKeys } from './keys.ts';
import { openSources, type SourcesProblem } from './sources.ts';
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
  const configured = args.language === null ? await readConfiguration() : ok({ language: null });
  if (!configured.ok) return complain(configurationSentence(configured.problem, locale));
  const language = args.language ?? configured.value.language ?? locale;
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
    case 'doctor':
    case 'explain':
    case 'app':
      return work(args, language);
  }
}

async function work(args: Arguments, language: ReturnType<typeof languageOf>): Promise<number> {
  const words = cliWords(language);
  const hasTerminal = process.stdin.isTTY && process.stdout.isTTY;
  if (args.verb === 'app' && hasTerminal) {
    const { runApp } = await import('./run-app.ts');
    const end = await runApp(args, language);
    if (!end.ok) return complain(sourcesSentence(end.problem, language));
    return end.value.kind === 'left' ? 0 : complain(end.value.sentence);
  }
  const sources = await openSources(args, 'answer');
  if (!sources.ok) return complain(sourcesSentence(sources.problem, language));
  const session = sources.value;
  if (args.logs) {
    const { printLogs } = await import('./logs.ts');
    return printLogs(session, { choice: args.logs, json: args.json, language }).finally(session.close);
  }
  if (args.verb === 'drift') {
    const { printDrift } = await import('./drift.ts');
    return printDrift(session, { service: args.service, json: args.json, language }).finally(session.close);
  }
  if (args.verb === 'doctor') {
    const { printDoctor } = await import('./doctor.ts');
    return printDoctor(session, { output: args.output, json: args.json, language }).finally(session.close);
  }
  if (args.verb === 'explain') {
    const { printExplain } = await import('./explain.ts');
    return printExplain(session, { name: args.service, language }).finally(session.close);
  }
  if (args.verb === 'app') process.stderr.write(`${words.noTerminal}\n`);
  const { printStatus } = await import('./status.ts');
  try {
    return await printStatus(session, { json: args.json, language });
  } finally {
    await session.close();
  }
}

function sourcesSentence(problem: SourcesProblem, language: ReturnType<typeof languageOf>): string {
  const words = cliWords(language);
  switch (problem.kind) {
    case 'unknown-scenario':
      return words.unknownScenario(problem.name, problem.known.join(', '));
    case 'not-real':
      return words.scenarioNotReal(problem.name);
    case 'cannot-prepare':
      return words.cannotPrepare(problem.name, problem.detail);
    case 'cannot-record':
      return words.cannotRecord(problem.file, problem.detail);
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

function configurationSentence(problem: ConfigurationProblem, language: Language): string {
  const words = cliWords(language);
  switch (problem.kind) {
    case 'unreadable':
      return words.unreadableConfiguration(problem.file, problem.detail);
    case 'unknown-setting':
      return words.unknownSetting(problem.file, problem.name);
    case 'unknown-language':
      return words.unknownConfiguredLanguage(problem.file, problem.text);
  }
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
