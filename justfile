# The habits of the project; `just` lists them.

_list:
    @just --list --unsorted

# Format, lints, tests, documentation: what must pass before a change is handed in.
check:
    bash .ci/test

# Tests alone.
test *ARGS:
    cargo test --locked --workspace {{ARGS}}

# Rust sources and example models in their canonical form.
fmt:
    cargo fmt --all
    cargo run --quiet --locked -- fmt examples

# The documentation of the library.
docs:
    RUSTDOCFLAGS="-D warnings" cargo doc --locked --workspace --no-deps

# The interpreter against six independent ones: three that try every situation, on `COPRODUCE_MODELS` random models, an answer set solver, AEON for steady states, and the formulas of comparative analysis for evidence (needs Python).
judge:
    COPRODUCE_MODELS=${COPRODUCE_MODELS:-10000} cargo test --release --locked --test judgement
    COPRODUCE_MODELS=${COPRODUCE_MODELS:-10000} cargo test --release --locked --test second_evaluator
    COPRODUCE_MODELS=${COPRODUCE_MODELS:-10000} cargo test --release --locked --test courses
    cargo test --release --locked --test faulttrees -- --include-ignored
    cargo build --release --locked
    python3 -m venv target/judges
    target/judges/bin/pip install --quiet --requirement tests/judges/requirements.txt
    target/judges/bin/python tests/judges/clingo.py target/release/coproduce --models 500
    target/judges/bin/python tests/judges/aeon.py target/release/coproduce --networks 1000
    target/judges/bin/python tests/judges/aeon.py target/release/coproduce tests/bnet/li2004.bnet
    python3 tests/judges/qca.py target/release/coproduce --models 3000

# Generated models of up to 100,000 laws beside plain Python, the table of names beside a general map, and the ways to read laws beside one another.
bench:
    cargo build --profile dist --locked
    python3 bench/whole_process.py target/dist/coproduce
    python3 bench/necessary.py target/dist/coproduce
    python3 bench/courses.py target/dist/coproduce
    python3 bench/evidence.py target/dist/coproduce
    python3 bench/growth.py target/dist/coproduce
    cargo test --release --locked --package coproduce-core --lib table -- --ignored --nocapture
    cargo bench --locked --bench faulttrees
    cargo bench --locked --bench layered
    cargo bench --locked --bench reading

# The grammars for editors, sites and papers, at length (needs Python, Node and Emacs).
grammars:
    grammar/tree-sitter/check
    grammar/pygments/check
    grammar/textmate/check
    emacs --batch --directory editors/emacs --load editors/emacs/test.el --funcall ert-run-tests-batch-and-exit

# Reports and playgrounds in a browser, with so many random situations of every example (needs Node and Chromium).
browser SWITCHINGS="20":
    bash tests/browser/run {{SWITCHINGS}}

# The language server with real clients, and the extension for VS Code (needs Python and Node; Neovim and Emacs with Eglot where they are).
editors EDITS="300":
    bash tests/editors/run {{EDITS}}
    bash editors/vscode/pack
    npm --prefix editors/vscode test

# Git itself against the reader of its repositories.
judge-git:
    cargo test --locked --package coproduce-git

# The licences and origins of all dependencies (needs cargo-deny).
deny:
    cargo deny --locked check
