import { plain } from '../../../text/sanitize.ts';
import type { Language } from '../../../words/catalogue.ts';
import { buildFailedWords } from '../../../words/doctor/build-failed.ts';
import type { Fix } from '../../finding.ts';
import { commandFix, compose, editFix, stepFix } from '../../fixes.ts';
import type { Known } from '../../known.ts';
import type { BuildCause } from '../../texts/build-cause.ts';
import { placeOf } from '../running/places.ts';
import { copiedSource } from './copied-source.ts';
import { dockerfilePlace, type FailedBuild } from './failed-builds.ts';

/** The ways out of a failed build, the safest first. */
export function buildFixes(cause: BuildCause, failed: FailedBuild, known: Known, language: Language): readonly Fix[] {
  const words = buildFailedWords(language);
  const { service, build } = failed;
  const { world } = known;
  const subject = plain(cause.subject);
  const own = service === null ? [] : [service];
  const again = commandFix(words.again, compose('build', ...own), words.againExplain);
  const noCache = commandFix(words.noCache, compose('build', '--no-cache', ...own), words.noCacheExplain);
  const edit = (explain: string) =>
    editFix(
      build.place ? words.editLine(build.place.line) : words.edit,
      dockerfilePlace(world, service, build.place?.line ?? 1),
      explain,
    );
  const keyPlace = (...keys: readonly string[]) =>
    service === null ? null : placeOf(world, ...keys.map((key) => `services.${service}.${key}`));

  switch (cause.kind) {
    case 'copy':
    case 'ignored':
      return [...copyFixes(cause, failed, known, language), again];
    case 'no-target':
      return [editFix(words.editTarget, keyPlace('build.target', 'build'), words.editTargetExplain), again];
    case 'no-dockerfile':
    case 'no-context':
      return [
        editFix(words.editBuild, keyPlace('build.dockerfile', 'build.context', 'build'), words.editBuildExplain),
        again,
      ];
    case 'program':
      return [edit(words.installProgram(subject)), again];
    case 'file':
      return [edit(words.copyFirst(subject)), again];
    case 'network':
      return [again, stepFix(words.networkCheck, words.networkExplain)];
    case 'package':
      return [edit(words.editExplain), noCache];
    case 'lock':
      return [stepFix(words.relock, words.relockExplain), again];
    case 'memory':
      return [again, stepFix(words.moreMemory, words.memoryExplain)];
    case 'permission':
      return [edit(words.permissionExplain), again];
    case 'format':
      return [edit(words.lineEndsExplain), again];
    case 'copy-from':
    case 'syntax':
    case 'command':
    case 'other':
      return [edit(words.editExplain), again];
  }
}

function copyFixes(cause: BuildCause, failed: FailedBuild, known: Known, language: Language): readonly Fix[] {
  const words = buildFailedWords(language);
  const { service, build } = failed;
  const subject = plain(cause.subject);
  const { kind } = copiedSource(cause, failed, known);
  const context = known.world.project?.services.find(({ name }) => name === service)?.build?.context ?? '';
  const folder = context === '' ? words.theContext : context;
  const ignoreFile = context.startsWith('/') ? { file: `${context.replace(/\/$/, '')}/.dockerignore`, line: 1 } : null;
  const ignore = editFix(words.editIgnore, ignoreFile, words.editIgnoreExplain(subject));
  const copy = editFix(
    build.place ? words.editLine(build.place.line) : words.edit,
    dockerfilePlace(known.world, service, build.place?.line ?? 1),
    words.editCopyExplain(subject, folder),
  );
  if (kind === 'there') return [ignore, copy];
  return kind === 'missing' ? [copy] : [copy, ignore];
}
