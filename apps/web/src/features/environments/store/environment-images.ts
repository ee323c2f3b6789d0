/** Images that a deployment may need, and the answer of the environment's target that each of them is. */
export const ENVIRONMENT_IMAGES = [
  { name: "runtime", label: "Runtime image", help: "Runs event collectors, our application, and embedding through a model endpoint." },
  { name: "python", label: "Python image", help: "Embeds documents with the model that lies in it." },
] as const;

export type EnvironmentImages = Readonly<Record<(typeof ENVIRONMENT_IMAGES)[number]["name"], string>>;

type Choices = Readonly<Record<string, unknown>>;

/** By digest, so that what runs is what was approved. */
export const IMAGE_REFERENCE = /^[^\s@]+@sha256:[0-9a-f]{64}$/;

/** What an environment has; empty = none yet. */
export function imagesOf(choices: Choices): EnvironmentImages {
  return { runtime: textOf(choices["images.runtime"]), python: textOf(choices["images.python"]) };
}

/** The environment's answers with these images in them; an empty one is taken away, every other answer stays. */
export function withImages(choices: Choices, images: EnvironmentImages): Choices {
  const others = Object.entries(choices).filter(([key]) => !ENVIRONMENT_IMAGES.some(({ name }) => key === `images.${name}`));
  const given = ENVIRONMENT_IMAGES.flatMap(({ name }) => (images[name] === "" ? [] : [[`images.${name}`, images[name]] as const]));
  return Object.fromEntries([...others, ...given]);
}

function textOf(answer: unknown): string {
  return typeof answer === "string" ? answer : "";
}
