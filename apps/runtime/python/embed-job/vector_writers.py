"""Writes vectors into the index that an address names; a vector with a known key replaces the one that is there."""
from __future__ import annotations

import base64
import json
import time
from urllib.parse import parse_qs, urlparse

from postgres_table import postgres_writer
from qdrant_points import open_collection

# Limits of the services: vectors of one call, bytes beside a vector (four per character at most), hits of one search.
S3_VECTORS_PER_CALL = 500
KEPT_CHARACTERS = 9000
ROWS_PER_CALL = 100
AI_SEARCH_PER_CALL = 1000
QDRANT_PER_CALL = 500
VERTEX_PER_CALL = 500
DATABRICKS_PER_CALL = 200
HITS_MAX = 10_000
# A database that rests answers "resuming" for up to half a minute.
TRIES = 10
RETRY_SECONDS = 4


def parse_address(address: str) -> dict[str, str]:
    url = urlparse(address)
    parts = url.path.strip("/").split("/")
    query = {name: values[0] for name, values in parse_qs(url.query).items()}
    if url.scheme == "s3vectors" and len(parts) == 2:
        return {"kind": "s3vectors", "region": url.netloc, "bucket": parts[0], "index": parts[1]}
    if url.scheme == "opensearch" and parts[0] and "region" in query:
        return {"kind": "opensearch", "host": url.netloc, "index": parts[0], "region": query["region"], "service": query.get("service", "aoss")}
    if url.scheme == "rds-data" and len(parts) == 2 and {"cluster", "secret"} <= query.keys():
        return {"kind": "rds-data", "region": url.netloc, "database": parts[0], "table": parts[1], **query}
    if url.scheme == "aisearch" and len(parts) == 1 and parts[0]:
        return {"kind": "aisearch", "host": url.netloc, "index": parts[0]}
    if url.scheme == "databricks-vectors" and len(parts) == 1 and parts[0]:
        return {"kind": "databricks-vectors", "host": url.netloc, "index": parts[0]}
    if url.scheme == "vertex-vectors" and parts[0] and {"endpoint", "index"} <= query.keys():
        return {"kind": "vertex-vectors", **query}
    if url.scheme == "bigquery-vectors" and len(parts) == 2 and {"location", "metric"} <= query.keys():
        return {"kind": "bigquery-vectors", "project": url.netloc, "dataset": parts[0], "table": parts[1], **query}
    if url.scheme == "postgresql" and len(parts) == 2 and query.get("login") in ("azure", "google"):
        return {"kind": "postgresql", "host": url.hostname or "", "port": str(url.port), "database": parts[0], "table": parts[1], **query}
    if url.scheme == "qdrant" and len(parts) == 1 and {"dimension", "metric", "key"} <= query.keys():
        return {"kind": "qdrant", "host": url.netloc, "collection": parts[0], **query}
    if url.scheme == "cosmos" and len(parts) == 2:
        return {"kind": "cosmos", "host": url.netloc, "database": parts[0], "container": parts[1]}
    raise SystemExit(f'"{address}" is not the address of a vector index that this job knows')


def open_writer(address: str):
    target = parse_address(address)
    return WRITERS[target["kind"]](target)


def pieces(batch: list, size: int):
    for start in range(0, len(batch), size):
        yield batch[start : start + size]


def s3_vectors_writer(target: dict[str, str]):
    import boto3

    client = boto3.client("s3vectors", region_name=target["region"])

    def write(batch):
        for piece in pieces(batch, S3_VECTORS_PER_CALL):
            vectors = [{"key": key, "data": {"float32": vector}, "metadata": shortened(metadata)} for key, vector, metadata in piece]
            client.put_vectors(vectorBucketName=target["bucket"], indexName=target["index"], vectors=vectors)

    return write


def aisearch_writer(target: dict[str, str]):
    from azure_lake import ask_azure

    url = f"https://{target['host']}/indexes('{target['index']}')/docs/search.index?api-version=2025-09-01"

    def write(batch):
        for piece in pieces(batch, AI_SEARCH_PER_CALL):
            body = json.dumps({"value": aisearch_documents(piece)}).encode()
            with ask_azure("POST", url, "https://search.azure.com", body, {"content-type": "application/json"}) as answer:
                failed = [result for result in json.load(answer)["value"] if not result["status"]]
            if failed:
                raise SystemExit(f"The vector index refused a document: {failed[0].get('errorMessage')}")

    return write


def vertex_writer(target: dict[str, str]):
    from google_cloud import upsert_datapoints

    def write(batch):
        for piece in pieces(batch, VERTEX_PER_CALL):
            upsert_datapoints(target["index"], piece, KEPT_CHARACTERS)

    return write


def bigquery_writer(target: dict[str, str]):
    from bigquery_table import write_rows

    return lambda batch: write_rows(target, batch)


def databricks_writer(target: dict[str, str]):
    from databricks_workspace import ask_workspace

    path = f"api/2.0/vector-search/indexes/{target['index']}/upsert-data"

    def write(batch):
        for piece in pieces(batch, DATABRICKS_PER_CALL):
            answer = ask_workspace(target["host"], path, {"inputs_json": json.dumps(databricks_rows(piece))})
            if answer["status"] != "SUCCESS":
                raise SystemExit(f"The vector index took not all rows: {answer['status']}")

    return write


