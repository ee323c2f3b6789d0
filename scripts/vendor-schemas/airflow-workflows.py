"""
Writes packages/vendor-schemas/src/airflow-workflows.data.json: which operators and which parameters Amazon lets stand in a workflow of MWAA Serverless, by
its own converter.

    python3 scripts/vendor-schemas/airflow-workflows.py                 downloads the converter to a temporary folder (needs pip and network)
    python3 scripts/vendor-schemas/airflow-workflows.py --from FOLDER   reads an unpacked wheel, e.g. of a newer one
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile
import zipfile

CONVERTER = "python-to-yaml-dag-converter-mwaa-serverless==0.1.4"
TARGET = pathlib.Path(__file__).parents[2] / "packages/vendor-schemas/src/airflow-workflows.data.json"
FIELD = re.compile(r"^  ([\w-]+):", re.MULTILINE)


def fields(section):
    return sorted(set(FIELD.findall(section)))


def main(folder):
    sections = (folder / "dag_converter/validator_schema.yaml").read_text().split("\n---\n")
    dag = next(section for section in sections if section.startswith("dag:"))
    task = next(section for section in sections if section.startswith("task:"))
    defaults = re.search(r"default_args: map\(key=enum\(([^)]*)\)", dag).group(1)
    operators = re.search(r"\n  operator:\s*enum\(([^)]*)\)", task).group(1)
    document = {
        "source": f"PyPI {CONVERTER}",
        "licence": "Apache-2.0",
        "workflow": fields(dag),
        "defaults": sorted(re.findall(r'"([^"]+)"', defaults)),
        "task": fields(task),
        "operators": sorted(re.findall(r'"([^"]+)"', operators)),
    }
    TARGET.write_text(json.dumps(document, separators=(",", ":")) + "\n")
    print(f"{len(document['operators'])} operators, {len(document['task'])} parameters of tasks")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--from"]:
        main(pathlib.Path(sys.argv[2]))
    else:
        with tempfile.TemporaryDirectory() as temporary:
            subprocess.run(["pip", "download", "--quiet", "--no-deps", "--dest", temporary, CONVERTER], check=True)
            zipfile.ZipFile(next(pathlib.Path(temporary).glob("*.whl"))).extractall(temporary)
            main(pathlib.Path(temporary))
