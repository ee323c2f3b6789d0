"""
Writes packages/vendor-schemas/src/databricks.data.json: what Databricks' own Python client says about the resource types below – verbs, addresses,
queries and every field of a request with its type, allowed values and whether it is required. Knows nothing of how Zerolake fills those fields.

    python3 scripts/vendor-schemas/databricks.py                 downloads the client to a temporary folder (needs pip and network)
    python3 scripts/vendor-schemas/databricks.py --from FOLDER   reads an unpacked wheel, e.g. of a newer client

The client is generated from Databricks' specification, which is not published itself: its sources are read, never run.
"""

import ast
import json
import pathlib
import subprocess
import sys
import tempfile
import zipfile

CLIENT = "databricks-sdk==0.162.0"
TARGET = pathlib.Path(__file__).parents[2] / "packages/vendor-schemas/src/databricks.data.json"

TABLES = ("catalog", "TablesAPI")

# Type of ours: the client's module and class, and the method behind each verb; a method of another class is named with it.
TYPES = {
    "databricks.alert": ("sql", "AlertsV2API", {"create": "create_alert", "get": "get_alert", "list": "list_alerts", "update": "update_alert", "delete": "trash_alert"}),
    "databricks.catalog": ("catalog", "CatalogsAPI", {"create": "create", "get": "get", "list": "list", "update": "update", "delete": "delete"}),
    "databricks.clusterPolicy": ("compute", "ClusterPoliciesAPI", {"create": "create", "get": "get", "list": "list", "update": "edit", "delete": "delete"}),
    "databricks.connection": ("catalog", "ConnectionsAPI", {"create": "create", "get": "get", "update": "update", "delete": "delete"}),
    "databricks.credential": ("catalog", "CredentialsAPI", {"create": "create_credential", "get": "get_credential", "update": "update_credential", "delete": "delete_credential"}),
    "databricks.experiment": ("ml", "ExperimentsAPI", {"create": "create_experiment", "get": "get_experiment", "list": "list_experiments", "delete": "delete_experiment"}),
    "databricks.externalLocation": ("catalog", "ExternalLocationsAPI", {"create": "create", "get": "get", "update": "update", "delete": "delete"}),
    "databricks.featureTable": ("sql", "StatementExecutionAPI", {"create": "execute_statement", "get": (*TABLES, "get"), "delete": (*TABLES, "delete")}),
    # A right is given and taken by the same call.
    "databricks.grant": ("catalog", "GrantsAPI", {"create": "update", "get": "get", "delete": "update"}),
    "databricks.instanceProfile": ("compute", "InstanceProfilesAPI", {"create": "add", "list": "list", "delete": "remove"}),
    "databricks.job": ("jobs", "JobsAPI", {"create": "create", "get": "get", "list": "list", "update": "reset", "delete": "delete"}),
    "databricks.onlineStore": ("ml", "FeatureStoreAPI", {"create": "create_online_store", "get": "get_online_store", "update": "update_online_store", "delete": "delete_online_store"}),
    "databricks.onlineTable": ("ml", "FeatureStoreAPI", {"create": "publish_table", "get": (*TABLES, "get"), "delete": "delete_online_table"}),
    "databricks.policyAccess": ("compute", "ClusterPoliciesAPI", {"create": "set_permissions", "get": "get_permissions", "update": "set_permissions", "delete": "set_permissions"}),
    "databricks.registeredModel": ("catalog", "RegisteredModelsAPI", {"create": "create", "get": "get", "update": "update", "delete": "delete"}),
    "databricks.schema": ("catalog", "SchemasAPI", {"create": "create", "get": "get", "list": "list", "update": "update", "delete": "delete"}),
    "databricks.servedModel": ("serving", "ServingEndpointsAPI", {"get": "get"}),
    "databricks.servicePrincipal": ("iam", "ServicePrincipalsV2API", {"create": "create", "get": "get", "list": "list", "delete": "delete"}),
    "databricks.servingAccess": ("serving", "ServingEndpointsAPI", {"create": "set_permissions", "get": "get_permissions", "update": "set_permissions", "delete": "set_permissions"}),
    "databricks.servingEndpoint": ("serving", "ServingEndpointsAPI", {"create": "create", "get": "get", "update": "update_config", "delete": "delete"}),
    "databricks.storageCredential": ("catalog", "StorageCredentialsAPI", {"create": "create", "get": "get", "update": "update", "delete": "delete"}),
    "databricks.user": ("iam", "UsersV2API", {"create": "create", "get": "get", "list": "list", "delete": "delete"}),
    "databricks.vectorEndpoint": ("vectorsearch", "VectorSearchEndpointsAPI", {"create": "create_endpoint", "get": "get_endpoint", "delete": "delete_endpoint"}),
    "databricks.vectorIndex": ("vectorsearch", "VectorSearchIndexesAPI", {"create": "create_index", "get": "get_index", "delete": "delete_index"}),
    "databricks.volume": ("catalog", "VolumesAPI", {"create": "create", "get": "read", "update": "update", "delete": "delete"}),
    "databricks.warehouse": ("sql", "WarehousesAPI", {"create": "create", "get": "get", "list": "list", "update": "edit", "delete": "delete"}),
}

