"""Put on PYTHONPATH of the real tools, so that a role or a sign-in can be followed without AWS.

STS and the IAM Identity Center portal are answered in the process; the access key ID that they give spells how
it was got: `ASIA(Admin(AKIA…))` is role Admin, assumed with that key. Every other host is refused.
"""
import io
import json
import re
from urllib.parse import parse_qs, urlsplit

STS_ANSWER = (
    '<{action}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><{action}Result><Credentials>'
    "<AccessKeyId>{key}</AccessKeyId><SecretAccessKey>example</SecretAccessKey><SessionToken>example</SessionToken>"
    "<Expiration>2099-01-01T00:00:00Z</Expiration></Credentials><AssumedRoleUser>"
    "<Arn>arn:aws:sts::111122223333:assumed-role/example/example</Arn><AssumedRoleId>AROAEXAMPLE:example</AssumedRoleId>"
    "</AssumedRoleUser></{action}Result></{action}Response>"
)


class Body(io.BytesIO):
    def stream(self, *args, **options):
        yield self.read()


def answer_sts(request):
    raw = request.body or b""
    text = raw.decode() if isinstance(raw, bytes) else raw if isinstance(raw, str) else raw.read().decode()
    query = parse_qs(text)
    header = request.headers.get("Authorization", "")
    header = header.decode() if isinstance(header, bytes) else header
    signer = re.search("Credential=([^/]+)/", header)
    role = query["RoleArn"][0].split("/")[-1]
    key = "ASIA({}({}))".format(role, signer.group(1) if signer else "unsigned")
    return "text/xml", STS_ANSWER.format(action=query["Action"][0], key=key)


def answer_portal(url):
    query = parse_qs(url.query)
    key = "ASIA({}@{})".format(query["role_name"][0], query["account_id"][0])
    credentials = {"accessKeyId": key, "secretAccessKey": "example", "sessionToken": "example", "expiration": 4070908800000}
    return "application/json", json.dumps({"roleCredentials": credentials})


def patch(httpsession, awsrequest, exceptions):
    def send(self, request):
        url = urlsplit(request.url)
        if url.hostname.startswith("sts."):
            kind, text = answer_sts(request)
        elif url.hostname.startswith("portal.sso."):
            kind, text = answer_portal(url)
        else:
            raise exceptions.EndpointConnectionError(endpoint_url=request.url)
        return awsrequest.AWSResponse(request.url, 200, {"content-type": kind}, Body(text.encode()))

    httpsession.URLLib3Session.send = send


for package in ("botocore", "awscli.botocore"):
    try:
        modules = [__import__(package + "." + name, fromlist=["x"]) for name in ("httpsession", "awsrequest", "exceptions")]
    except ImportError:
        continue
    patch(*modules)
