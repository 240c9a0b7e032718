import { plain } from '../../../text/sanitize.ts';
import type { Language } from '../../../words/catalogue.ts';
import { buildFailedWords } from '../../../words/doctor/build-failed.ts';
import type { Fix } from '../../finding.ts';
import type { Known } from '../../known.ts';
import type { BuildCause } from '../../texts/build-cause.ts';
import { placeOf } from '../running/places.ts';
import { copiedSource } from './copied-source.ts';
import { dockerfilePlace, type FailedBuild } from './failed-builds.ts';
import { changes, compose, runs } from './fix.ts';

/** The ways out of a failed build, the safest first. */
export function buildFixes(cause: BuildCause, failed: FailedBuild, known: Known, language: Language): readonly Fix[] {
  const words = buildFailedWords(language);
  const { service, build } = failed;
  const { world } = known;
  const subject = plain(cause.subject);
  const own = service === null ? [] : [service];
  const again = runs(words.again, words.againExplain, compose('build', ...own));
  const noCache = runs(words.noCache, words.noCacheExplain, compose('build', '--no-cache', ...own));
  const edit = (explain: string) =>
    changes(
      build.place ? words.editLine(build.place.line) : words.edit,
      explain,
      dockerfilePlace(world, service, build.place?.line ?? 1),
    );
  const keyPlace = (...keys: readonly string[]) =>
    service === null ? null : placeOf(world, ...keys.map((key) => `services.${service}.${key}`));

  switch (cause.kind) {
    case 'copy':
    case 'ignored':
      return [...copyFixes(cause, failed, known, language), again];
    case 'no-target':
      return [changes(words.editTarget, words.editTargetExplain, keyPlace('build.target', 'build')), again];
    case 'no-dockerfile':
    case 'no-context':
      return [
        changes(words.editBuild, words.editBuildExplain, keyPlace('build.dockerfile', 'build.context', 'build')),
        again,
      ];
    case 'program':
      return [edit(words.installProgram(subject)), again];
    case 'file':
      return [edit(words.copyFirst(subject)), again];
    case 'network':
      return [again, changes(words.networkCheck, words.networkExplain, null)];
    case 'package':
      return [edit(words.editExplain), noCache];
    case 'lock':
      return [changes(words.relock, words.relockExplain, null), again];
    case 'memory':
      return [again, changes(words.moreMemory, words.memoryExplain, null)];
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
  const ignore = changes(words.editIgnore, words.editIgnoreExplain(subject), ignoreFile);
  const copy = changes(
    build.place ? words.editLine(build.place.line) : words.edit,
    words.editCopyExplain(subject, folder),
    dockerfilePlace(known.world, service, build.place?.line ?? 1),
  );
  if (kind === 'there') return [ignore, copy];
  return kind === 'missing' ? [copy] : [copy, ignore];
}