SCALARS = {"str": "string", "int": "integer", "float": "number", "bool": "boolean", "any": "any", "Any": "any", "object": "any"}


class Client:
    """The client's sources as syntax trees; schemas that types reach are collected on the way."""

    def __init__(self, folder):
        self.folder = folder / "databricks/sdk/service"
        self.modules = {}
        self.schemas = {}

    def classes(self, module):
        if module not in self.modules:
            tree = ast.parse((self.folder / f"{module}.py").read_text())
            self.modules[module] = {node.name: node for node in tree.body if isinstance(node, ast.ClassDef)}
        return self.modules[module]

    def field(self, annotation, module):
        """The compact form of a type annotation."""
        if isinstance(annotation, ast.Constant):
            return self.field(ast.parse(annotation.value, mode="eval").body, module)
        if isinstance(annotation, ast.Subscript):
            outer = annotation.value.id
            if outer == "Optional":
                return self.field(annotation.slice, module)
            if outer in ("List", "Iterator"):
                return {"type": "array", "of": self.field(annotation.slice, module)}
            return {"type": "map", "of": self.field(annotation.slice.elts[1], module)}
        if isinstance(annotation, ast.Attribute):
            return self.named(annotation.attr, annotation.value.id)
        return self.named(annotation.id, module)

    def named(self, name, module):
        if name in SCALARS:
            return {"type": SCALARS[name]}
        node = self.classes(module).get(name)
        if node is None:
            return {"type": "any"}
        if any(isinstance(base, ast.Name) and base.id == "Enum" for base in node.bases):
            return {"type": "string", "enum": sorted(item.value.value for item in node.body if isinstance(item, ast.Assign))}
        return {"type": "object", "ref": self.schema(name, module)}

    def schema(self, name, module):
        """Fields of a data class, under the keys that it has in JSON."""
        reference = f"{module}/{name}"
        if reference in self.schemas:
            return reference
        fields = self.schemas[reference] = {}
        node = self.classes(module)[name]
        keys = {attribute: key for attribute, key in json_keys(method_of(node, "as_dict"))}
        for item in node.body:
            if isinstance(item, ast.AnnAssign):
                attribute = item.target.id
                required = {} if item.value is not None else {"required": True}
                fields[keys.get(attribute, attribute)] = {**self.field(item.annotation, module), **required}
        return reference

    def method(self, module, api, name):
        """One call: its address and queries from what it hands to the transport, its fields from its parameters."""
        function = method_of(self.classes(module)[api], name)
        verb, path = address_of(function)
        described = {"verb": verb, "path": path, "query": sorted(written_keys(function, "query")), "id": f"{module}.{api}.{name}"}
        whole = whole_body(function)
        if whole:
            annotations = {argument.arg: argument.annotation for argument in [*function.args.args, *function.args.kwonlyargs]}
            return {**described, "request": self.schema(annotations[whole].id, module)}
        body = written_keys(function, "body")
        return described if not body else {**described, "request": self.request(function, module, api, body)}

    def request(self, function, module, api, body):
        reference = f"{module}/{api}.{function.name}"
        arguments = function.args
        positional = arguments.args[1:]
        required = {argument.arg for argument in positional[: len(positional) - len(arguments.defaults)]}
        required |= {argument.arg for argument, default in zip(arguments.kwonlyargs, arguments.kw_defaults) if default is None}
        annotations = {argument.arg: argument.annotation for argument in [*positional, *arguments.kwonlyargs]}
        self.schemas[reference] = {
            key: {**self.field(annotations[name], module), **({"required": True} if name in required else {})}
            for key, name in body.items()
            if name in annotations
        }
        return reference


