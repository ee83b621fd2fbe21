"""Discovery and conformance: the only place that knows pm4py.

It is imported inside functions, for it takes seconds, prints a banner and draws progress bars.
"""
