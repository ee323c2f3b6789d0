"""The pure parts of the Python programs; run by `npm test` when there is a Python on the machine."""
from __future__ import annotations

import base64
import hashlib
import importlib.util
import io
import json
import os
import pathlib
import sys
import tarfile
import tempfile
import types
import unittest
import unittest.mock
import urllib.error

ROOT = pathlib.Path(__file__).parent.parent


def load(folder: str, name: str, *beside: str):
    """A program with the folders that lie beside it where it runs."""
    before = list(sys.path)
    sys.path[:0] = [str(ROOT / place) for place in (folder, *beside)]
    try:
        spec = importlib.util.spec_from_file_location(f"{folder}.{name}", ROOT / folder / f"{name}.py")
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module
    finally:
        sys.path[:] = before


def rows_read(body: dict) -> dict:
    """A request to BigQuery with its rows as they are, however a language spaces their JSON."""
    given = [{**parameter, "parameterValue": json.loads(parameter["parameterValue"]["value"])} for parameter in body["queryParameters"]]
    return {**body, "queryParameters": given}


class AzureScoring(unittest.TestCase):
    score = load("azure-scoring", "score")

    def test_finds_the_model_below_the_name_that_it_was_registered_under(self):
        with tempfile.TemporaryDirectory() as root:
            folder = pathlib.Path(root) / "recommender" / "1"
            folder.mkdir(parents=True)
            (folder / "model.joblib").write_bytes(b"")
            self.assertEqual(self.score.folder_of(root), str(folder))

    def test_says_when_there_is_no_model(self):
        with tempfile.TemporaryDirectory() as root, self.assertRaisesRegex(FileNotFoundError, "train.py saves"):
            self.score.folder_of(root)

    def test_a_row_and_a_list_of_rows_are_answered_alike_and_mistakes_are_told(self):
        self.score.SERVED["predict"] = lambda rows: [row["a"] for row in rows]
        self.assertEqual([self.score.run('{"a": 1}'), self.score.run('[{"a": 1}]')], [{"predictions": [1]}] * 2)
        self.assertIn("error", self.score.run("not JSON"))


class TableChecks(unittest.TestCase):
    checks = load("table-checks", "check_tables")
    needed = ["--tables", "abfss://a,abfss://b", "--rules", "volume,null", "--time", "time", "--keys", "id,day", "--results", "abfss://r"]

    def spark(self, failed):
        """Answers the questions in turn; an error instead of a number is raised."""
        asked = []

        def sql(question):
            asked.append(question)
            answer = failed[len(asked) - 1]
            if isinstance(answer, Exception):
                raise answer
            return types.SimpleNamespace(first=lambda: [answer])

        frame = types.SimpleNamespace(createOrReplaceTempView=lambda name: None)
        reader = types.SimpleNamespace(load=lambda path: frame)
        return types.SimpleNamespace(read=types.SimpleNamespace(format=lambda name: reader), sql=sql), asked

    def test_every_rule_is_asked_of_every_table(self):
        spark, asked = self.spark([0, 3, 1, 0])
        results = self.checks.check(spark, self.checks.parse(self.needed))
        self.assertEqual([row[1:] for row in results], [("abfss://a", "volume", 0, True), ("abfss://a", "null", 3, False), ("abfss://b", "volume", 1, False), ("abfss://b", "null", 0, True)])
        self.assertIn("`id` IS NULL OR `day` IS NULL", asked[1])

    def test_a_table_that_cannot_be_read_fails_its_checks_and_no_others(self):
        spark, _ = self.spark([RuntimeError("no such table"), RuntimeError("no such table"), 0, 0])
        self.assertEqual([row[4] for row in self.checks.check(spark, self.checks.parse(self.needed))], [False, False, True, True])

    def test_columns_are_quoted(self):
        self.assertIn("GROUP BY `a``b`", self.checks.question("uniqueness", "time", ["a`b"]))


