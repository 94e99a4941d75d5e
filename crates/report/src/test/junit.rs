//! The results of tests in the form of `JUnit`.

use crate::findings::junit::{attribute, text, unread};
use crate::test::{TestCase, Tested};
use crate::wire::TOOL;
use std::io::{Result, Write};

impl Tested {
    /// Writes a report in the form of `JUnit`: a suite for each file, and what could not be read.
    ///
    /// # Errors
    ///
    /// Those of the writer.
    pub fn render_junit(&self, refused: &[String], out: &mut dyn Write) -> Result<()> {
        let mut suites: indexmap::IndexMap<&str, Vec<&TestCase>> = indexmap::IndexMap::new();
        for case in &self.cases {
            suites.entry(&case.file).or_default().push(case);
        }
        let failures = |cases: &[&TestCase]| cases.iter().filter(|case| case.why.is_some()).count();
        let (failed, errors) = (failures(&self.cases.iter().collect::<Vec<_>>()), refused.len());
        let (tool, tests) = (TOOL, self.cases.len() + errors);
        writeln!(out, r#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
        writeln!(out, r#"<testsuites name="{tool}" tests="{tests}" failures="{failed}" errors="{errors}">"#)?;
        for (file, cases) in &suites {
            let (name, failed) = (attribute(file), failures(cases));
            writeln!(out, r#"  <testsuite name="{name}" tests="{}" failures="{failed}" errors="0">"#, cases.len())?;
            for case in cases {
                let title = attribute(&case.name);
                let Some(why) = &case.why else {
                    writeln!(out, r#"    <testcase name="{title}" classname="{name}"/>"#)?;
                    continue;
                };
                let told = format!("{}:{}:{}: {}", case.file, case.line, case.column, why.lines().join("\n"));
                let (kind, message) = (case.status.word(), attribute(&why.message));
                writeln!(out, r#"    <testcase name="{title}" classname="{name}">"#)?;
                writeln!(out, r#"      <failure type="{kind}" message="{message}">{}</failure>"#, text(&told))?;
                writeln!(out, "    </testcase>")?;
            }
            writeln!(out, "  </testsuite>")?;
        }
        unread(refused, out)?;
        writeln!(out, "</testsuites>")
    }
}
