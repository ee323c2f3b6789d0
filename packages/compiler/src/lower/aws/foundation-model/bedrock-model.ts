import type { Part } from "../../../lowering.ts";
import { textSetting } from "../../../lowering.ts";
import { arn, partitionOf } from "../arn.ts";

/** Names that people use for the vendor's identifiers. Source: price list of Amazon Bedrock, 2026-06-14. */
const IDENTIFIERS: Readonly<Record<string, string>> = {
  "default-chat": "anthropic.claude-haiku-4-5-20251001-v1:0",
  "claude-haiku-4.5": "anthropic.claude-haiku-4-5-20251001-v1:0",
  "claude-sonnet-4.6": "anthropic.claude-sonnet-4-6-v1:0",
  "llama-3.3-70b": "meta.llama3-3-70b-instruct-v1:0",
  "nova-lite": "amazon.nova-lite-v1:0",
};

/** Parts of the world in which the vendor answers together, by the beginning of the region. */
const WORLDS: readonly (readonly [region: RegExp, prefix: string])[] = [
  [/^(us|ca)-/, "us"],
  [/^eu-/, "eu"],
  [/^ap-northeast-[13]$/, "jp"],
  [/^ap-southeast-[24]$/, "au"],
];
/** Families that are answered by several regions together; all others answer where they are asked. */
const SHARED = /^(anthropic\.|amazon\.nova)/;
const HAS_WORLD = /^(us|eu|apac|jp|au|global)\./;

export interface BedrockModel {
  /** Identifier of the model itself. */
  readonly modelId: string;
  /** Profile of the vendor that spreads requests over regions; absent when the region answers alone. */
  readonly systemProfile: string | undefined;
  /** The answer may come from another part of the world although it shall not. */
  readonly leavesWorld: boolean;
}

/** The model that a component asks, and from where it is answered. */
export function bedrockModel(part: Part): BedrockModel {
  const named = textSetting(part, "model");
  const version = textSetting(part, "modelVersion", "");
  const id = `${IDENTIFIERS[named] ?? named}${version === "" ? "" : `:${version}`}`;
  if (HAS_WORLD.test(id)) return { modelId: id.replace(HAS_WORLD, ""), systemProfile: id, leavesWorld: false };
  if (!SHARED.test(id)) return { modelId: id, systemProfile: undefined, leavesWorld: false };
  const world = WORLDS.find(([region]) => region.test(part.target.region))?.[1];
  const mustStay = textSetting(part, "dataResidency", "any") === "region";
  const prefix = mustStay || id.startsWith("amazon.") ? (world ?? "global") : "global";
  return { modelId: id, systemProfile: `${prefix}.${id}`, leavesWorld: mustStay && world === undefined };
}

/** What the environment's own profile copies. */
export function sourceArn(part: Part, { modelId, systemProfile }: BedrockModel): string {
  if (systemProfile !== undefined) return arn(part, "bedrock", `inference-profile/${systemProfile}`);
  const { region } = part.target;
  return `arn:${partitionOf(region)}:bedrock:${region}::foundation-model/${modelId}`;
}

/** Whoever asks a profile needs every model behind it, in whichever region it answers. */
export function modelArns(part: Part, model: BedrockModel): readonly string[] {
  const everywhere = `arn:${partitionOf(part.target.region)}:bedrock:*::foundation-model/${model.modelId}`;
  return model.systemProfile === undefined ? [sourceArn(part, model)] : [everywhere, sourceArn(part, model)];
}
