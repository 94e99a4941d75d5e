//! The rules about texts, names, kinds and numbers: what is found before a model is known, one file each.

mod broken_module;
mod duplicate_name;
mod environment_conflict;
mod import_cycle;
mod invalid_manifest;
mod invalid_table;
mod number_out_of_range;
mod shadowed_name;
mod syntax_error;
mod unknown_module;
mod unknown_name;
mod wrong_kind;

pub use broken_module::RULE as BROKEN_MODULE;
pub use duplicate_name::RULE as DUPLICATE_NAME;
pub use environment_conflict::RULE as ENVIRONMENT_CONFLICT;
pub use import_cycle::RULE as IMPORT_CYCLE;
pub use invalid_manifest::RULE as INVALID_MANIFEST;
pub use invalid_table::RULE as INVALID_TABLE;
pub use number_out_of_range::RULE as NUMBER_OUT_OF_RANGE;
pub use shadowed_name::RULE as SHADOWED_NAME;
pub use syntax_error::RULE as SYNTAX_ERROR;
pub use unknown_module::RULE as UNKNOWN_MODULE;
pub use unknown_name::RULE as UNKNOWN_NAME;
pub use wrong_kind::RULE as WRONG_KIND;