class SparkJob(unittest.TestCase):
    job = load("spark-job", "main")
    needed = ["--in", "lake.silver.clicks", "--out", "lake.gold.clicks", "--format", "iceberg"]

    def test_leaves_the_arguments_of_glue_alone(self):
        glue = ["--JOB_NAME", "x", "--enable-metrics", "true", "--TempDir", "s3://b/scratch/", "--conf", "a=b --conf c=d"]
        args = self.job.parse([*glue, *self.needed, "--keys", "a,b"])
        self.assertEqual((args.source, args.out, args.keys, args.mode), ("lake.silver.clicks", "lake.gold.clicks", "a,b", "batch"))

    def test_a_stream_needs_a_checkpoint(self):
        with self.assertRaises(SystemExit):
            self.job.parse([*self.needed, "--mode", "stream"])

    def test_opens_streams_by_their_address(self):
        name, sources = self.job.stream_options("kinesis://eu-west-1/a,b")
        self.assertEqual((name, [source["kinesis.streamName"] for source in sources]), ("aws-kinesis", ["a", "b"]))
        name, sources = self.job.stream_options("kinesis://eu-west-1/a,b?reader=glue")
        self.assertEqual((name, [source["streamName"] for source in sources]), ("kinesis", ["a", "b"]))
        name, sources = self.job.stream_options("kafka://b-1:9098,b-2:9098/x,y?iam=eu-west-1")
        self.assertEqual((name, sources[0]["kafka.bootstrap.servers"], sources[0]["subscribe"]), ("kafka", "b-1:9098,b-2:9098", "x,y"))
        self.assertIn("kafka.sasl.mechanism", sources[0])
        with self.assertRaisesRegex(SystemExit, "not the address"):
            self.job.stream_options("fax://1/2")

    def test_event_hubs_are_read_with_the_key_that_the_workspace_may_see(self):
        self.job.secret_of_workspace = lambda vault, name: f"Endpoint={vault}/{name}"
        name, [source] = self.job.stream_options("eventhubs://ns.servicebus.windows.net/clicks,orders?vault=v1&secret=stream")
        self.assertEqual((name, source["kafka.bootstrap.servers"], source["subscribe"]), ("kafka", "ns.servicebus.windows.net:9093", "clicks,orders"))
        self.assertIn('password="Endpoint=v1/stream"', source["kafka.sasl.jaas.config"])

    def test_it_signs_in_at_event_hubs_with_a_credential_of_unity(self) -> None:
        _, [options] = self.job.stream_options("kafka://ns.servicebus.windows.net:9093/clicks?credential=zl_dev_stream")
        self.assertEqual(options["databricks.serviceCredential"], "zl_dev_stream")
        self.assertNotIn("kafka.sasl.jaas.config", options)

    def test_kafka_of_google_is_opened_with_the_identity_of_the_job(self):
        _, [options] = self.job.stream_options("kafka://bootstrap.stream.europe-west1.managedkafka.p.cloud.goog:9092/x?login=google")
        self.assertEqual((options["subscribe"], options["kafka.sasl.mechanism"]), ("x", "OAUTHBEARER"))
        self.assertIn("GcpLoginCallbackHandler", options["kafka.sasl.login.callback.handler.class"])

    def test_brokers_outside_the_cloud_are_opened_with_the_key_in_its_secret(self):
        kept = lambda *place: json.dumps({"username": "KEY", "password": "/".join(place)})
        self.job.secret_of_project = self.job.secret_of_workspace = self.job.secret_of_vault = kept
        places = (("secret=projects/p/secrets/s", "projects/p/secrets/s"), ("vault=v1&secret=s", "v1/s"), ("credential=c&vault=v1&secret=s", "c/v1/s"))
        for where, said in places:
            _, [options] = self.job.stream_options(f"kafka://pkc-1.europe-west1.gcp.confluent.cloud:9092/x,y?login=plain&{where}")
            self.assertEqual((options["subscribe"], options["kafka.sasl.mechanism"]), ("x,y", "PLAIN"))
            self.assertIn(f'username="KEY" password="{said}";', options["kafka.sasl.jaas.config"])
            self.assertNotIn("databricks.serviceCredential", options)

    def test_a_secret_of_google_is_read_with_the_identity_of_the_job(self):
        asked = []
        answers = [{"access_token": "t"}, {"payload": {"data": "aMOp"}}]
        self.job.answer_of = lambda address, headers: asked.append((address, headers)) or answers.pop(0)
        self.assertEqual(self.job.secret_of_project("projects/p/secrets/s"), "hé")
        self.assertEqual(asked[1], ("https://secretmanager.googleapis.com/v1/projects/p/secrets/s/versions/latest:access", {"Authorization": "Bearer t"}))

    def test_a_secret_of_azure_is_read_with_a_credential_of_unity(self):
        asked = []
        provider = types.SimpleNamespace(get_token=lambda scope: types.SimpleNamespace(token=f"for {scope}"))
        credentials = types.SimpleNamespace(getServiceCredentialsProvider=lambda name: provider)
        runtime = types.SimpleNamespace(dbutils=types.SimpleNamespace(credentials=credentials))
        self.job.answer_of = lambda address, headers: asked.append((address, headers)) or {"value": "text"}
        with unittest.mock.patch.dict(sys.modules, {"databricks.sdk.runtime": runtime}):
            self.assertEqual(self.job.secret_of_vault("c", "v1", "key-job"), "text")
        address, headers = asked[0]
        self.assertEqual(address, "https://v1.vault.azure.net/secrets/key-job?api-version=7.4")
        self.assertEqual(headers, {"Authorization": "Bearer for https://vault.azure.net/.default"})

    def test_rows_are_merged_into_a_folder_that_no_catalog_keeps(self):
        words = ["--in", "a", "--out", "lake.t", "--format", "delta"]
        self.assertIn("MERGE INTO delta.`gs://b/t` target", self.job.merge_statement(self.job.parse([*words, "--path", "gs://b/t"]), ["id"]))
        self.assertIn("MERGE INTO lake.t target", self.job.merge_statement(self.job.parse(words), ["id"]))

    def test_a_database_lies_where_the_drawing_says(self):
        statement = self.job.database_statement("lake_silver.clicks", "abfss://silver@acct.dfs.core.windows.net/tables")
        self.assertEqual(statement, "CREATE DATABASE IF NOT EXISTS `lake_silver` LOCATION 'abfss://silver@acct.dfs.core.windows.net/tables'")

    def test_hudi_names_a_key_only_when_there_is_one(self):
        self.assertNotIn("hoodie.datasource.write.recordkey.field", self.job.hudi_options("db.t", [], None))
        options = self.job.hudi_options("db.t", ["a", "b"], "ts")
        self.assertEqual(options["hoodie.datasource.write.recordkey.field"], "a,b")
        self.assertEqual(options["hoodie.datasource.write.precombine.field"], "ts")
        self.assertEqual(options["hoodie.table.name"], "t")

    def test_rows_are_the_same_when_all_keys_are(self):
        self.assertEqual(self.job.merge_condition(["a", "b"]), "target.`a` = incoming.`a` AND target.`b` = incoming.`b`")


