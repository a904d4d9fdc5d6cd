"""Prints as JSON what botocore uses for the home folder and environment it runs in: `botocore-answer.py [PROFILE]`."""
import json
import sys

import botocore.session

profile = sys.argv[1] if len(sys.argv) > 1 else None
session = botocore.session.Session(profile=profile)
answer = {"region": session.get_config_variable("region"), "output": session.get_config_variable("output")}
try:
    credentials = session.get_credentials()
    answer["key"] = None if credentials is None else credentials.get_frozen_credentials().access_key
    answer["method"] = None if credentials is None else credentials.method
except Exception as error:
    answer["error"] = type(error).__name__
print(json.dumps(answer))
