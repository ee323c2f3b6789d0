import { chosenText, type Part } from "../../../lowering.ts";

/** Account of AWS' Deep Learning Containers; regions opened later have one of their own. Source: registry map of the SageMaker Python SDK. */
const DEEP_LEARNING_ACCOUNT = "763104351884";
const DEEP_LEARNING_ACCOUNT_BY_REGION: Readonly<Record<string, string>> = {
  "af-south-1": "626614931356",
  "ap-east-1": "871362719292",
  "ap-east-2": "975050140332",
  "ap-northeast-3": "364406365360",
  "ap-south-2": "772153158452",
  "ap-southeast-3": "907027046896",
  "ap-southeast-4": "457447274322",
  "ap-southeast-5": "550225433462",
  "ap-southeast-6": "633930458069",
  "ap-southeast-7": "590183813437",
  "ca-west-1": "204538143572",
  "eu-central-2": "380420809688",
  "eu-south-1": "692866216735",
  "eu-south-2": "503227376785",
  "il-central-1": "780543022126",
  "me-south-1": "217643126080",
  "me-central-1": "914824155844",
  "mx-central-1": "637423239942",
};

/** Accounts of the scikit-learn image; other regions train and serve classic models with the deep-learning image. Same source. */
const SCIKIT_LEARN_ACCOUNT_BY_REGION: Readonly<Record<string, string>> = {
  "us-east-1": "683313688378",
  "us-east-2": "257758044811",
  "us-west-1": "746614075791",
  "us-west-2": "246618743249",
  "ca-central-1": "341280168497",
  "sa-east-1": "737474898029",
  "eu-central-1": "492215442770",
  "eu-north-1": "662702820516",
  "eu-west-1": "141502667606",
  "eu-west-2": "764974769150",
  "eu-west-3": "659782779980",
  "ap-south-1": "720646828776",
  "ap-southeast-1": "121021644041",
  "ap-southeast-2": "783357654285",
  "ap-northeast-1": "354813040037",
  "ap-northeast-2": "366743142698",
};

/** One image trains and serves, since a saved model opens only with the version that wrote it. */
const SCIKIT_LEARN_TAG = "1.2-1-cpu-py3";
/** Release of 2026-04-16: PyTorch 2.9.0, Transformers 5.3.0, Python 3.12. */
const TRAINING_TAG = "2.9.0-transformers5.3.0-gpu-py312-cu130-ubuntu22.04-v1.0";
/** Text Generation Inference 3.0.1; same source as the accounts. */
const CHAT_TAG = "2.4.0-tgi3.0.1-gpu-py311-cu124-ubuntu22.04";
const INFERENCE_TAG = "2.6.0-transformers4.49.0-gpu-py312-cu124-ubuntu22.04";

type Where = Pick<Part, "target">;

/** Image that a training method runs in: pinned in the target, else the vendor's. */
export function trainingImage(part: Where, method: string): string {
  return chosenText(part, "trainingImage") ?? scikitLearnImage(part, method) ?? deepLearningImage(part, "training", TRAINING_TAG);
}

/** Image that serves what the method saved, likewise. */
export function inferenceImage(part: Where, method: string): string {
  return chosenText(part, "inferenceImage") ?? scikitLearnImage(part, method) ?? deepLearningImage(part, "inference", INFERENCE_TAG);
}

/** Image that serves a language model of the hub. */
export function chatImage(part: Where): string {
  return deepLearningImage(part, "tgi-inference", CHAT_TAG);
}

/** Image that turns text into vectors with a model of the hub. */
export function embeddingImage(part: Where): string {
  return deepLearningImage(part, "inference", INFERENCE_TAG);
}

/** Accounts that the vendor's images are pulled from. */
export function vendorImageAccounts(part: Where): readonly string[] {
  const scikitLearn = SCIKIT_LEARN_ACCOUNT_BY_REGION[part.target.region];
  return [deepLearningAccount(part), ...(scikitLearn === undefined ? [] : [scikitLearn])];
}

function scikitLearnImage(part: Where, method: string): string | undefined {
  const account = method === "classic" ? SCIKIT_LEARN_ACCOUNT_BY_REGION[part.target.region] : undefined;
  return account === undefined ? undefined : imageUri(part, account, `sagemaker-scikit-learn:${SCIKIT_LEARN_TAG}`);
}

function deepLearningImage(part: Where, purpose: "training" | "inference" | "tgi-inference", tag: string): string {
  return imageUri(part, deepLearningAccount(part), `huggingface-pytorch-${purpose}:${tag}`);
}

function deepLearningAccount(part: Where): string {
  return DEEP_LEARNING_ACCOUNT_BY_REGION[part.target.region] ?? DEEP_LEARNING_ACCOUNT;
}

function imageUri(part: Where, account: string, image: string): string {
  const { region } = part.target;
  return `${account}.dkr.ecr.${region}.${region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com"}/${image}`;
}