class FlinkJob(unittest.TestCase):
    job = load("flink-job", "main")

    def test_pieces_are_joined_in_the_order_of_their_numbers(self):
        pieces = {f"sql.{number}": f"{number};" for number in range(12, 0, -1)}
        self.assertEqual(self.job.sql_of({**pieces, "connectors": "x"}), "".join(f"{number};" for number in range(1, 13)))

    def test_statements_end_at_semicolons_outside_quotes(self):
        self.assertEqual(self.job.statements("CREATE TABLE a WITH ('x' = 'b;c');\n INSERT INTO a SELECT 1;"), ["CREATE TABLE a WITH ('x' = 'b;c')", "INSERT INTO a SELECT 1"])

    def test_reads_the_group_of_the_service(self):
        with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
            json.dump([{"PropertyGroupId": "job", "PropertyMap": {"sql.1": "x"}}], file)
            file.flush()
            os.environ["ZEROLAKE_PROPERTIES"] = file.name
            self.assertEqual(self.job.property_group("job"), {"sql.1": "x"})
            with self.assertRaisesRegex(SystemExit, "deploy it again"):
                self.job.property_group("other")

    def test_reads_the_group_from_its_arguments_where_no_service_writes_it(self):
        with unittest.mock.patch.object(sys, "argv", ["main.py", "--job", '{"sql.1": "y"}']):
            self.assertEqual(self.job.property_group("job"), {"sql.1": "y"})

    def test_a_jar_with_other_bytes_than_named_is_not_used(self):
        with tempfile.NamedTemporaryFile(suffix=".jar") as jar:
            jar.write(b"jar")
            jar.flush()
            address = pathlib.Path(jar.name).as_uri()
            self.assertEqual(len(self.job.fetch_connectors(f"{address}#{hashlib.sha256(b'jar').hexdigest()}")), 1)
            for wrong in (f"{address}#{'0' * 64}", address):
                with self.assertRaisesRegex(SystemExit, "not used"):
                    self.job.fetch_connectors(wrong)


