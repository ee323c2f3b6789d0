import * as z from "zod";
import { askAzure } from "./identity-token.ts";

const RESOURCE = "https://storage.azure.com";
const VERSION = { "x-ms-version": "2025-05-05" };
const pageSchema = z.object({ paths: z.array(z.object({ name: z.string(), isDirectory: z.union([z.string(), z.boolean()]).optional() })) });

/** A place in a lake: `abfss://<container>@<account>.dfs.core.windows.net/<path>`. */
export interface LakePlace {
  readonly container: string;
  readonly host: string;
  readonly path: string;
}

export function lakePlace(address: string): LakePlace | undefined {
  const [, container, host, path = ""] = /^abfss:\/\/([a-z0-9-]+)@([a-z0-9]+\.dfs\.core\.windows\.net)\/(.*)$/.exec(address) ?? [];
  return container === undefined || host === undefined ? undefined : { container, host, path };
}

/** Names of all files below a folder, in order. */
export async function listLakeFiles({ container, host, path }: LakePlace): Promise<readonly string[]> {
  const names: string[] = [];
  let continuation = "";
  do {
    const query = new URLSearchParams({
      resource: "filesystem",
      recursive: "true",
      ...(path ? { directory: path } : {}),
      ...(continuation ? { continuation } : {}),
    });
    const response = await askAzure(`https://${host}/${container}?${query.toString()}`, { resource: RESOURCE, headers: VERSION });
    if (!response.ok) throw new Error(`The files of ${container} could not be listed: ${response.status}`);
    const page = pageSchema.parse(await response.json());
    names.push(...page.paths.flatMap(({ name, isDirectory }) => (String(isDirectory) === "true" ? [] : [name])));
    continuation = response.headers.get("x-ms-continuation") ?? "";
  } while (continuation !== "");
  return names.toSorted();
}

/** The bytes of a file; `undefined` when there is none. */
export async function readLakeFile({ container, host, path }: LakePlace): Promise<Uint8Array | undefined> {
  const response = await askAzure(`https://${host}/${container}/${encoded(path)}`, { resource: RESOURCE, headers: VERSION });
  if (response.status === 404) return undefined;
  if (!response.ok) throw new Error(`${path} could not be read: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** Puts a text where it replaces what was there. */
export async function writeLakeFile({ container, host, path }: LakePlace, text: string): Promise<void> {
  const response = await askAzure(`https://${host.replace(".dfs.", ".blob.")}/${container}/${encoded(path)}`, {
    method: "PUT",
    resource: RESOURCE,
    headers: { ...VERSION, "x-ms-blob-type": "BlockBlob", "content-type": "text/plain" },
    body: text,
  });
  if (!response.ok) throw new Error(`${path} could not be written: ${response.status}`);
}

function encoded(path: string): string {
  return path.split("/").map(encodeURIComponent).join("/");
}
