import * as z from "zod";
import { AWS_REGION_CODES } from "@/clouds/aws-regions.ts";

const name = z.string().trim().min(1, "The name is missing.").max(60, "Use at most 60 characters.");
const region = z.string().refine((code) => AWS_REGION_CODES.includes(code), "Choose a region from the list.");

const credentials = z.object({
  accessKeyId: z
    .string()
    .trim()
    .regex(/^A[A-Z0-9]{15,127}$/u, "An access key ID has 16 or more capital letters and digits and starts with A."),
  secretAccessKey: z.string().trim().min(16, "This is too short for a secret access key.").max(256),
  /** Only temporary keys have one. */
  sessionToken: z.string().trim().max(4_096).optional(),
});

export const newConnectionSchema = credentials.extend({ name, defaultRegion: region });

export const changedConnectionSchema = z.object({
  name: name.optional(),
  defaultRegion: region.optional(),
  credentials: credentials.optional(),
});