def method_of(node, name):
    return next(item for item in node.body if isinstance(item, ast.FunctionDef) and item.name == name)


def json_keys(function):
    """`if self.x is not None: body["y"] = …` gives x and y."""
    for node in ast.walk(function):
        if isinstance(node, ast.If):
            attribute = next((part.attr for part in ast.walk(node.test) if isinstance(part, ast.Attribute)), None)
            for item in node.body:
                if isinstance(item, ast.Assign) and isinstance(item.targets[0], ast.Subscript):
                    yield attribute, item.targets[0].slice.value


def whole_body(function):
    """`body = x.as_dict()` gives x: the parameter is the body."""
    for node in ast.walk(function):
        is_body = isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == "body"
        if is_body and isinstance(node.value, ast.Call) and getattr(node.value.func, "attr", "") == "as_dict":
            return node.value.func.value.id
    return None


def written_keys(function, variable):
    """`if x is not None: body["y"] = …` gives y → x."""
    found = {}
    for node in ast.walk(function):
        if not isinstance(node, ast.If):
            continue
        name = next((part.id for part in ast.walk(node.test) if isinstance(part, ast.Name)), None)
        for item in node.body:
            target = item.targets[0] if isinstance(item, ast.Assign) else None
            if isinstance(target, ast.Subscript) and isinstance(target.value, ast.Name) and target.value.id == variable:
                found[target.slice.value] = name
    return found


def address_of(function):
    """Verb and path of the call; variable parts are `{}`."""
    call = next(node for node in ast.walk(function) if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "do")
    verb, path = call.args[0].value, call.args[1]
    if isinstance(path, ast.JoinedStr):
        return verb, "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in path.values)
    return verb, path.value


def located(method, module, api):
    return method if isinstance(method, tuple) else (module, api, method)


def main(folder):
    client = Client(folder)
    types = {
        name: {"host": "{}", "methods": {verb: client.method(*located(method, module, api)) for verb, method in methods.items()}}
        for name, (module, api, methods) in TYPES.items()
    }
    document = {"source": f"PyPI {CLIENT}", "licence": "Apache-2.0", "types": types, "schemas": dict(sorted(client.schemas.items()))}
    TARGET.write_text(json.dumps(document, separators=(",", ":"), ensure_ascii=False) + "\n")
    print(f"{len(types)} types, {len(client.schemas)} schemas")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--from"]:
        main(pathlib.Path(sys.argv[2]))
    else:
        with tempfile.TemporaryDirectory() as temporary:
            subprocess.run(["pip", "download", "--quiet", "--no-deps", "--dest", temporary, CLIENT], check=True)
            wheel = next(pathlib.Path(temporary).glob("*.whl"))
            zipfile.ZipFile(wheel).extractall(temporary)
            main(pathlib.Path(temporary))
