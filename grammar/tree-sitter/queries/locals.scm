; A file is one scope: the order of its declarations means nothing.

(source_file) @local.scope

(_
  name: (name) @local.definition)

(use_declaration
  alias: (name) @local.definition)

(imports
  import: (name) @local.definition)

(name) @local.reference
