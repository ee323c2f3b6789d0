import type { ArtefactSource } from "../../aws/artefact-source.ts";
import { type AzureCredentials, entraTokens, tokensFrom } from "../../azure/token-source.ts";
import type { SecretSafe } from "../../secret-safe.ts";
import { failedRuns } from "../failed-runs.ts";
import { RestClient } from "../rest-client.ts";
import { createServiceDriver, type ServiceDriver } from "../service-driver.ts";
import { classifyFabricError } from "./classify-fabric-error.ts";
import { definedItem } from "./defined-item.ts";
import { FABRIC_ROWS } from "./fabric-rows.ts";
import { jobInstance } from "./job-instance.ts";
import { jobRuns } from "./job-runs.ts";
import { lateShortcut } from "./late-shortcut.ts";
import { secretConnection } from "./secret-connection.ts";
import { startedStep } from "./started-step.ts";

const SCOPE = "https://api.fabric.microsoft.com/.default";

export interface FabricDriverOptions {
  /** The application of the Azure connection: Fabric belongs to the same tenant. */
  readonly credentials: AzureCredentials;
  /** An address instead of Microsoft's own; whoever passes it has checked it against the allow-list. */
  readonly endpoint?: string;
  /** Where the programs lie that items are made of. */
  readonly artefacts?: ArtefactSource;
  /** Where the cloud keeps keys with which Fabric signs in elsewhere; without it connections are refused. */
  readonly safe?: SecretSafe;
}

/** What `rest:fabric` is sent through: workspaces, who may do what in them, and their items. */
export function createFabricDriver({ credentials, endpoint, artefacts, safe }: FabricDriverOptions): ServiceDriver {
  const locate = (url: string): string => (endpoint === undefined ? url : `${endpoint}/fabric/${url.replace(/^https:\/\//, "")}`);
  const tokens = endpoint === undefined ? entraTokens(credentials) : tokensFrom(endpoint, credentials);
  const authorise = async (signal: AbortSignal): Promise<string> => `Bearer ${await tokens.tokenFor(SCOPE, signal)}`;
  const client = new RestClient({ authorise, classify: classifyFabricError, locate });
  return createServiceDriver({
    client,
    classify: classifyFabricError,
    service: {
      rows: FABRIC_ROWS,
      constants: {},
      ownerOf: () => undefined,
      createBody: (_type, body) => body,
      projectHeaders: {},
      nextPage: ({ continuationToken }) =>
        typeof continuationToken === "string" && continuationToken !== "" ? { continuationToken } : undefined,
    },
    steps: {
      ...itemSteps(artefacts),
      "fabric.jobInstance": jobInstance,
      "fabric.mirroring": startedStep,
      "fabric.publishedEnvironment": startedStep,
      "fabric.shortcut": lateShortcut,
      ...(safe ? { "fabric.connection": secretConnection(safe) } : {}),
    },
    whoAmI: async ({ signal }) => {
      // Whoever may see no workspace yet is somebody all the same.
      await client.send({ method: "GET", url: "https://api.fabric.microsoft.com/v1/workspaces", signal });
      return { account: credentials.tenantId, identity: credentials.clientId };
    },
    readMetrics: failedRuns(jobRuns),
    unlisted: "Microsoft Fabric takes no labels, so nothing there can be told from what others made.",
  });
}

/** Every item whose definition can be replaced. */
function itemSteps(artefacts: ArtefactSource | undefined) {
  const items = Object.entries(FABRIC_ROWS).filter(([, { define }]) => define !== undefined);
  return Object.fromEntries(items.map(([type]) => [type, definedItem(artefacts)]));
}