class EmbedEvents(unittest.TestCase):
    events = load("dataflow-embed", "embed_events", "embed-job")

    def embedder(self, written: list, **settings: str):
        everything = {"out": "out", "model": "vertex-model://r/p/google/m", "chunkSize": "4", "chunkOverlap": "0", "normalize": "yes", **settings}
        with unittest.mock.patch.object(self.events, "open_writer", lambda _: written.extend):
            return self.events.embedder(everything)

    def test_cuts_an_event_and_writes_a_vector_of_length_one_for_each_piece(self):
        written: list = []
        embed = self.embedder(written)
        answer = json.dumps({"predictions": [{"embeddings": {"values": [3, 4]}}]}).encode()
        with unittest.mock.patch.object(self.events, "ask_google", return_value=answer) as asked:
            self.assertEqual(embed("a", "one two"), 2)
        self.assertEqual(asked.call_args_list[0].args[1], "https://r-aiplatform.googleapis.com/v1/projects/p/locations/r/publishers/google/models/m:predict")
        self.assertEqual([(vector, metadata["text"]) for _, vector, metadata in written], [([0.6, 0.8], "one "), ([0.6, 0.8], "two")])
        self.assertEqual(len({key for key, _, _ in written}), 2)

    def test_passes_over_what_has_no_text_and_names_what_has_no_id_by_its_text(self):
        written: list = []
        embed = self.embedder(written, normalize="no")
        with unittest.mock.patch.object(self.events, "ask_google", return_value=b'{"predictions": [[1.0, 2.0]]}'):
            self.assertEqual([embed("a", None), embed(None, "x"), embed(None, "x")], [0, 1, 1])
        self.assertEqual(written[0], written[1])
        self.assertEqual(written[0][1], [1.0, 2.0])

    def test_cloud_run_is_told_who_asks_and_nobody_else_is(self):
        with unittest.mock.patch.object(self.events, "id_token", lambda audience: f"for {audience}"):
            told = [self.events.cloud_run_login(f"{origin}/embed") for origin in ("https://embed-1.europe-west1.run.app", "https://run.app.example.com", "http://a.run.app")]
        self.assertEqual(told, [{"authorization": "Bearer for https://embed-1.europe-west1.run.app"}, {}, {}])

    def test_says_when_a_model_gives_no_vector(self):
        for answer in ({}, [], "x", {"data": []}):
            with self.assertRaisesRegex(ValueError, "without a vector"):
                self.events.vector_in(answer)


class IngestJob(unittest.TestCase):
    ingest = load("embed-job", "ingest")

    def test_adds_each_content_once_and_knows_its_kind(self):
        taken = []

        class Dataset:
            def known(self):
                return {sample["sha256"] for sample in taken}

            def append(self, batch):
                taken.extend(batch)

        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            for file, content in (("a.jpg", b"1"), ("b.wav", b"2"), ("copy.jpg", b"1"), (".note", b"3"), ("c.xyz", b"4")):
                (folder / file).write_bytes(content)
            sys.path.insert(0, str(ROOT / "embed-job"))
            try:
                self.assertEqual(self.ingest.ingest(Dataset(), folder), 3)
                self.assertEqual(self.ingest.ingest(Dataset(), folder), 0)
            finally:
                sys.path.pop(0)
        self.assertEqual([(sample["uri"], sample["kind"]) for sample in taken], [("a.jpg", "image"), ("b.wav", "audio"), ("c.xyz", "file")])

    def test_batches_hold_everything_in_order(self):
        self.assertEqual(list(self.ingest.batches(range(5), 2)), [[0, 1], [2, 3], [4]])


