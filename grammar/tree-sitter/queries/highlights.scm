; Later patterns win.

(comment) @comment

(documentation) @comment.documentation

(text) @string

(number) @number

[
  "+"
  "-"
  "*"
  "/"
] @operator

[
  "{"
  "}"
  "("
  ")"
] @punctuation.bracket

"," @punctuation.delimiter

; Names: what is declared, and what is mentioned.

(name) @variable

(path
  (name) @module)

(qualified_name
  module: (name) @module)

(use_declaration
  path: (name) @module)

(use_declaration
  alias: (name) @module)

(_
  name: (name) @type.definition
  label: (text)? @string.special)

[
  (model_declaration
    name: (name) @module)
  (law_declaration
    name: (name) @function)
  (row_clause
    name: (name) @label)
]

; Words: those that connect conditions, those that begin a declaration, and the others.

[
  "and"
  "or"
  "not"
  "all"
  "any"
  "at"
] @keyword.operator

[
  "model"
  "object"
  "property"
  "actor"
  "action"
  "outcome"
  "environment"
  "offering"
  "value"
  "proposition"
  "constellation"
  "cocreation"
  "platform"
  "problem"
  "hypergame"
  "view"
  "exchange"
  "adoption"
  "pricing"
  "elevation"
  "evidence"
  "law"
  "claim"
  "scenario"
  "course"
] @keyword

"use" @keyword.import

[
  "after"
  "alone"
  "always"
  "approach"
  "are"
  "as"
  "assuming"
  "before"
  "below"
  "between"
  "by"
  "case"
  "cases"
  "cause"
  "changes"
  "chooses"
  "co_definition"
  "co_development"
  "co_elevation"
  "co_experience"
  "columns"
  "concerns"
  "consistency"
  "cost"
  "costs"
  "counterpart"
  "coverage"
  "crisp"
  "curation"
  "customer"
  "customers"
  "damped"
  "decided"
  "disputed"
  "dynamic"
  "elasticity"
  "empowerment"
  "enabled"
  "end"
  "expect"
  "expects"
  "for"
  "from"
  "fuzzy"
  "generative"
  "given"
  "good"
  "grows"
  "holds"
  "hosts"
  "identify"
  "idiot"
  "in"
  "includes"
  "interactions"
  "involvement"
  "irrelevant"
  "is"
  "lacks"
  "learning"
  "least"
  "like"
  "likelihood"
  "likely"
  "logic"
  "missing"
  "necessary"
  "nets"
  "never"
  "of"
  "on"
  "otherwise"
  "outsider"
  "participate"
  "pays"
  "people"
  "per"
  "period"
  "periods"
  "physical"
  "pri"
  "produce"
  "producer"
  "producers"
  "product"
  "promises"
  "providers"
  "provides"
  "reaches"
  "refused"
  "requires"
  "rises"
  "row"
  "rows"
  "sees"
  "service"
  "set"
  "share"
  "social"
  "source"
  "start"
  "subcontractor"
  "sufficient"
  "supplier"
  "sympathize"
  "terms"
  "tests"
  "to"
  "update"
  "weighs"
  "with"
  "within"
  "without"
  "worth"
  "youngster"
] @keyword

[
  "alternative"
  "lasting"
  "resolved"
  "simultaneous"
  "first"
  "potential"
  "a"
  "an"
  "the"
] @keyword.modifier

(cell) @constant.builtin

"unknown" @keyword

[
  "yes"
  "no"
] @constant.builtin
