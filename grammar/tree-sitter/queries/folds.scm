[
  (block)
  (imports)
] @fold
