"""What protects people: the key of pseudonyms, logs without names, and the risk that is left."""