class EmbedJob(unittest.TestCase):
    embed = load("embed-job", "embed")
    writers = load("embed-job", "vector_writers")
    table = load("embed-job", "postgres_table")
    points = load("embed-job", "qdrant_points")
    documents = load("embed-job", "documents")
    done_list = load("embed-job", "done_list")

    def test_opens_every_address_that_is_deployed(self):
        for address in json.loads(os.environ.get("ZEROLAKE_VECTOR_ADDRESSES", "[]")):
            self.assertEqual(self.writers.parse_address(address)["kind"], address.split(":")[0])
        with self.assertRaisesRegex(SystemExit, "not the address"):
            self.writers.parse_address("milvus://host/index")

    def test_keys_of_a_search_index_take_any_id(self):
        [document] = self.writers.aisearch_documents([("a/b#1", [0.5], {"text": "t", "source": "a/b"})])
        self.assertRegex(document["id"], r"^[A-Za-z0-9_-]+$")
        self.assertEqual((document["content"], json.loads(document["metadata"])), ("t", {"source": "a/b", "id": "a/b#1"}))

    def test_an_index_of_databricks_is_written_in_the_workspace_that_it_lies_in(self):
        asked = []
        workspace = load("embed-job", "databricks_workspace")
        sys.modules["databricks_workspace"] = workspace
        workspace.ask_workspace = lambda host, path, body: asked.append((host, path, json.loads(body["inputs_json"]))) or {"status": "SUCCESS"}
        write = self.writers.open_writer("databricks-vectors://adb-1.7.azuredatabricks.net/c.s.vectors")
        write([("a#1", [0.5], {"text": "t", "source": "a"})])
        row = {"id": "a#1", "text": "t", "metadata": '{"source": "a"}', "embedding": [0.5]}
        self.assertEqual(asked, [("adb-1.7.azuredatabricks.net", "api/2.0/vector-search/indexes/c.s.vectors/upsert-data", [row])])
        workspace.ask_workspace = lambda host, path, body: {"status": "FAILURE"}
        with self.assertRaisesRegex(SystemExit, "FAILURE"):
            self.writers.open_writer("databricks-vectors://adb-1.7.azuredatabricks.net/c.s.vectors")([("a#1", [0.5], {"text": "t"})])

    def test_a_table_of_bigquery_is_merged_as_the_runtime_merges_it(self):
        asked = []
        cloud = load("embed-job", "google_cloud")
        sys.modules["google_cloud"] = cloud
        answers = [{"jobComplete": False, "jobReference": {"jobId": "j1"}}, {"jobComplete": True}, {"jobComplete": True, "rows": [{"f": [{"v": "5000"}]}]}, {"jobComplete": True}]
        cloud.ask_google = lambda method, url, body=None: asked.append((method, url, json.loads(body or "{}"))) or json.dumps(answers.pop(0))
        sys.modules["bigquery_table"] = load("embed-job", "bigquery_table")
        self.writers.open_writer("bigquery-vectors://p/d/t?location=EU&metric=dot")([("a#1", [0.5], {"text": "t", "source": "a"})])
        merged, polled, counted, indexed = asked
        [rows] = merged[2]["queryParameters"]
        self.assertEqual(json.loads(rows["parameterValue"]["value"]), [{"id": "a#1", "embedding": [0.5], "text": "t", "metadata": {"source": "a"}}])
        self.assertIn("MERGE `p.d.t` AS kept", merged[2]["query"])
        self.assertEqual((merged[2]["location"], polled[0]), ("EU", "GET"))
        self.assertIn("/queries/j1?location=EU", polled[1])
        self.assertIn("COUNT(*)", counted[2]["query"])
        self.assertIn("distance_type = 'DOT_PRODUCT'", indexed[2]["query"])
        bodies = [body for _, _, body in (merged, counted, indexed)]
        of_runtime = json.loads(os.environ.get("ZEROLAKE_BIGQUERY_REQUESTS", json.dumps(bodies)))
        self.assertEqual([rows_read(body) for body in bodies], [rows_read(body) for body in of_runtime])

    def test_a_point_of_qdrant_is_the_one_that_the_runtime_writes(self):
        [point] = self.points.qdrant_points([("a/b#1", [0.5], {"text": "t"})])
        self.assertEqual(point, {"id": "9b18ccba-3eba-86ed-831e-04cba2a40a51", "vector": [0.5], "payload": {"text": "t", "zerolake_id": "a/b#1"}})
        collection = self.points.qdrant_collection({"dimension": "3", "metric": "dot", "quantization": "binary"})
        self.assertEqual((collection["vectors"], collection["quantization_config"]), ({"size": 3, "distance": "Dot"}, {"binary": {"always_ram": True}}))

    def test_a_table_of_postgresql_is_the_one_that_the_runtime_makes(self):
        target = self.writers.parse_address("postgresql://h:5432/vectors/e?metric=dot&type=halfvec&dimension=8&links=16&login=azure")
        made = "; ".join(self.table.postgres_statements(target))
        self.assertIn('USING hnsw (embedding halfvec_ip_ops) WITH (m = 16)', made)
        self.assertEqual(made, os.environ.get("ZEROLAKE_POSTGRES_DEFINITION", made))
        self.assertNotIn("hnsw", "; ".join(self.table.postgres_statements({**target, "dimension": "4096"})))
        self.assertEqual(self.table.postgres_row("k", [0.5], {"text": "t", "source": "s"}), ("k", "[0.5]", "t", '{"source": "s"}'))

    def test_a_program_signs_in_at_a_database_under_the_name_of_its_identity(self):
        lake = load("embed-job", "azure_lake")
        sys.modules["azure_lake"] = lake
        claims = base64.urlsafe_b64encode(b'{"xms_mirid": "/subscriptions/s/userAssignedIdentities/zl-dev-embed"}').decode().rstrip("=")
        lake.identity_token = lambda resource: f"h.{claims}.s"
        self.assertEqual(self.table.database_login("azure"), ("zl-dev-embed", f"h.{claims}.s"))

    def test_a_document_of_cosmos_is_the_one_that_the_runtime_writes(self):
        [document] = self.writers.cosmos_documents([("a/b#1", [0.5], {"text": "t", "source": "a"})])
        self.assertEqual(document, {"id": "YS9iIzE", "key": "a/b#1", "text": "t", "metadata": {"source": "a"}, "embedding": [0.5]})

    def test_a_secret_is_read_where_its_place_says(self):
        places = load("embed-job", "secret_places")
        lake = load("embed-job", "azure_lake")
        sys.modules["azure_lake"] = lake
        asked = []
        lake.ask_azure = lambda method, url, resource: asked.append((url, resource)) or io.BytesIO(b'{"value": "s"}')
        self.assertEqual(places.read_secret("https://v.vault.azure.net/secrets/api-key"), "s")
        self.assertEqual(asked, [("https://v.vault.azure.net/secrets/api-key?api-version=7.4", "https://vault.azure.net")])
        with self.assertRaisesRegex(SystemExit, "no place of a secret"):
            places.read_secret("https://evil.example.com/secrets/api-key")

    def test_a_folder_of_a_lake_is_read_as_a_copy(self):
        lake = load("embed-job", "azure_lake")
        files = {"raw/a.txt": b"one", "raw/sub/b.txt": b"two"}
        lake.list_files = lambda container, host, folder: sorted(files)
        lake.read_file = lambda container, host, path: files[path]
        copy = lake.local_folder("abfss://docs@acct.dfs.core.windows.net/raw/")
        self.assertEqual({path.relative_to(copy).as_posix(): path.read_bytes() for path in copy.rglob("*.txt")}, {"a.txt": b"one", "sub/b.txt": b"two"})
        self.assertEqual(lake.local_folder("/data"), pathlib.Path("/data"))

    def test_an_index_of_vertex_is_written_under_its_own_name(self):
        asked = []
        google = load("embed-job", "google_cloud")
        google.ask_google = lambda method, url, body: asked.append((method, url, json.loads(body)))
        index = "projects/1/locations/europe-west1/indexes/2"
        target = self.writers.parse_address(f"vertex-vectors://1.europe-west1-1.vdb.vertexai.goog/deployed?endpoint=projects/1/e&index={index}")
        google.upsert_datapoints(target["index"], [("a", [0.5], {"text": "t" * 9})], 3)
        datapoint = {"datapointId": "a", "featureVector": [0.5], "embeddingMetadata": {"text": "ttt"}}
        self.assertEqual(asked, [("POST", f"https://europe-west1-aiplatform.googleapis.com/v1/{index}:upsertDatapoints", {"datapoints": [datapoint]})])

    def test_the_list_may_lie_in_cloud_storage(self):
        google = load("embed-job", "google_cloud")
        self.assertEqual(google.object_of("gs://b/work/embed/embedded.txt"), ("b", "work/embed/embedded.txt"))
        self.assertIsNone(google.object_of("s3://b/x"))

    def test_takes_an_rds_data_address_apart(self):
        address = "rds-data://eu-west-1/vectors/embeddings?metric=dot&type=halfvec&cluster=arn:aws:rds:x:1:cluster:c&secret=arn:aws:secretsmanager:x:1:secret:rds!c-1"
        target = self.writers.parse_address(address)
        self.assertEqual((target["database"], target["table"], target["secret"]), ("vectors", "embeddings", "arn:aws:secretsmanager:x:1:secret:rds!c-1"))
        self.assertIn("CAST(:embedding AS halfvec)", self.writers.upsert_statement(target))

    def test_serverless_collections_get_no_id_of_ours(self):
        batch = [("k", [1.0], {"text": "t"})]
        target = {"index": "i", "service": "aoss"}
        self.assertEqual(
            self.writers.opensearch_actions(target, batch, ["theirs"]),
            [{"_op_type": "delete", "_index": "i", "_id": "theirs"}, {"_index": "i", "id": "k", "vector": [1.0], "text": "t"}],
        )
        self.assertEqual(self.writers.opensearch_actions({**target, "service": "es"}, batch, [])[0]["_id"], "k")

    def test_a_second_run_embeds_what_is_new_or_has_changed(self):
        saved = []
        written = []

        def run(*documents):
            done = self.done_list.DoneList(saved[-1].split("\n") if saved else [], saved.append)
            return self.embed.embed_all(documents, lambda parts: [[float(len(part))] for part in parts], written.extend, done, 4, 1)

        self.assertEqual(run(("a", "shoes"), ("b", "hat")), {"documents": 2, "chunks": 3})
        self.assertEqual(run(("a", "shoes"), ("b", "new")), {"documents": 1, "chunks": 1})
        self.assertEqual([entry[2]["text"] for entry in written], ["shoe", "es", "hat", "new"])
        self.assertEqual(written[2][0], written[3][0])

    def test_marks_and_names_are_those_of_the_other_program(self):
        self.assertEqual(self.done_list.mark("1", "shoes"), os.environ.get("ZEROLAKE_MARK", self.done_list.mark("1", "shoes")))
        self.assertEqual(self.documents.document_of_row({"title": "Shoes", "colour": "red", "price": 7}, "f")[1], "title: Shoes\ncolour: red")
        with self.assertRaisesRegex(SystemExit, "column"):
            self.documents.document_of_row({"price": 7}, "f")

    def test_reads_text_and_json_and_passes_over_the_rest(self):
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            (folder / "a.jsonl").write_text('{"id":1,"text":"x"}\n\n')
            (folder / "b.md").write_text("y")
            (folder / "c.png").write_bytes(b"\x89PNG\xff\x00")
            (folder / "_SUCCESS").write_text("z")
            self.assertEqual(list(self.documents.read_documents(folder)), [("1", "x"), ("b.md", "y")])


