import type { ObservedResource, OperationStatus, ResourceIdentity, ResourceRequest } from "@zerolake/execution";
import type { ArtefactSource } from "../../aws/artefact-source.ts";
import { done, unlessAbsent } from "../answers.ts";
import { RESOURCE_PATH, type RestCall } from "../rest-call.ts";
import { DATAFLOW_JOB, findJob, launchJob, readJob } from "./dataflow-job.ts";
import { GENERATED_SECRET, generateSecret, readSecret } from "./generated-secret.ts";
import { applyWorkload, deleteWorkload, readWorkload, WORKLOAD } from "./kubernetes-workload.ts";
import { memberOf, parseMember } from "./member.ts";
import { addMember, readMember, removeMember } from "./policy-member.ts";
import { ensureServiceIdentity, SERVICE_IDENTITY } from "./service-identity.ts";
import { STORAGE_OBJECT, uploadObject } from "./storage-object.ts";
import type { Turns } from "./turns.ts";

/** What changes need beside the call. */
export interface Helpers {
  readonly turns: Turns;
  readonly artefacts: ArtefactSource | undefined;
}

type Observed = Promise<ObservedResource | undefined>;

/** A type whose life is not one request per change; what it leaves out its row does. */
export interface GoogleStep {
  create(call: RestCall, request: ResourceRequest, helpers: Helpers): Promise<OperationStatus>;
  update?(call: RestCall, request: ResourceRequest, helpers: Helpers): Promise<OperationStatus>;
  delete?(call: RestCall, identity: ResourceIdentity, helpers: Helpers): Promise<OperationStatus>;
  read?(call: RestCall, identifier: string): Observed;
  find?(call: RestCall, request: ResourceRequest): Observed;
}

const member: GoogleStep = {
  create: (call, { properties }, { turns }) => addMember(call, turns, memberOf(properties)),
  update: (call, { properties }, { turns }) => addMember(call, turns, memberOf(properties)),
  delete: (call, { identifier }, { turns }) => removeMember(call, turns, parseMember(identifier)),
  read: (call, identifier) => readMember(call, parseMember(identifier)),
  find: (call, { properties }) => readMember(call, memberOf(properties)),
};

const serviceIdentity: GoogleStep = {
  create: async (call, request) => done(await ensureServiceIdentity(call, request)),
  update: async (call, request) => done(await ensureServiceIdentity(call, request)),
  read: (call, identifier) => ensureServiceIdentity(call, { type: SERVICE_IDENTITY, properties: { [RESOURCE_PATH]: identifier } }),
  find: (call, request) => ensureServiceIdentity(call, request),
};

const storageObject: GoogleStep = {
  create: (call, request, { artefacts }) => uploadObject(call, artefacts, request),
  update: (call, request, { artefacts }) => uploadObject(call, artefacts, request),
};

const dataflowJob: GoogleStep = {
  create: launchJob,
  read: (call, identifier) => unlessAbsent(() => readJob(call, identifier)),
  find: (call, request) => unlessAbsent(() => findJob(call, request)),
};

const workload: GoogleStep = {
  create: applyWorkload,
  update: applyWorkload,
  delete: deleteWorkload,
  read: readWorkload,
  find: (call, request) => readWorkload(call, pathOf(request)),
};

const generatedSecret: GoogleStep = {
  create: (call, request) => generateSecret(call, pathOf(request)),
  // It goes with its secret.
  delete: (_call, { identifier }) => Promise.resolve({ state: "done", identifier, attributes: {} }),
  read: readSecret,
  find: (call, request) => readSecret(call, pathOf(request)),
};

function pathOf({ properties }: ResourceRequest): string {
  return String(properties[RESOURCE_PATH]);
}

export const GOOGLE_STEPS: Readonly<Record<string, GoogleStep>> = {
  "iam.member": member,
  [SERVICE_IDENTITY]: serviceIdentity,
  [STORAGE_OBJECT]: storageObject,
  [DATAFLOW_JOB]: dataflowJob,
  [WORKLOAD]: workload,
  [GENERATED_SECRET]: generatedSecret,
};
