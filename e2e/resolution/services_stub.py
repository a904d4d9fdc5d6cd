"""Answers in the process what AWS's services would be asked, so that a role or a sign-in can be followed without AWS.

The access key ID that a stand-in gives spells how it was come by: `ASIA(arn<AKIA…)` is a role assumed with that key.
No other host is reached.
"""
import datetime
import importlib
import io
import json
import re
from urllib.parse import parse_qs, urlsplit
from xml.sax.saxutils import escape

FAR = "2099-01-01T00:00:00Z"
SECRET = "example"

STS_ANSWER = (
    '<{action}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><{action}Result><Credentials>'
    "<AccessKeyId>{key}</AccessKeyId><SecretAccessKey>example</SecretAccessKey><SessionToken>example</SessionToken>"
    "<Expiration>" + FAR + "</Expiration></Credentials><AssumedRoleUser>"
    "<Arn>arn:aws:sts::111122223333:assumed-role/example/example</Arn><AssumedRoleId>AROAEXAMPLE:example</AssumedRoleId>"
    "</AssumedRoleUser></{action}Result></{action}Response>"
)

#: What STS was asked, in order; emptied by whoever asks the next question.
calls = []
#: Whether instance metadata answers, and what time it is, in seconds since the epoch.
state = {"imds": True, "now": 0.0}

REAL = datetime.datetime


class AnyTime(type):
    def __instancecheck__(cls, value):
        return isinstance(value, REAL)


class FixedTime(REAL, metaclass=AnyTime):
    """The time of the question instead of the clock's."""

    @classmethod
    def now(cls, tz=None):
        return REAL.fromtimestamp(state["now"], tz)


class FixedModule:
    timedelta = datetime.timedelta
    datetime = FixedTime


class Body(io.BytesIO):
    def stream(self, *args, **options):
        yield self.read()


def text_of(value):
    return value.decode() if isinstance(value, bytes) else value if isinstance(value, str) else value.read().decode()


def answer_sts(request):
    query = {name: values[0] for name, values in parse_qs(text_of(request.body or b"")).items()}
    signer = re.search("Credential=(.*?)/[0-9]{8}/", text_of(request.headers.get("Authorization", "")))
    session = query["RoleSessionName"]
    calls.append(
        {
            "roleArn": query["RoleArn"],
            "externalId": query.get("ExternalId"),
            "sessionName": None if session.startswith("botocore-session-") else session,
            "mfaSerial": query.get("SerialNumber"),
        }
    )
    arn = query["RoleArn"].replace("/", ".")
    key = "ASIA({}<{})".format(arn, signer.group(1) if signer else "UNSIGNED")
    return "text/xml", STS_ANSWER.format(action=query["Action"], key=escape(key))


def answer_portal(url):
    query = parse_qs(url.query)
    role, account = (query.get(name, [""])[0] for name in ("role_name", "account_id"))
    key = "SSO({}@{})".format(role, account)
    keys = {"accessKeyId": key, "secretAccessKey": SECRET, "sessionToken": SECRET, "expiration": 4070908800000}
    return "application/json", json.dumps({"roleCredentials": keys})


def keys_of(name):
    return json.dumps({"AccessKeyId": name, "SecretAccessKey": SECRET, "Token": SECRET, "Expiration": FAR})


def answer_metadata(url):
    if "/api/token" in url.path:
        return "text/plain", "token"
    if "/placement/" in url.path:
        return "text/plain", "region-of-metadataa"
    return "text/plain", keys_of("IMDS") if url.path.endswith("/role") else "role"


def answer(request, exceptions):
    url = urlsplit(request.url)
    host = url.hostname or ""
    if host.startswith("sts."):
        return answer_sts(request)
    if host.startswith("portal.sso."):
        return answer_portal(url)
    if host.startswith("oidc."):
        return "application/json", json.dumps({"accessToken": SECRET, "expiresIn": 3600, "tokenType": "Bearer"})
    if host in ("169.254.169.254", "fd00:ec2::254"):
        if state["imds"]:
            return answer_metadata(url)
        raise exceptions.ConnectTimeoutError(endpoint_url=request.url)
    return "application/json", keys_of("CONTAINER")


def patch(package):
    """Takes the place of the network and of the clock in one of botocore's packagings."""
    names = ("httpsession", "awsrequest", "exceptions", "credentials", "tokens")
    httpsession, awsrequest, exceptions, credentials, tokens = (
        importlib.import_module(package + "." + name) for name in names
    )

    def send(self, request):
        kind, text = answer(request, exceptions)
        return awsrequest.AWSResponse(request.url, 200, {"content-type": kind}, Body(text.encode()))

    httpsession.URLLib3Session.send = send
    credentials.datetime = FixedModule
    tokens.datetime = FixedTime
