//! A situation with all that follows in it, kept from one question to the next.

use super::changed::Moment;
use super::session::Session;
use super::situation::Situation;
use coproduce_core::analysis::{DEFAULT_LIMIT, Inquiry, Setting};
use coproduce_core::kernel;
use std::rc::Rc;

/// A situation in the numbers of a model, closed.
#[derive(Debug)]
pub(super) struct Settled {
    moment: Moment,
    /// The situation.
    pub setting: Setting,
    situation: kernel::Situation,
    values: Vec<u8>,
}

impl Settled {
    /// None where no environment is chosen.
    pub fn of(moment: Moment) -> Option<Self> {
        let (setting, situation, values) = {
            let program = &moment.reading.program;
            let setting = moment.situation.setting(&moment.reading)?;
            let inquiry = setting.inquiry(&program.kernel, &program.networks);
            (setting, inquiry.situation, inquiry.values)
        };
        Some(Self { moment, setting, situation, values })
    }

    fn inquiry_in<'p>(&self, program: &'p coproduce_core::Program) -> Inquiry<'p> {
        Inquiry {
            kernel: &program.kernel,
            network: program.networks.of(&program.kernel, self.situation.environment),
            situation: self.situation.clone(),
            values: self.values.clone(),
            limit: DEFAULT_LIMIT,
        }
    }
}

impl Session {
    /// A situation, settled; the last one that was asked about is remembered. None where no environment is chosen.
    pub(super) fn settled(&self, situation: &Situation) -> Option<Rc<Settled>> {
        let moment = Moment { reading: Rc::clone(&self.reading), situation: situation.clone() };
        let known = self.settled.borrow().clone().filter(|known| known.moment == moment);
        if known.is_some() {
            return known;
        }
        let settled = Rc::new(Settled::of(moment)?);
        *self.settled.borrow_mut() = Some(Rc::clone(&settled));
        Some(settled)
    }

    /// The inquiry of a settled situation, which lives as long as the session's reading.
    pub(super) fn inquiry_of(&self, settled: &Settled) -> Inquiry<'_> {
        settled.inquiry_in(&self.reading.program)
    }
}
