"""Vectors as rows of a BigQuery table, merged by their ids as the runtime merges them."""
from __future__ import annotations

import json

from google_cloud import ask_google

API = "https://bigquery.googleapis.com/bigquery/v2"
# A request takes 10 MB, and a row of 1,536 numbers with its text is about 25 KB.
ROWS_PER_CALL = 100
# How long one call waits for an answer; the service's own limit is 200 seconds.
WAIT_MS = 50_000
POLLS_MAX = 20
# An index of fewer rows is refused. Source: BigQuery's documentation of vector indexes.
INDEXED_ROWS_MIN = 5000
DISTANCES = {"cosine": "COSINE", "euclidean": "EUCLIDEAN", "dot": "DOT_PRODUCT"}


def write_rows(target: dict[str, str], batch: list) -> None:
    name = f"`{target['project']}.{target['dataset']}.{target['table']}`"
    for start in range(0, len(batch), ROWS_PER_CALL):
        rows = [table_row(*row) for row in batch[start : start + ROWS_PER_CALL]]
        run(target, merge_statement(name), json.dumps(rows))
    [[count]] = run(target, f"SELECT COUNT(*) FROM {name}")
    if int(count) >= INDEXED_ROWS_MIN:
        options = f"index_type = 'IVF', distance_type = '{DISTANCES[target['metric']]}'"
        run(target, f"CREATE VECTOR INDEX IF NOT EXISTS nearest ON {name}(embedding) OPTIONS({options})")


def table_row(key: str, vector: list[float], metadata: dict[str, str]) -> dict:
    rest = {name: value for name, value in metadata.items() if name != "text"}
    return {"id": key, "embedding": vector, "text": metadata.get("text", ""), "metadata": rest}


def merge_statement(name: str) -> str:
    """The rows travel as one JSON text."""
    vector = "ARRAY(SELECT CAST(number AS FLOAT64) FROM UNNEST(JSON_VALUE_ARRAY(row, '$.embedding')) AS number WITH OFFSET AS place ORDER BY place)"
    fields = f"JSON_VALUE(row, '$.id') AS id, {vector} AS embedding, JSON_VALUE(row, '$.text') AS text, JSON_QUERY(row, '$.metadata') AS metadata"
    source = f"SELECT {fields} FROM UNNEST(JSON_QUERY_ARRAY(PARSE_JSON(@rows, wide_number_mode => 'round'))) AS row"
    update = "UPDATE SET embedding = given.embedding, text = given.text, metadata = given.metadata"
    insert = "INSERT (id, embedding, text, metadata) VALUES (given.id, given.embedding, given.text, given.metadata)"
    return f"MERGE {name} AS kept USING ({source}) AS given ON kept.id = given.id WHEN MATCHED THEN {update} WHEN NOT MATCHED THEN {insert}"


def run(target: dict[str, str], sql: str, rows: str | None = None) -> list[list]:
    """Waits for the answer, however long the job takes within the polls."""
    queries = f"{API}/projects/{target['project']}/queries"
    given = [] if rows is None else [{"name": "rows", "parameterType": {"type": "STRING"}, "parameterValue": {"value": rows}}]
    body = {"query": sql, "useLegacySql": False, "location": target["location"], "timeoutMs": WAIT_MS, "parameterMode": "NAMED", "queryParameters": given}
    answer = json.loads(ask_google("POST", queries, json.dumps(body).encode()))
    for _ in range(POLLS_MAX):
        if answer["jobComplete"]:
            return [[field["v"] for field in row["f"]] for row in answer.get("rows", [])]
        job = answer["jobReference"]["jobId"]
        answer = json.loads(ask_google("GET", f"{queries}/{job}?location={target['location']}&timeoutMs={WAIT_MS}"))
    raise SystemExit("BigQuery has not answered in time")