def databricks_rows(batch: list) -> list[dict]:
    return [
        {
            "id": key,
            "text": metadata.get("text", ""),
            "metadata": json.dumps({name: value for name, value in metadata.items() if name != "text"}),
            "embedding": vector,
        }
        for key, vector, metadata in batch
    ]


def qdrant_writer(target: dict[str, str]):
    put = open_collection(target)

    def write(batch):
        for piece in pieces(batch, QDRANT_PER_CALL):
            put(piece)

    return write


def cosmos_writer(target: dict[str, str]):
    from azure_lake import ask_cosmos

    url = f"https://{target['host']}/dbs/{target['database']}/colls/{target['container']}/docs"

    def write(batch):
        for document in cosmos_documents(batch):
            ask_cosmos(url, document)

    return write


def cosmos_documents(batch: list) -> list[dict]:
    """Ids take few characters: the key itself is kept beside the vector."""
    return [
        {
            "id": base64.urlsafe_b64encode(key.encode()).decode().rstrip("="),
            "key": key,
            "text": metadata.get("text", ""),
            "metadata": {name: value for name, value in metadata.items() if name != "text"},
            "embedding": vector,
        }
        for key, vector, metadata in batch
    ]


def aisearch_documents(batch: list) -> list[dict]:
    """Keys take few characters: the id itself is kept beside the vector."""
    return [
        {
            "@search.action": "mergeOrUpload",
            "id": base64.urlsafe_b64encode(key.encode()).decode().rstrip("="),
            "content": metadata.get("text", ""),
            "metadata": json.dumps({**{name: value for name, value in metadata.items() if name != "text"}, "id": key}),
            "embedding": vector,
        }
        for key, vector, metadata in batch
    ]


def shortened(metadata: dict[str, str]) -> dict[str, str]:
    return {name: value[:KEPT_CHARACTERS] for name, value in metadata.items()}


def opensearch_writer(target: dict[str, str]):
    import boto3
    from opensearchpy import AWSV4SignerAuth, OpenSearch, RequestsHttpConnection
    from opensearchpy.helpers import bulk

    auth = AWSV4SignerAuth(boto3.Session().get_credentials(), target["region"], target["service"])
    hosts = [{"host": target["host"], "port": 443}]
    client = OpenSearch(hosts=hosts, http_auth=auth, use_ssl=True, connection_class=RequestsHttpConnection)

    def write(batch):
        old = stored_under(client, target["index"], [key for key, _, _ in batch]) if target["service"] == "aoss" else []
        bulk(client, opensearch_actions(target, batch, old))

    return write


def stored_under(client, index: str, keys: list[str]) -> list[str]:
    query = {"size": HITS_MAX, "query": {"terms": {"id.keyword": keys}}, "_source": False}
    return [hit["_id"] for hit in client.search(index=index, body=query)["hits"]["hits"]]


def opensearch_actions(target: dict[str, str], batch: list, old: list[str]) -> list[dict]:
    """Serverless vector collections choose document ids themselves: ours is a field there, and what it had before is deleted."""
    index = target["index"]
    deletes = [{"_op_type": "delete", "_index": index, "_id": found} for found in old]
    own_id = target["service"] != "aoss"
    return deletes + [{"_index": index, **({"_id": key} if own_id else {}), "id": key, "vector": vector, **metadata} for key, vector, metadata in batch]


def rds_data_writer(target: dict[str, str]):
    import boto3

    client = boto3.client("rds-data", region_name=target["region"])
    where = {"resourceArn": target["cluster"], "secretArn": target["secret"], "database": target["database"]}

    def write(batch):
        for piece in pieces(batch, ROWS_PER_CALL):
            for attempt in range(TRIES):
                try:
                    client.batch_execute_statement(**where, sql=upsert_statement(target), parameterSets=[row_parameters(*row) for row in piece])
                    break
                except client.exceptions.ClientError as error:
                    if error.response["Error"]["Code"] != "DatabaseResumingException" or attempt == TRIES - 1:
                        raise
                    time.sleep(RETRY_SECONDS)

    return write


def upsert_statement(target: dict[str, str]) -> str:
    given = f"CAST(:embedding AS {'halfvec' if target.get('type') == 'halfvec' else 'vector'})"
    values = f'INSERT INTO "{target["table"]}" (id, embedding, text, metadata) VALUES (:id, {given}, :text, CAST(:metadata AS jsonb))'
    return f"{values} ON CONFLICT (id) DO UPDATE SET embedding = excluded.embedding, text = excluded.text, metadata = excluded.metadata"


def row_parameters(key: str, vector: list[float], metadata: dict[str, str]) -> list[dict]:
    rest = {name: value for name, value in metadata.items() if name != "text"}
    values = {"id": key, "embedding": json.dumps(vector), "text": metadata["text"], "metadata": json.dumps(rest)}
    return [{"name": name, "value": {"stringValue": value}} for name, value in values.items()]


WRITERS = {
    "s3vectors": s3_vectors_writer,
    "opensearch": opensearch_writer,
    "rds-data": rds_data_writer,
    "aisearch": aisearch_writer,
    "vertex-vectors": vertex_writer,
    "bigquery-vectors": bigquery_writer,
    "databricks-vectors": databricks_writer,
    "postgresql": postgres_writer,
    "qdrant": qdrant_writer,
    "cosmos": cosmos_writer,
}
