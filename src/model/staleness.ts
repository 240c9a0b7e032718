/** Where a service names another, and Compose writes the id of one of its containers, after `prefix`, before it hashes. `written`: as the files have it. */
export type ContainerReference = { readonly written: string; readonly prefix: string; readonly containerOf: string };

/** The text that Compose hashes for a service, in pieces. */
export type HashedText = readonly (string | ContainerReference)[];

/** A service as `docker compose config` resolves it, as far as the hash of its configuration goes. */
export type ServiceConfiguration = {
  /** The text as each generation of Compose hashes it, the newest first. */
  readonly texts: readonly HashedText[];
  /** By key path, such as `environment.LOG_LEVEL`: the value as JSON. May be secret. */
  readonly leaves: Readonly<Record<string, string>>;
  /** Compose changes the service before it hashes it, in a way that `config` does not show. */
  readonly opaque: boolean;
};

/**
 * An image that a reference names now. Size in bytes; times in milliseconds since the epoch. A build that finds all of it in its cache makes no new image,
 * but gives it its name again: that was `namedAt`, or its creation where no name is known to have come later.
 */
export type NamedImage = {
  readonly id: string;
  readonly createdAt: number;
  readonly namedAt: number;
  readonly size: number;
};

/** Whether a service's containers differ from what the project is now; null where that is not known. */
export type ServiceStaleness = {
  /** The image's name belongs to another image than the one that a container was made from. */
  readonly image: boolean | null;
  /** The configuration is not the one that a container was made with. `keys`: the key paths that are known to differ, such as `command`. */
  readonly config: { readonly stale: boolean | null; readonly keys: readonly string[] };
};

/** Nothing is known. */
export const unknownStaleness: ServiceStaleness = { image: null, config: { stale: null, keys: [] } };

/** Whether it is known that something differs. */
export function isStale({ image, config }: ServiceStaleness): boolean {
  return image === true || config.stale === true;
}
