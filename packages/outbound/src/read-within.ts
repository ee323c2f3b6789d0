import { OutboundError } from "./outbound-error.ts";

interface ByteStream {
  getReader(): { read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>; cancel(): Promise<void> };
}

/** What becomes of an answer that is too long: nothing, or its beginning is all that counts. */
export type WhenTooLong = "refuse" | "cut";

/** Reads an answer to its end, or stops it at the first byte too many: what a service says of its own length is not believed. */
export async function readWithin(stream: ByteStream | null, maxBytes: number, whenTooLong: WhenTooLong): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = stream?.getReader();
  for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > maxBytes) {
      await reader?.cancel();
      if (whenTooLong === "cut") return joined([...chunks, part.value], maxBytes);
      throw new OutboundError("size", {
        message: `The answer is larger than ${maxBytes} bytes.`,
        hint: "Check that the address is the right one.",
      });
    }
    chunks.push(part.value);
  }
  return joined(chunks, size);
}

/** The first bytes of the pieces, as many as are asked for. */
function joined(chunks: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk.subarray(0, size - at), at);
    at += chunk.byteLength;
  }
  return whole;
}
