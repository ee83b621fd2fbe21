"""One module for each format of a procedural model that is written."""
