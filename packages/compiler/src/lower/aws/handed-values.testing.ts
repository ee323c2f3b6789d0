import { findContract, type ProgramName } from "@zerolake/artefacts";
import { type DesiredResource, isJoin, isList, isMap, isReference, type Value } from "@zerolake/resources";

/** One program of ours in one resource, with everything that it is handed. */
export interface Handed {
  readonly address: string;
  readonly program: ProgramName;
  readonly values: Readonly<Record<string, string>>;
  /** Handler or main file that the resource names, when it names one. */
  readonly entry?: string;
  /** The resource waits for something: what is missing now may come with it. */
  readonly isWaiting: boolean;
}

/** What the cloud answers for an attribute, in its own form; of every resource, or of one by its logical name. */
const ATTRIBUTES: Readonly<Record<string, string>> = {
  BootstrapBrokerStringSaslIam: "b-1.zl.kafka.eu-west-1.amazonaws.com:9098,b-2.zl.kafka.eu-west-1.amazonaws.com:9098",
  bootstrapServers: "pkc-1a2b3.eu-west-1.aws.confluent.cloud:9092",
  DBClusterArn: "arn:aws:rds:eu-west-1:123456789012:cluster:zl-dev",
  "MasterUserSecret.SecretArn": "arn:aws:secretsmanager:eu-west-1:123456789012:secret:rds!cluster-0a1b-X2y3Z4",
  "apiKey.Id": "arn:aws:secretsmanager:eu-west-1:123456789012:secret:zl-dev-vectors-apikey-0a1b2c3d-X2y3Z4",
  Arn: "arn:aws:sagemaker:eu-west-1:123456789012:mlflow-app/app-1",
};

/** Arguments of Glue itself. */
const OF_GLUE = /^--(enable-.*|TempDir|datalake-formats|conf)$/;

type Json = Readonly<Record<string, unknown>>;

/** Every program of ours that a resource starts. */
export function handedBy(resource: DesiredResource): readonly Handed[] {
  const properties = resolved(resource.properties) as Json;
  const isWaiting = resource.deferredUntil !== undefined;
  const hand = (program: ProgramName, values: Json, entry?: unknown): Handed => ({
    address: resource.address,
    program,
    values: texts(values),
    isWaiting,
    ...(typeof entry === "string" ? { entry } : {}),
  });
  switch (resource.type) {
    case "AWS::Lambda::Function": {
      const artefact = artefactOf(at(properties, "Code", "S3Key"));
      return artefact ? [hand(artefact, at(properties, "Environment", "Variables") as Json, properties["Handler"])] : [];
    }
    case "AWS::ECS::TaskDefinition":
      return containers(properties).map((variables) => hand(`runtime/${variables["MODE"]}` as ProgramName, variables));
    case "AWS::SageMaker::Pipeline":
      return pipelineHands(JSON.parse(at(properties, "PipelineDefinition", "PipelineDefinitionBody") as string) as Json, hand);
    case "AWS::SageMaker::Model":
      return servingHands(at(properties, "PrimaryContainer") as Json, hand);
    case "AWS::KinesisAnalyticsV2::Application":
      return flinkHands(at(properties, "ApplicationConfiguration") as Json, hand);
    case "Zerolake::EMRServerless::StreamingJob":
      return sparkHands({ EntryPoint: properties["EntryPoint"], EntryPointArguments: properties["Arguments"] }, hand);
    case "AWS::Glue::Job":
      return glueHands(properties, hand);
    case "AWS::Scheduler::Schedule":
      return sparkHands(parsed(at(properties, "Target", "Input")), hand);
    case "AWS::StepFunctions::StateMachine":
      return sparkHands(parsed(properties["DefinitionString"]), hand);
    default:
      return [];
  }
}

type Hand = (program: ProgramName, values: Json, entry?: unknown) => Handed;

/** Each container of ours; programs of others have no mode. */
function containers(properties: Json): readonly Json[] {
  return (properties["ContainerDefinitions"] as readonly Json[]).map(handedTo).filter((variables) => variables["MODE"] !== undefined);
}

function handedTo(container: Json): Json {
  const variables = (container["Environment"] ?? []) as readonly { Name: string; Value: string }[];
  // What the user's own image reads out of secrets is the user's business.
  const secrets = ((container["Secrets"] ?? []) as readonly { Name: string; ValueFrom: string }[]).filter(
    ({ Name }) => Name.startsWith("FEED_") || Name === "ZEROLAKE_EVENTS_LOGIN" || Name === "POLARIS_ROOT_SECRET",
  );
  return {
    ...Object.fromEntries(variables.map(({ Name, Value }) => [Name, Value])),
    ...Object.fromEntries(secrets.map(({ Name, ValueFrom }) => [Name, ValueFrom])),
  };
}