class TrainingJob(unittest.TestCase):
    train = load("training-job", "train")
    mlflow = load("training-job", "mlflow_run")
    server = "arn:aws:sagemaker:eu-west-1:123456789012:mlflow-tracking-server/zl-dev"
    app = "arn:aws:sagemaker:eu-west-1:123456789012:mlflow-app/app-1"

    def test_finds_data_by_its_bytes(self):
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            (folder / "20260101_abc").write_bytes(b"PAR1....PAR1")
            (folder / "a.csv").write_text("label\n1\n")
            (folder / "_metadata").write_bytes(b"PAR1")
            (folder / "a.json").write_text("{}")
            self.assertEqual([kind for kind, _ in self.train.data_files(folder)], ["parquet", "csv"])

    def test_knows_where_each_kind_of_mlflow_answers(self):
        self.assertEqual(self.mlflow.place(self.server)[1:], ("https://eu-west-1.experiments.sagemaker.aws", {"x-mlflow-sm-tracking-server-arn": self.server}))
        self.assertEqual(self.mlflow.place(self.app)[1:], ("https://mlflow.sagemaker.eu-west-1.app.aws", {"x-sm-mlflow-app-arn": self.app}))
        with self.assertRaisesRegex(ValueError, "expected the ARN"):
            self.mlflow.place("https://mlflow.example.com")

    def test_records_a_finished_run_in_an_experiment_that_it_makes_once(self):
        calls = []

        def call(method, path, body=None):
            calls.append((method, path.split("?")[0], body))
            if path.startswith("experiments/get"):
                raise urllib.error.HTTPError(path, 404, "not there", {}, None)
            return {"experiment_id": "7", "run": {"info": {"run_id": "r"}}}

        self.assertEqual(self.mlflow.record_run(self.app, "train", {"method": "classic"}, {"score": 0.9}, call), "r")
        self.assertEqual([path for _, path, _ in calls], ["experiments/get-by-name", "experiments/create", "runs/create", "runs/log-batch", "runs/update"])
        self.assertEqual(calls[3][2]["params"], [{"key": "method", "value": "classic"}])
        self.assertEqual((calls[3][2]["metrics"][0]["key"], calls[3][2]["metrics"][0]["value"]), ("score", 0.9))
        self.assertEqual(calls[4][2]["status"], "FINISHED")


