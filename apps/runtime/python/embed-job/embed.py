"""Embeds documents with a model that lies in the image and writes the vectors.

Rows come from a prepared input folder (one JSON, CSV or Parquet file per part, column `text`, optional `id`), or text
files. Each document is embedded once: a cursor file in the output folder lists what is done, so a restart goes on.
"""
import argparse
import hashlib
import json
import pathlib

BATCH = 64


def documents(source: pathlib.Path):
    import pandas

    readers = {".parquet": pandas.read_parquet, ".csv": pandas.read_csv, ".json": lambda path: pandas.read_json(path, lines=True)}
    for path in sorted(path for path in source.rglob("*") if path.is_file()):
        reader = readers.get(path.suffix)
        if reader is None:
            yield str(path.relative_to(source)), path.read_text(errors="replace")
            continue
        for position, row in reader(path).iterrows():
            yield str(row.get("id", f"{path.name}#{position}")), str(row["text"])


def chunks(text: str, size: int, overlap: int):
    if not text.strip():
        return
    start = 0
    while True:
        yield text[start : start + size]
        if start + size >= len(text):
            return
        start += size - overlap


def s3_vectors_writer(bucket: str, index: str):
    import boto3

    client = boto3.client("s3vectors")

    def write(batch):
        vectors = [{"key": key, "data": {"float32": vector}, "metadata": metadata} for key, vector, metadata in batch]
        client.put_vectors(vectorBucketName=bucket, indexName=index, vectors=vectors)

    return write


def opensearch_writer(host: str, index: str, region: str):
    import boto3
    from opensearchpy import AWSV4SignerAuth, OpenSearch, RequestsHttpConnection
    from opensearchpy.helpers import bulk

    auth = AWSV4SignerAuth(boto3.Session().get_credentials(), region, "aoss")
    client = OpenSearch(hosts=[{"host": host, "port": 443}], http_auth=auth, use_ssl=True, connection_class=RequestsHttpConnection)

    def write(batch):
        bulk(client, ({"_index": index, "id": key, "vector": vector, **metadata} for key, vector, metadata in batch))

    return write


def open_writer(address: str):
    from urllib.parse import parse_qs, urlparse

    url = urlparse(address)
    parts = url.path.strip("/").split("/")
    if url.scheme == "s3vectors":
        return s3_vectors_writer(parts[0], parts[1])
    if url.scheme == "opensearch":
        return opensearch_writer(url.hostname, parts[0], parse_qs(url.query)["region"][0])
    raise SystemExit(f'"{address}" is not the address of a vector index that this job knows')


def main() -> None:
    from sentence_transformers import SentenceTransformer

    parser = argparse.ArgumentParser()
    parser.add_argument("--model", required=True)
    parser.add_argument("--in", dest="source", default="/opt/ml/processing/input")
    parser.add_argument("--out", required=True)
    parser.add_argument("--state", default="/opt/ml/processing/output")
    parser.add_argument("--chunk-size", type=int, default=1000)
    parser.add_argument("--chunk-overlap", type=int, default=100)
    args = parser.parse_args()
    model = SentenceTransformer(args.model)
    write = open_writer(args.out)
    cursor = pathlib.Path(args.state) / "done.txt"
    done = set(cursor.read_text().split("\n")) if cursor.exists() else set()
    pending = [(name, text) for name, text in documents(pathlib.Path(args.source)) if name not in done]
    total = 0
    for name, text in pending:
        parts = list(chunks(text, args.chunk_size, args.chunk_overlap))
        vectors = model.encode(parts, batch_size=BATCH, normalize_embeddings=True).tolist() if parts else []
        keys = [hashlib.sha256(f"{name}#{position}".encode()).hexdigest()[:32] for position in range(len(parts))]
        if parts:
            write([(key, vector, {"source": name, "text": part}) for key, vector, part in zip(keys, vectors, parts)])
        with cursor.open("a") as file:
            file.write(f"{name}\n")
        total += len(parts)
    print(json.dumps({"level": "info", "message": "embedded", "documents": len(pending), "chunks": total}))


if __name__ == "__main__":
    main()
