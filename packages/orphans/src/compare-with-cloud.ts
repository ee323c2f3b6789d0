import type { OwnedResource } from "@zerolake/execution";
import type { RecordedResource } from "@zerolake/planner";
import { parseAddress } from "@zerolake/resources";
import { evidenceOf, lastHeardMs, placeOf, type TraceBook, traceBook } from "./evidence.ts";
import { type Finding, keyOf, type Trace } from "./finding.ts";

export interface RecordedThere
  extends Pick<RecordedResource, "address" | "component" | "type" | "via" | "identifier" | "singleton" | "isReadStep"> {
  readonly environment: string;
  readonly region: string;
  /** What else the cloud calls it by: ARNs, resource ids, links. */
  readonly alsoKnownAs?: readonly string[];
}

/** A driver lists what it has no type for as the cloud names it – by ARN, or as an asset – and says so by one of these. */
const UNTYPED: readonly string[] = ["arn", "asset"];

/** Nothing can be asked or done about it: its driver has no type for it. */
export function isUntyped({ via }: Pick<OwnedResource, "via">): boolean {
  return UNTYPED.includes(via);
}

/** What one region of an account was found to hold. */
export interface ScannedRegion {
  readonly region: string;
  readonly resources: readonly OwnedResource[];
}

export interface Comparison {
  /** This installation, as its tags name it. */
  readonly installation: string;
  readonly regions: readonly ScannedRegion[];
  /** Environments over the connection, those that were deleted too. */
  readonly environments: ReadonlySet<string>;
  /** Environments over other connections, whose scans tell of them, and of other organisations, which are nobody's business here. */
  readonly elsewhere: ReadonlySet<string>;
  /** Of the environments over the connection, read after the listings: what was made meanwhile is recorded by then. */
  readonly recorded: readonly RecordedThere[];
  readonly traces: readonly Trace[];
}

export interface Compared {
  /** Found in the cloud and recorded nowhere. */
  readonly findings: readonly Finding[];
  /** Recorded and not listed: types without tags are not listed either, so each has to be asked for by itself. */
  readonly unseen: readonly RecordedThere[];
}

/** Compares what bears our tags with what is recorded and with what was asked for. Linear in all of them. */
export function compareWithCloud(comparison: Comparison): Compared {
  const { regions, recorded } = comparison;
  const book = traceBook(comparison.traces);
  const isRecorded = recordBook(recorded);
  const shared = new Set(recorded.flatMap(({ singleton, type }) => (singleton ? [type] : [])));
  const isListed = nameBook(regions.flatMap(({ resources }) => resources));
  const scanned = new Set(regions.map(({ region }) => region));
  const findings = regions.flatMap(({ region, resources }) =>
    resources.filter((resource) => !isRecorded(resource)).flatMap((resource) => judge(resource, { region, comparison, book, shared })),
  );
  const unseen = recorded.filter(
    (row) => scanned.has(row.region) && !row.singleton && !row.isReadStep && !isBusy(row, book) && !isListed(row),
  );
  return { findings: onceEach(findings), unseen };
}

/**
 * Whether a listed resource is a recorded one: by type and identifier, or by another name of it. What its driver has no type for cannot be told
 * from what is recorded at its address, so it is taken for that.
 */
function recordBook(recorded: readonly RecordedThere[]): (resource: OwnedResource) => boolean {
  const isNamed = nameBook(recorded);
  const names = new Set(recorded.flatMap(({ alsoKnownAs = [] }) => alsoKnownAs));
  const places = new Set(recorded.map(placeOf));
  return (resource) => isNamed(resource) || names.has(resource.identifier) || (isUntyped(resource) && places.has(placeOf(resource.owner)));
}

/** What a resource that nobody recorded is; nothing when it is of no concern. */
function judge(
  resource: OwnedResource,
  around: { region: string; comparison: Comparison; book: TraceBook; shared: ReadonlySet<string> },
): readonly Finding[] {
  const { region, comparison, book, shared } = around;
  const { owner, type, via, identifier, title } = resource;
  const { environment, component, address } = owner;
  if (comparison.elsewhere.has(environment) || shared.has(type)) return [];
  const base = { region, type, via, identifier, ...(title === undefined ? {} : { title }), environment, component, address };
  const isKnown = owner.installation === comparison.installation && comparison.environments.has(environment) && parseAddress(address).ok;
  if (!isKnown) return [{ kind: "unknown", ...base, evidence: { reason: "tagsOnly" } }];
  if (isBusy(owner, book) || isAdoptedOnly(owner, book)) return [];
  const heardAtMs = lastHeardMs(book, owner);
  return [
    { kind: "unrecorded", ...base, evidence: evidenceOf(book, owner, identifier), ...(heardAtMs === undefined ? {} : { heardAtMs }) },
  ];
}

/** The cloud says that a recorded resource is not there. */
export function goneFinding(row: RecordedThere): Finding {
  const { region, type, via, identifier, environment, component, address } = row;
  return { kind: "gone", region, type, via, identifier, environment, component, address, evidence: { reason: "recorded" } };
}

/** A running deployment works on that address: what it makes is recorded in a moment, what it removes is gone in a moment. */
function isBusy(at: Pick<Trace, "environment" | "address">, book: TraceBook): boolean {
  return book.at(at).some(({ isLive, state }) => isLive && (state === "intended" || state === "accepted"));
}

/** Only singletons are adopted without ever having been created: they are everybody's. */
function isAdoptedOnly(at: Pick<Trace, "environment" | "address">, book: TraceBook): boolean {
  const traces = book.at(at);
  return traces.some(({ operation }) => operation === "adopt") && !traces.some(({ operation }) => operation === "create");
}

type Named = Pick<RecordedThere, "type" | "identifier">;

/**
 * Whether one of these is meant: same type and identifier. Of an identifier with several parts, joined with `|`, a creation may answer fewer
 * than a list tells: then the whole of one is the beginning of the other.
 */
function nameBook(rows: readonly Named[]): (one: Named) => boolean {
  const wholes = new Set(rows.map(slotOf));
  const beginnings = new Set(rows.flatMap(beginningsOf));
  return (one) => beginnings.has(slotOf(one)) || beginningsOf(one).some((slot) => wholes.has(slot));
}

function beginningsOf({ type, identifier }: Named): readonly string[] {
  const parts = identifier.split("|");
  return parts.map((_, index) => slotOf({ type, identifier: parts.slice(0, index + 1).join("|") }));
}

/** Azure writes ids and types with a spelling of its own, and means the same. */
function slotOf({ type, identifier }: Named): string {
  const slot = JSON.stringify([type, identifier]);
  return identifier.startsWith("/subscriptions/") ? slot.toLowerCase() : slot;
}

/** What is global to an account is listed in each of its regions. */
function onceEach(findings: readonly Finding[]): readonly Finding[] {
  const first = new Map<string, Finding>();
  for (const finding of findings) {
    const key = keyOf(finding);
    if (!first.has(key)) first.set(key, finding);
  }
  return [...first.values()];
}
