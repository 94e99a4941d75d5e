; As Neovim reads them; the canonical form indents by two spaces.

[
  (block)
  (imports)
  (parenthesized_condition)
  (group)
] @indent.begin

[
  "}"
  ")"
] @indent.branch @indent.end

(ERROR
  "{") @indent.begin

[
  (comment)
  (documentation)
] @indent.ignore
