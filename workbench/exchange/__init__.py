"""Hand a case over so that others can check it: packages, their verifier, other formats."""
