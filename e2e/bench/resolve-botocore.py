"""Prints the median milliseconds that botocore needs to choose credentials for one profile, its files read before."""
import statistics
import time

import botocore.session

base = botocore.session.Session()
config = base.full_config
times = []
for index in range(0, 60, 3):
    session = botocore.session.Session(profile="team-%d" % index)
    session._config = config
    start = time.perf_counter()
    session.get_credentials()
    times.append((time.perf_counter() - start) * 1000)
print(statistics.median(times))
