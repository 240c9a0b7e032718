/** What this room reads of a container's inspect. All optional but the id: Podman and older engines leave fields out. */
export type Inspect = {
  readonly Id: string;
  readonly Name?: string;
  readonly Created?: string;
  readonly Path?: string;
  readonly Args?: readonly string[] | null;
  readonly Image?: string;
  readonly RestartCount?: number;
  readonly State?: InspectState;
  readonly Config?: {
    readonly Image?: string;
    readonly Tty?: boolean;
    readonly Labels?: Readonly<Record<string, string>> | null;
    readonly Env?: readonly string[] | null;
    readonly Healthcheck?: InspectHealthcheck | null;
    readonly ExposedPorts?: Readonly<Record<string, unknown>> | null;
  };
  readonly HostConfig?: {
    readonly LogConfig?: { readonly Type?: string };
    readonly RestartPolicy?: { readonly Name?: string };
    /** Memory file systems by their paths; these are not among the mounts. */
    readonly Tmpfs?: Readonly<Record<string, string>> | null;
  };
  readonly NetworkSettings?: {
    readonly Ports?: Readonly<
      Record<string, readonly { readonly HostIp?: string; readonly HostPort?: string }[] | null>
    > | null;
    readonly Networks?: Readonly<Record<string, unknown>> | null;
  };
  readonly Mounts?: readonly {
    readonly Type?: string;
    readonly Name?: string;
    readonly Source?: string;
    readonly Destination?: string;
    readonly RW?: boolean;
  }[];
};

/** Times as RFC 3339 with nanoseconds; the year 1 for never. */
export type InspectState = {
  readonly Status?: string;
  readonly ExitCode?: number;
  readonly Error?: string;
  readonly OOMKilled?: boolean;
  readonly StartedAt?: string;
  readonly FinishedAt?: string;
  readonly Health?: {
    readonly Status?: string;
    readonly FailingStreak?: number;
    readonly Log?:
      | readonly {
          readonly Start?: string;
          readonly End?: string;
          readonly ExitCode?: number;
          readonly Output?: string;
        }[]
      | null;
  } | null;
};

/** Durations in nanoseconds. */
export type InspectHealthcheck = {
  readonly Test?: readonly string[] | null;
  readonly Interval?: number;
  readonly Timeout?: number;
  readonly StartPeriod?: number;
  readonly Retries?: number;
};