function pipelineHands(definition: Json, hand: Hand): readonly Handed[] {
  const parameters = definition["Parameters"] as readonly { Name: string; DefaultValue: string }[];
  const known = Object.fromEntries(parameters.map(({ Name, DefaultValue }) => [`Parameters.${Name}`, DefaultValue]));
  const steps = withParameters(definition["Steps"], known) as readonly { Name: string; Arguments: Json }[];
  return steps.flatMap(({ Name, Arguments: step }) => {
    const environment = (step["Environment"] ?? {}) as Json;
    if (Name === "Train") {
      const hyperparameters = step["HyperParameters"] as Json;
      return [hand("training-job", hyperparameters, hyperparameters["sagemaker_program"]), hand("training-job/environment", environment)];
    }
    if (Name === "Register") return servingHands((at(step, "InferenceSpecification", "Containers") as readonly Json[])[0] ?? {}, hand);
    if (Name === "Ingest") return [hand("python/ingest", pairs(at(step, "AppSpecification", "ContainerArguments") as readonly string[]))];
    if (Name !== "Embed") return [];
    if (environment["MODE"] !== undefined) return [hand("runtime/embed", environment)];
    return [hand("python", pairs(at(step, "AppSpecification", "ContainerArguments") as readonly string[]))];
  });
}

/** Containers that serve a registered version get its script from the registry: only what is added here is looked at. */
function servingHands(container: Json, hand: Hand): readonly Handed[] {
  const environment = (container["Environment"] ?? {}) as Json;
  if (environment["HF_TASK"] !== undefined) return [];
  if (container["ModelPackageName"] === undefined) return [hand("inference", environment, environment["SAGEMAKER_PROGRAM"])];
  const fromRegistry = { SAGEMAKER_PROGRAM: "inference.py", SAGEMAKER_SUBMIT_DIRECTORY: "s3://bucket/inference/sourcedir.tar.gz" };
  return [hand("inference", { ...fromRegistry, ...environment })];
}

function flinkHands(configuration: Json, hand: Hand): readonly Handed[] {
  if (artefactOf(at(configuration, "ApplicationCodeConfiguration", "CodeContent", "S3ContentLocation", "FileKey")) === undefined) return [];
  const groups = at(configuration, "EnvironmentProperties", "PropertyGroups") as readonly { PropertyGroupId: string; PropertyMap: Json }[];
  const group = (id: string): Json => groups.find(({ PropertyGroupId }) => PropertyGroupId === id)?.PropertyMap ?? {};
  return [hand("flink-job", group("job"), group("kinesis.analytics.flink.run.options")["python"])];
}

function glueHands(properties: Json, hand: Hand): readonly Handed[] {
  const script = at(properties, "Command", "ScriptLocation");
  if (artefactOf(script) === undefined) return [];
  const own = Object.entries(properties["DefaultArguments"] as Json).filter(([name]) => !OF_GLUE.test(name));
  // Without anything to read or to write the workflow has to say what to do.
  return own.length === 0 ? [] : [hand("spark-job", Object.fromEntries(own), String(script).split("/").at(-1))];
}

/** Every start of a Spark job inside a definition, whoever wrote it. */
function sparkHands(definition: unknown, hand: Hand): readonly Handed[] {
  if (Array.isArray(definition)) return definition.flatMap((item) => sparkHands(item, hand));
  if (typeof definition !== "object" || definition === null) return [];
  const { EntryPoint, EntryPointArguments, JobName, Arguments, Args, ...rest } = definition as Json;
  const inner = Object.values(rest).flatMap((item) => sparkHands(item, hand));
  if (artefactOf(EntryPoint))
    return [hand("spark-job", pairs(EntryPointArguments as readonly string[]), String(EntryPoint).split("/").at(-1)), ...inner];
  const [command, file, ...submitted] = Array.isArray(Args) ? (Args as readonly string[]) : [];
  if (command === "spark-submit" && artefactOf(file))
    return [hand("spark-job", pairs(submitted), String(file).split("/").at(-1)), ...inner];
  return JobName !== undefined && Arguments !== undefined ? [hand("spark-job", Arguments as Json), ...inner] : inner;
}

/** Name of the artefact that a key or an address of the artefact bucket leads to. */
function artefactOf(location: unknown): ProgramName | undefined {
  const name = /artefacts\/[^/]+\/([a-z-]+)\/[0-9a-f]{64}\//.exec(String(location))?.[1];
  return name === undefined ? undefined : findContract(name as ProgramName) && (name as ProgramName);
}

function pairs(words: readonly string[]): Json {
  return Object.fromEntries(words.flatMap((word, index) => (index % 2 === 0 ? [[word, words[index + 1] ?? ""]] : [])));
}

function texts(values: Json): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === "string" ? value : JSON.stringify(value)]),
  );
}

function parsed(text: unknown): unknown {
  return typeof text === "string" && text.startsWith("{") ? JSON.parse(text) : undefined;
}

function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((found, key) => (found as Json | undefined)?.[key], value);
}

/** References as the cloud would answer them, joined text in one piece. */
export function resolved(value: Value): unknown {
  if (isReference(value))
    return (
      ATTRIBUTES[`${value.$ref.split(".")[1]}.${value.attr}`] ??
      ATTRIBUTES[value.attr] ??
      `0abc-${value.attr.toLowerCase().replaceAll(".", "-")}`
    );
  if (isJoin(value)) return value.$join.map((part) => String(resolved(part))).join("");
  if (isList(value)) return value.map(resolved);
  if (isMap(value)) return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolved(item)]));
  return value;
}

function withParameters(value: unknown, known: Readonly<Record<string, string>>): unknown {
  if (Array.isArray(value)) return value.map((item) => withParameters(item, known));
  if (typeof value !== "object" || value === null) return value;
  const { Get } = value as { Get?: string };
  if (typeof Get === "string") return known[Get] ?? `{${Get}}`;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withParameters(item, known)]));
}
