//! The binary `coproduce`: see [`coproduce_cli`].

use std::process::ExitCode;

fn main() -> ExitCode {
    coproduce_cli::main()
}
