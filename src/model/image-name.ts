/**
 * The parts of an image's name. `registry` is a host such as `public.ecr.aws`, `docker.io` where the name has none; `repository` is the path there, with
 * `library/` before Docker's own images. `tag` is null where the name has a digest or nothing: then it is `latest`.
 */
export type ImageName = {
  readonly registry: string;
  readonly repository: string;
  readonly tag: string | null;
  readonly digest: string | null;
};

/** Reads a name as Docker does: the first part is a registry when it has a dot or a colon, or is `localhost`. */
export function imageName(text: string): ImageName {
  const [name = '', digest = null] = text.split('@');
  const slash = name.indexOf('/');
  const first = name.slice(0, Math.max(0, slash));
  const hasRegistry = slash > 0 && (/[.:]/.test(first) || first === 'localhost');
  const rest = hasRegistry ? name.slice(slash + 1) : name;
  const [path = '', tag = null] = rest.split(':');
  const registry = hasRegistry ? first : DOCKER_HUB;
  const isOfficial = registry === DOCKER_HUB && !path.includes('/');
  return { registry, repository: isOfficial ? `library/${path}` : path, tag, digest };
}

/** The registry of names without one: Docker Hub. */
export const DOCKER_HUB = 'docker.io';
