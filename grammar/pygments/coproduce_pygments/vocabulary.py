"""The words of the language, in the order of the interpreter."""

# Never names, unless in backticks.
RESERVED = (
    "and", "or", "not", "at", "all", "any",
)

# What may begin a declaration.
DECLARING = (
    "model", "use", "object", "property", "actor", "action", "outcome", "environment",
    "offering", "value", "proposition", "constellation", "cocreation", "platform",
    "problem", "hypergame", "view", "exchange", "adoption", "pricing", "elevation",
    "evidence", "alternative", "law", "claim", "scenario", "course",
)

# Keywords in their places only.
OTHERS = (
    "a", "after", "alone", "always", "an", "approach", "are", "as", "assuming",
    "before", "below", "between", "by", "case", "cases", "cause", "changes", "chooses",
    "co_definition", "co_development", "co_elevation", "co_experience", "columns",
    "concerns", "consistency", "cost", "costs", "counterpart", "coverage", "crisp",
    "curation", "customer", "customers", "damped", "decided", "disputed", "dynamic",
    "elasticity", "empowerment", "enabled", "end", "expect", "expects", "first", "for",
    "from", "fuzzy", "generative", "given", "good", "grows", "holds", "hosts",
    "identify", "idiot", "in", "includes", "interactions", "involvement", "irrelevant",
    "is", "lacks", "lasting", "learning", "least", "like", "likelihood", "likely",
    "logic", "missing", "necessary", "nets", "never", "no", "of", "on", "otherwise",
    "outsider", "participate", "pays", "people", "per", "period", "periods", "physical",
    "potential", "pri", "produce", "producer", "producers", "product", "promises",
    "providers", "provides", "reaches", "refused", "requires", "resolved", "rises",
    "row", "rows", "sees", "service", "set", "share", "simultaneous", "social",
    "source", "start", "subcontractor", "sufficient", "supplier", "sympathize", "terms",
    "tests", "the", "to", "unknown", "update", "weighs", "with", "within", "without",
    "worth", "yes", "youngster",
)
