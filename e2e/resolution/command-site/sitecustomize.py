"""Put on PYTHONPATH of the real `aws` command: it asks nobody, and its clock shows the time that the test chose."""
import getpass
import json
import os
import sys

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
getpass.getpass = lambda prompt="": "123456"

import services_stub

services_stub.state.update(json.loads(os.environ.pop("KEYWAY_TEST_STATE", "{}")))
# Version 2 brings its own botocore, which must be loaded before any other; parts of it may still use the other.
for package in ("awscli.botocore", "botocore"):
    try:
        services_stub.patch(package)
    except ImportError:
        continue
