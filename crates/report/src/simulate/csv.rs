//! Simulations as CSV: one row for each side in each period.

use crate::page::sheet::cell;
use coproduce_core::ask::answer::Simulated;
use std::io::{Result, Write};

/// Writes all that is simulated. Prices have no period.
///
/// # Errors
///
/// Those of the writer.
pub fn render(result: &Simulated, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "name,update,period,side,value")?;
    let mut row = |name: &str, update: &str, period: Option<u32>, side: &str, value: f64| {
        let period = period.map(|period| period.to_string()).unwrap_or_default();
        writeln!(out, "{},{},{period},{},{value}", cell(name), cell(update), cell(side))
    };
    for report in result.adoptions.iter().map(|one| &one.report) {
        for period in &report.trajectory {
            let values = [period.shares.customers, period.shares.providers];
            for (side, value) in report.sides.iter().zip(values) {
                row(&report.adoption, &report.update, Some(period.period), side, value)?;
            }
        }
    }
    for report in result.pricings.iter().map(|one| &one.report) {
        for side in report.sides.iter().flatten() {
            row(&report.pricing, report.model, None, &side.side, side.price)?;
        }
    }
    for report in result.elevations.iter().map(|one| &one.report) {
        for rise in &report.trajectory {
            row(&report.elevation, "", rise.period, &report.expecting, rise.expects)?;
            row(&report.elevation, "", rise.period, &report.providing, rise.provides)?;
        }
    }
    Ok(())
}