class WorkspaceJob(unittest.TestCase):
    job = load("workspace-job", "main")

    def test_hands_the_program_what_is_not_for_itself(self):
        args, rest = self.job.parse(["--code", "abfss://a@b/c.tar.gz", "--program", "train", "--in", "home.silver.rows", "--label", "y"])
        self.assertEqual((args.code, args.program, rest), ("abfss://a@b/c.tar.gz", "train", ["--in", "home.silver.rows", "--label", "y"]))

    def test_unpacks_what_was_built(self):
        content = io.BytesIO()
        with tarfile.open(fileobj=content, mode="w:gz") as archive:
            entry = tarfile.TarInfo("train.py")
            entry.size = 2
            archive.addfile(entry, io.BytesIO(b"1\n"))
        folder = self.job.unpack(content.getvalue())
        self.assertEqual((pathlib.Path(folder) / "train.py").read_text(), "1\n")


class WorkspaceTraining(unittest.TestCase):
    train = load("workspace-programs", "workspace_train", "training-job")

    def test_without_rows_it_ends_and_makes_no_model(self):
        spark = unittest.mock.Mock()
        spark.read.table.return_value.toPandas.return_value = types.SimpleNamespace(empty=True)
        with self.assertRaises(SystemExit) as ended, unittest.mock.patch.object(self.train.train, "log"):
            self.train.rows_of(spark, "home.silver.rows", "table")
        self.assertEqual(ended.exception.code, 3)

    def test_a_model_without_a_name_gets_no_alias(self):
        args = types.SimpleNamespace(model="", alias="challenger")
        self.assertIsNone(self.train.mark(args, types.SimpleNamespace(registered_model_version=None)))


