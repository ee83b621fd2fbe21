"""The gate for CI: budgets that a report or a conformance must keep, and the accepted findings."""
