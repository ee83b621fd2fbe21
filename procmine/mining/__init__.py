"""Discovery and conformance: the only place that knows pm4py and r4pm.

Both are imported inside functions: pm4py takes seconds, prints a banner and draws progress bars.
"""
