import { WAITING_FOR_IMAGE } from "../../container-image.ts";
import type { ServiceOptions } from "./service-options.ts";

/** What a service and its task wait for, if anything. */
export function waiting({ image, waitsFor }: Pick<ServiceOptions, "image" | "waitsFor">): { readonly deferredUntil?: string } {
  const deferredUntil = image === undefined ? WAITING_FOR_IMAGE : waitsFor;
  return deferredUntil === undefined ? {} : { deferredUntil };
}
