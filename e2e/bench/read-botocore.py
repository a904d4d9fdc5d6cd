"""Prints the milliseconds that botocore needs for `full_config` of the home it runs in: median, first. Argument: rounds."""
import statistics
import sys
import time

import botocore.session

times = []
for _ in range(int(sys.argv[1])):
    session = botocore.session.Session()
    start = time.perf_counter()
    session.full_config
    times.append((time.perf_counter() - start) * 1000)
print(statistics.median(times), times[0])
