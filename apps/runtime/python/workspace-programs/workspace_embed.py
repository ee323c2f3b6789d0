"""Embeds in a job of Databricks: documents come from Spark, vectors go to an index of the workspace.

A table lists what is done, so that the next run embeds what is new or has changed.
"""
from __future__ import annotations

import argparse
import json
import pathlib
import tempfile

import documents
import embed
import vector_writers
from done_list import mark

# Texts per question to an endpoint.
TEXTS_PER_CALL = 64


def arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(allow_abbrev=False)
    parser.add_argument("--in", dest="source", required=True)
    parser.add_argument("--in-format", choices=["table", "files"], default="table")
    parser.add_argument("--index", required=True)
    parser.add_argument("--done", required=True)
    parser.add_argument("--endpoint", default="")
    parser.add_argument("--model", default="")
    parser.add_argument("--chunk-size", type=int, default=1000)
    parser.add_argument("--chunk-overlap", type=int, default=100)
    parser.add_argument("--normalize", choices=["yes", "no"], default="yes")
    return parser


def documents_of(spark, source: str, form: str):
    """Yields (name, text): rows of a table one by one, or what the files of a folder hold."""
    if form == "table":
        for row in spark.read.table(source).toLocalIterator():
            yield documents.document_of_row(row.asDict(recursive=True), source)
        return
    files = spark.read.format("binaryFile").option("recursiveFileLookup", "true").load(source).select("path", "content")
    with tempfile.TemporaryDirectory(prefix="documents-") as folder:
        for row in files.toLocalIterator():
            name = name_in(str(row["path"]), source)
            if any(part.startswith(("_", ".")) for part in pathlib.PurePosixPath(name).parts):
                continue
            copy = pathlib.Path(folder) / f"document{pathlib.PurePosixPath(name).suffix}"
            copy.write_bytes(bytes(row["content"]))
            yield from documents.documents_of_file(copy, name)


def name_in(path: str, source: str) -> str:
    """Inside the folder, however Spark writes the address of it."""
    folder = source.partition("://")[2].partition("/")[2].strip("/")
    rest = path.partition("://")[2].partition("/")[2]
    return rest[len(folder) :].lstrip("/") if folder and rest.startswith(folder) else rest


class DoneTable:
    """Marks of documents, one per row of a table that is only appended to."""

    def __init__(self, spark, name: str):
        self._spark, self._name, self._new = spark, name, []
        spark.sql(f"CREATE TABLE IF NOT EXISTS {name} (mark STRING)")
        self._done = {row[0] for row in spark.read.table(name).collect()}

    def has(self, name: str, text: str) -> bool:
        return mark(name, text) in self._done

    def add(self, name: str, text: str) -> None:
        self._done.add(mark(name, text))
        self._new.append((mark(name, text),))

    def save(self) -> None:
        if self._new:
            self._spark.createDataFrame(self._new, "mark string").write.mode("append").saveAsTable(self._name)
        self._new = []


def asks_endpoint(client, name: str, normalize: bool):
    def encode(parts: list[str]) -> list[list[float]]:
        vectors = []
        for piece in vector_writers.pieces(parts, TEXTS_PER_CALL):
            answer = client.serving_endpoints.query(name=name, input=piece)
            vectors += [list(element.embedding) for element in answer.data]
        return [embed.of_length_one(vector) for vector in vectors] if normalize else vectors

    return encode


def own_model(name: str, normalize: bool):
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(name)
    return lambda parts: model.encode(parts, batch_size=embed.BATCH, normalize_embeddings=normalize).tolist()


def writes_index(client, name: str):
    def write(batch) -> None:
        for piece in vector_writers.pieces(batch, vector_writers.DATABRICKS_PER_CALL):
            rows = json.dumps(vector_writers.databricks_rows(piece))
            answer = client.vector_search_indexes.upsert_data_vector_index(index_name=name, inputs_json=rows)
            if answer.status is None or answer.status.value != "SUCCESS":
                raise SystemExit(f"The vector index took not all rows: {answer.status}")

    return write


def run(spark, words: list[str]) -> None:
    from databricks.sdk import WorkspaceClient

    args = arguments().parse_args(words)
    if not args.endpoint and not args.model:
        raise SystemExit("Nothing to embed with: name an endpoint or a model.")
    client = WorkspaceClient()
    normalize = args.normalize == "yes"
    encode = asks_endpoint(client, args.endpoint, normalize) if args.endpoint else own_model(args.model, normalize)
    found = documents_of(spark, args.source, args.in_format)
    total = embed.embed_all(found, encode, writes_index(client, args.index), DoneTable(spark, args.done), args.chunk_size, args.chunk_overlap)
    print(json.dumps({"level": "info", "message": "embedded", **total}), flush=True)
