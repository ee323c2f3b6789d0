import type { Document } from "../documents/document-of-row.ts";
import type { DoneList } from "../state/done-list.ts";
import { type Embedding, embedDocument } from "./embed-document.ts";

/** Documents after which the list is saved: a restart repeats at most so many, whose vectors are replaced by the same ones. */
const SAVE_EVERY = 100;

/** `MODE=embed`: embeds every document that is new or has changed since the list was saved. */
export async function embedFolder(
  documents: AsyncIterable<Document>,
  embedding: Embedding,
  done: DoneList,
): Promise<{ documents: number; chunks: number }> {
  const total = { documents: 0, chunks: 0 };
  for await (const { name, text } of documents) {
    if (done.has(name, text)) continue;
    total.chunks += await embedDocument(name, text, embedding);
    total.documents += 1;
    done.add(name, text);
    if (total.documents % SAVE_EVERY === 0) await done.save();
  }
  await done.save();
  return total;
}