class WorkspaceEmbedding(unittest.TestCase):
    embed = load("workspace-programs", "workspace_embed", "embed-job")

    def test_asks_an_endpoint_for_a_few_texts_at_once_and_makes_vectors_of_length_one(self):
        client = unittest.mock.Mock()
        client.serving_endpoints.query.side_effect = lambda name, input: types.SimpleNamespace(
            data=[types.SimpleNamespace(embedding=[3.0, 4.0]) for _ in input]
        )
        encode = self.embed.asks_endpoint(client, "gte", True)
        self.assertEqual(encode(["text"] * 65), [[0.6, 0.8]] * 65)
        self.assertEqual([len(call.kwargs["input"]) for call in client.serving_endpoints.query.call_args_list], [64, 1])

    def test_a_second_run_finds_in_its_table_what_is_done(self):
        marks = []
        spark = unittest.mock.Mock()
        spark.read.table.return_value.collect.side_effect = lambda: list(marks)
        spark.createDataFrame.side_effect = lambda rows, _: marks.extend(rows) or unittest.mock.Mock()
        first = self.embed.DoneTable(spark, "home.embed.done")
        first.add("a", "shoes")
        first.save()
        second = self.embed.DoneTable(spark, "home.embed.done")
        self.assertEqual([second.has("a", "shoes"), second.has("a", "boots")], [True, False])

    def test_files_are_named_by_where_they_lie_in_their_folder(self):
        source = "abfss://raw@account.dfs.core.windows.net/texts/"
        self.assertEqual(self.embed.name_in("abfss://raw@account.dfs.core.windows.net/texts/a/b.txt", source), "a/b.txt")
        self.assertEqual(self.embed.name_in("abfss://raw@account.dfs.core.windows.net/b.txt", "abfss://raw@account.dfs.core.windows.net/"), "b.txt")

    def test_an_index_that_takes_not_all_rows_ends_the_run(self):
        client = unittest.mock.Mock()
        client.vector_search_indexes.upsert_data_vector_index.return_value.status.value = "PARTIAL_SUCCESS"
        with self.assertRaises(SystemExit):
            self.embed.writes_index(client, "home.v.vectors")([("k", [1.0], {"text": "t", "source": "a"})])


class Inference(unittest.TestCase):
    inference = load("inference", "inference")

    def test_takes_rows_of_columns_and_nothing_else(self):
        self.assertEqual(self.inference.input_fn('{"a": 1}', "application/json"), [{"a": 1}])
        for body, kind in (("[1]", "application/json"), ("a,b", "text/csv")):
            with self.assertRaisesRegex(ValueError, "^400"):
                self.inference.input_fn(body, kind)

    def test_looks_up_what_a_row_lacks_and_keeps_what_it_brings(self):
        groups = [("user_id", lambda key: {"age": "7", "country": f"of {key}"})]
        self.assertEqual(self.inference.complete({"user_id": 5, "age": 8}, ["age", "country"], groups), {"user_id": 5, "age": 8, "country": "of 5"})
        self.assertEqual(self.inference.complete({"age": 8}, ["age"], groups), {"age": 8})

    def test_reads_the_address_of_the_feature_groups(self):
        self.assertEqual(self.inference.parse_features("sagemaker-features://eu-west-1/a,b"), ("eu-west-1", ["a", "b"]))
        with self.assertRaises(ValueError):
            self.inference.parse_features("feast://x")


if __name__ == "__main__":
    unittest.main()
