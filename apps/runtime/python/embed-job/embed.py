"""Embeds documents with a model that lies in the image and writes the vectors.

Each document is embedded once: an object in S3, or a file in a lake, lists what is done, so a restart or the next run goes on from there.
"""
from __future__ import annotations

import argparse
import hashlib
import json
import math

from azure_lake import local_folder
from documents import read_documents
from done_list import DoneList
from vector_writers import open_writer

BATCH = 64
# A restart repeats at most so many documents, whose vectors are replaced by the same ones.
SAVE_EVERY = 100


def chunks(text: str, size: int, overlap: int):
    if not text.strip():
        return
    start = 0
    while True:
        yield text[start : start + size]
        if start + size >= len(text):
            return
        start += size - overlap


def chunk_key(name: str, position: int) -> str:
    return hashlib.sha256(f"{name}#{position}".encode()).hexdigest()[:32]


def of_length_one(vector: list[float]) -> list[float]:
    length = math.sqrt(sum(number * number for number in vector))
    return vector if length == 0 else [number / length for number in vector]


def embed_all(documents, encode, write, done, size: int, overlap: int) -> dict[str, int]:
    total = {"documents": 0, "chunks": 0}
    for name, text in documents:
        if done.has(name, text):
            continue
        parts = list(chunks(text, size, overlap))
        if parts:
            entries = zip(parts, encode(parts))
            write([(chunk_key(name, i), vector, {"source": name, "position": str(i), "text": part}) for i, (part, vector) in enumerate(entries)])
        done.add(name, text)
        total["documents"] += 1
        total["chunks"] += len(parts)
        if total["documents"] % SAVE_EVERY == 0:
            done.save()
    done.save()
    return total


def arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser()
    parser.add_argument("--model", required=True)
    parser.add_argument("--in", dest="source", default="/opt/ml/processing/input")
    parser.add_argument("--out", required=True)
    parser.add_argument("--state", required=True)
    parser.add_argument("--chunk-size", type=int, default=1000)
    parser.add_argument("--chunk-overlap", type=int, default=100)
    parser.add_argument("--normalize", choices=["yes", "no"], default="yes")
    return parser


def main() -> None:
    from sentence_transformers import SentenceTransformer

    args = arguments().parse_args()
    if args.chunk_size <= args.chunk_overlap:
        raise SystemExit(f"The chunk size {args.chunk_size} must be larger than the overlap {args.chunk_overlap}.")
    model = SentenceTransformer(args.model)

    def encode(parts: list[str]):
        return model.encode(parts, batch_size=BATCH, normalize_embeddings=args.normalize == "yes").tolist()

    documents = read_documents(local_folder(args.source))
    total = embed_all(documents, encode, open_writer(args.out), DoneList.open(args.state), args.chunk_size, args.chunk_overlap)
    print(json.dumps({"level": "info", "message": "embedded", **total}))


if __name__ == "__main__":
    main()
