import { plain } from '../../../text/sanitize.ts';
import type { Language } from '../../../words/catalogue.ts';
import { buildFailedWords } from '../../../words/doctor/build-failed.ts';
import type { Known } from '../../known.ts';
import type { BuildCause } from '../../texts/build-cause.ts';
import { copiedSource } from './copied-source.ts';
import type { FailedBuild } from './failed-builds.ts';

/** Why a build failed, in one sentence. */
export function buildWhy(cause: BuildCause, failed: FailedBuild, known: Known, language: Language): string {
  const words = buildFailedWords(language);
  const { kind } = cause;
  const subject = plain(cause.subject);
  switch (kind) {
    case 'copy':
    case 'ignored':
      return copyWhy(cause, failed, known, language);
    case 'copy-from':
      return words.copyFrom(subject);
    case 'syntax':
      return words.syntax(subject.replace(/\.$/, ''));
    case 'no-dockerfile':
      return words.noDockerfile(subject);
    case 'no-context':
      return words.noContext(subject);
    case 'no-target':
      return words.noTarget(subject);
    case 'program':
      return words.program(subject);
    case 'network':
      return subject === '' ? words.network : words.networkHost(subject);
    case 'package':
      return subject === '' ? words.package : words.packageNamed(subject);
    case 'permission':
      return subject === '' ? words.permission : words.permissionPath(subject);
    case 'file':
      return words.file(subject);
    case 'command':
      return words.command(shortInstruction(failed, language), subject);
    case 'memory':
    case 'lock':
    case 'format':
      return words[kind];
    case 'other':
      return words.other(plain(failed.build.reason).replace(/\.$/, ''));
  }
}

/** The instruction on one line, clipped: the evidence has all of it. */
function shortInstruction({ build }: FailedBuild, language: Language): string {
  const text = plain(build.instruction).replaceAll(/\s+/g, ' ').trim();
  if (text === '') return buildFailedWords(language).aCommand;
  return text.length > CLIPPED ? `${text.slice(0, CLIPPED)}…` : text;
}

const CLIPPED = 60;

function copyWhy(cause: BuildCause, failed: FailedBuild, known: Known, language: Language): string {
  const words = buildFailedWords(language);
  const subject = plain(cause.subject);
  if (subject === '') return words.copySome;
  const { kind, path } = copiedSource(cause, failed, known);
  if (kind === 'there') return words.copyIgnored(subject);
  if (kind === 'missing' && path !== null) return words.copyMissing(subject, path.slice(0, -subject.length - 1));
  return words.copyUnsure(subject);
}
