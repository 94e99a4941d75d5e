//! The binary `coproduce`: see [`coproduce::cli`].

use std::process::ExitCode;

fn main() -> ExitCode {
    coproduce::cli::main()
}
